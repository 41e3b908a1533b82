import type { Pair } from '../../../docker/instruction.ts'
import { defineRule } from '../../rule.ts'
import { isHoled } from './frontend.ts'

export const keyValueSyntax = defineRule({
  id: 'key-value-syntax',
  title: 'A key has no value, no name or an open quote',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses variables and labels that it cannot read. An image that
    cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#env',
    'https://docs.docker.com/reference/dockerfile/#label',
  ],
  equivalents: {
    dockerfilelint: ['label_invalid', 'invalid_format'],
    'dockerfile-utils': [
      'INVALID_SYNTAX',
      'SYNTAX_MISSING_EQUALS',
      'SYNTAX_MISSING_NAMES',
      'SYNTAX_MISSING_SINGLE_QUOTE',
      'SYNTAX_MISSING_DOUBLE_QUOTE',
    ],
  },
  fixable: false,
  examples: [
    {
      title: 'The second of two',
      bad: `
        FROM node:24-slim
        ENV NODE_ENV=production «PORT» 8080
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        ENV NODE_ENV=production PORT=8080
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ARG', 'ENV', 'LABEL'],
  check(instruction, { report }) {
    if (isHoled(instruction)) return
    for (const pair of instruction.pairs) {
      const { key, value } = pair
      const message = mistakeOf(pair, instruction.keyword)
      if (message === undefined) continue
      // The builder stops at the first one.
      return report({ at: value.isMissing ? key : value, message })
    }
  },
})

function mistakeOf({ key, value, isLegacy }: Pair, keyword: string): string | undefined {
  if (value.isMissing && isLegacy) return `"${key.written}" of ${keyword} has no value.`
  if (value.isMissing && keyword !== 'ARG') return `"${key.written}" of ${keyword} has no equals sign.`
  if (key.written === '') return `${keyword} has a value without a name.`
  return value.mistake?.kind === 'quote' ? `The value of "${key.written}" has a quote that is not closed.` : undefined
}
