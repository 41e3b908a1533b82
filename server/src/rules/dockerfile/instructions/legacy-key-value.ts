import { replaceInLine } from '../../../docker/change.ts'
import { defineRule } from '../../rule.ts'

export const legacyKeyValue = defineRule({
  id: 'legacy-key-value',
  title: 'A key and its value have no equals sign between them',
  severity: 'info',
  profile: 'recommended',
  why: `
    Without an equals sign all that follows is one value, comments and what looks like a second variable included. A setting
    that hardens the image becomes a part of the one before it, and is never set.`,
  references: [
    'https://docs.docker.com/reference/build-checks/legacy-key-value-format/',
    'https://docs.docker.com/reference/dockerfile/#env',
  ],
  equivalents: { buildkit: ['LegacyKeyValueFormat'] },
  fixable: 'safe',
  examples: [
    {
      title: 'A value with blanks',
      bad: `
        FROM eclipse-temurin:21-jre
        # memory
        ENV «JAVA_OPTS» -Xmx512m -Xss1m
        LABEL «vendor» Example
      `,
      good: `
        FROM eclipse-temurin:21-jre
        # memory
        ENV JAVA_OPTS="-Xmx512m -Xss1m"
        LABEL vendor=Example
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ARG', 'ENV', 'LABEL'],
  check(instruction, { report }) {
    for (const { key, value, isLegacy } of instruction.pairs) {
      if (!isLegacy || value.isMissing || value.written.startsWith('=') || LONE_VARIABLE.test(value.written)) continue
      const word = wordOf(value.written)
      const span = { start: key.place.end, end: value.place.end }
      report({
        at: key,
        message: `"${key.written}" of ${instruction.keyword} has no equals sign behind it.`,
        fixes: [
          word === undefined || !NAME.test(key.written)
            ? undefined
            : {
                title: 'Use an equals sign',
                applicability: 'safe',
                changes: [replaceInLine(instruction, span, `=${word}`)],
              },
        ],
      })
    }
  },
})

/** The value as one word that means the same; `undefined` where its quotes would have to change. */
function wordOf(written: string): string | undefined {
  if (/["'\\`]/.test(written)) return /^(?:"[^"\\`]*"|'[^'\\`]*')$/.test(written) ? written : undefined
  return /\s/.test(written) ? `"${written}"` : written
}

const NAME = /^[\w.-]+$/
/** It may hold nothing, and then there is no value. */
const LONE_VARIABLE = /^\$\{?\w+\}?$/
