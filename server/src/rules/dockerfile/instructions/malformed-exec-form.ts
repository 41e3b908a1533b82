import { replaceInLine } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const malformedExecForm = defineRule({
  id: 'malformed-exec-form',
  title: 'An array is no JSON, and is taken as it stands',
  severity: 'error',
  profile: 'recommended',
  why: `
    What is no array of strings in double quotes is no array to the builder: it goes to a shell with its brackets and
    commas, or is the name of a file. The build may pass, and the container ends at once because there is no such command.`,
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  equivalents: { sonar: ['S7030'], 'dockerfile-utils': ['JSON_IN_SINGLE_QUOTES'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Other quotes, and a comma that is missing',
      bad: `
        FROM node:24-slim
        VOLUME «['/data']»
        # it listens on 8080
        ENTRYPOINT «["node" "server.js"]»
      `,
      good: `
        FROM node:24-slim
        VOLUME ["/data"]
        # it listens on 8080
        ENTRYPOINT ["node", "server.js"]
      `,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    const { keyword, form, source } = instruction
    if (form === 'exec' || !LISTS.has(keyword)) return
    const { rest } = source.syntax
    const text = instruction.rest
    if (!BROKEN_LIST.test(text)) return
    report({
      at: { location: instruction.locate(rest) },
      message: `${keyword} has an array that is no JSON, and takes it as it stands.`,
      fixes: [fixFor(instruction, text)],
    })
  },
})

const LISTS: ReadonlySet<string> = new Set([
  'ADD',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'HEALTHCHECK',
  'RUN',
  'SHELL',
  'VOLUME',
])

/** A bracket right before a quote, which is no test of a shell: that one needs a blank between. */
const BROKEN_LIST = /^\[(?:["'\u2018\u2019\u201c\u201d]|[ \t]+(?:"[^"]*"|'[^']*')[ \t]*,)/

/** The strings as JSON, when nothing else stands between and behind them. */
function fixFor(instruction: Instruction, text: string): Fix | undefined {
  const strings = text.match(STRINGS)
  const between = text.slice(1).replace(STRINGS, '')
  if (!strings || /[^\s,\]]/.test(between) || between.slice(0, -1).includes(']')) return undefined
  const words = strings.map((string) => string.slice(1, -1))
  if (words.some((word) => word.includes('\\'))) return undefined
  const list = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
  const changes = [replaceInLine(instruction, instruction.source.syntax.rest, list)]
  return { title: 'Write it as JSON', applicability: 'unsafe', changes }
}

const STRINGS =
  /"[^"]*"|'[^']*'|[\u201c\u201d][^\u201c\u201d]*[\u201c\u201d]|[\u2018\u2019][^\u2018\u2019]*[\u2018\u2019]/g
