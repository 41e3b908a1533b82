import { defineRule } from '../../rule.ts'

export const argumentCount = defineRule({
  id: 'argument-count',
  title: 'An instruction has too few or too many words',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses an instruction without the words that it needs, and a FROM with more than it knows. An image that
    cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#overview'],
  equivalents: {
    dockerfilelint: ['required_params', 'missing_args', 'extra_args', 'invalid_line'],
    'dockerfile-utils': [
      'ARGUMENT_MISSING',
      'ARGUMENT_EXTRA',
      'ARGUMENT_REQUIRES_ONE',
      'ARGUMENT_REQUIRES_AT_LEAST_ONE',
      'ARGUMENT_REQUIRES_TWO',
      'ARGUMENT_REQUIRES_AT_LEAST_TWO',
      'ARGUMENT_REQUIRES_ONE_OR_THREE',
      'ARGUMENT_UNNECESSARY',
      'HEALTHCHECK_CMD_ARGUMENT_MISSING',
    ],
  },
  fixable: false,
  examples: [
    {
      title: 'A copy to nowhere',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        «COPY» server.js
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY server.js ./
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    const { keyword, heredocs, onbuild, stage } = instruction
    const count = instruction.arguments.length + instruction.pairs.length + heredocs.length
    const least = keyword === 'ONBUILD' && (onbuild || instruction.trigger) ? 0 : LEAST.get(keyword)
    if (least !== undefined && count < least) {
      report({ at: instruction, message: `${keyword} has ${count === 0 ? 'nothing behind it' : 'no destination'}.` })
    }
    if (keyword !== 'FROM' || onbuild || !stage) return
    if (count === 2) report({ at: instruction.argument(1), message: 'FROM has a second word, and no third one.' })
    if (count > 3) report({ at: instruction.argument(3), message: `FROM has ${count} words, and knows one or three.` })
  },
})

const LEAST: ReadonlyMap<string, number> = new Map([
  ...['ARG', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'ONBUILD', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'].map(
    (keyword) => [keyword, 1] as const,
  ),
  ['ADD', 2],
  ['COPY', 2],
])
