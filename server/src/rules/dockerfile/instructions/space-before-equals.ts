import { replaceInLine } from '../../../docker/change.ts'
import { defineRule } from '../../rule.ts'

export const spaceBeforeEquals = defineRule({
  id: 'space-before-equals',
  title: 'A blank stands before an equals sign',
  severity: 'error',
  profile: 'recommended',
  why: `
    With a blank before it, the equals sign is a part of the value. A setting that hardens the image has a value that nobody
    understands, and the program uses its default.`,
  references: ['https://docs.docker.com/reference/dockerfile/#env'],
  equivalents: { sonar: ['S6574'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A variable',
      bad: `
        FROM node:24-slim
        ENV «NODE_ENV» = production
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        ENV NODE_ENV=production
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ARG', 'ENV', 'LABEL'],
  check(instruction, { report }) {
    for (const { key, value, isLegacy } of instruction.pairs) {
      if (!isLegacy || !value.written.startsWith('=')) continue
      const [, blanks, word] = /^(=[ \t]*)([^ \t]*)$/.exec(value.written) ?? []
      const span = { start: key.place.end, end: value.place.start + (blanks?.length ?? 0) }
      const changes = word ? [replaceInLine(instruction, span, '=')] : []
      report({
        at: key,
        message: `A blank stands between "${key.written}" and the equals sign.`,
        fixes: [word ? { title: 'Remove the blank', applicability: 'manual', changes } : undefined],
      })
    }
  },
})
