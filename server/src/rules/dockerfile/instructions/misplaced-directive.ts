import { defineRule } from '../../rule.ts'

export const misplacedDirective = defineRule({
  id: 'misplaced-directive',
  title: 'A directive is a mere comment',
  severity: 'info',
  profile: 'recommended',
  why: `
    Directives count only in the first lines of a file, above everything else. Elsewhere they are comments: the file is read
    by another syntax, or with other checks, than the one who reads it believes.`,
  references: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  fixable: false,
  examples: [
    {
      title: 'Below a comment',
      bad: `
        # The image of the shop.
        «# syntax=docker/dockerfile:1»
        FROM node:24-slim
      `,
      good: `
        # syntax=docker/dockerfile:1
        # The image of the shop.
        FROM node:24-slim
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    for (const { text, location } of dockerfile.comments) {
      const name = DIRECTIVE.exec(text)?.[0].split('=')[0]?.trim()
      if (name)
        report({
          at: { location },
          message: `The directive "${name}" stands below another line, and is a mere comment.`,
        })
    }
  },
})

const DIRECTIVE =
  /^(?:syntax[ \t]*=[ \t]*[\w.:-]+\/[\w./:@-]+$|escape[ \t]*=[ \t]*[\\`]$|check[ \t]*=[ \t]*(?:skip|error)=)/i
