import { defineRule } from '../../rule.ts'

export const directiveCasing = defineRule({
  id: 'directive-casing',
  title: 'A directive is not in lower case',
  severity: 'hint',
  profile: 'strict',
  why: `
    A directive looks like a comment, and is read all the same. Written as all others write it, it is found by those who
    look for what changes how the file is read.`,
  references: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  equivalents: { 'dockerfile-utils': ['CASING_DIRECTIVE'] },
  fixable: 'safe',
  examples: [
    {
      title: 'In upper case',
      bad: {
        Dockerfile: `
        # «SYNTAX»=docker/dockerfile:1
        FROM node:24-slim
        CMD ["node", "server.js"]
      `,
      },
      good: {
        Dockerfile: `
        # syntax=docker/dockerfile:1
        FROM node:24-slim
        CMD ["node", "server.js"]
      `,
      },
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const { text } = dockerfile
    for (const { name, nameSpan: span } of dockerfile.directives) {
      const written = text.content.slice(span.start, span.end)
      if (written === name) continue
      report({
        at: { location: dockerfile.locate(span) },
        message: `The directive "${written}" is not in lower case.`,
        fixes: [
          {
            title: `Write ${name}`,
            applicability: 'safe',
            changes: [{ kind: 'edit', text, edit: { span, text: name }, refusal: undefined }],
          },
        ],
      })
    }
  },
})
