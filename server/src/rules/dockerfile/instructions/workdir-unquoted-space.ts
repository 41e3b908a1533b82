import { defineRule } from '../../rule.ts'

export const workdirUnquotedSpace = defineRule({
  id: 'workdir-unquoted-space',
  title: 'WORKDIR has a blank without quotes',
  severity: 'info',
  profile: 'recommended',
  why: `
    All that follows WORKDIR is one path, with its blanks and with what looks like a comment. Files end up in a folder that
    nobody meant, and permissions that were set for another one do not count there.`,
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  equivalents: { dockerfilelint: ['invalid_workdir'] },
  fixable: 'safe',
  examples: [
    {
      title: 'A name of two words',
      bad: `
        FROM debian:13-slim
        WORKDIR «/opt/web shop»
        CMD ["./shop"]
      `,
      good: `
        FROM debian:13-slim
        WORKDIR "/opt/web shop"
        CMD ["./shop"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['WORKDIR'],
  check(instruction, { report }) {
    const path = instruction.argument(0)
    if (path.isUnknown) return
    const { written } = path
    // Quotes, escapes and the words of variables may take the blank in.
    if (!/\s/.test(written) || /["'\\`]|\$\{/.test(written)) return
    const isComment = /\s#/.test(written)
    report({
      at: path,
      message: `WORKDIR takes all of "${written}" for one path.`,
      fixes: [
        isComment
          ? undefined
          : { title: 'Put it in quotes', applicability: 'safe', changes: [path.replace(`"${written}"`)] },
      ],
    })
  },
})
