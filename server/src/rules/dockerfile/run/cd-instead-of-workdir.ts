import { insertBefore, replaceInLine } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Command } from '../../../docker/script.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const cdInsteadOfWorkdir = defineRule({
  id: 'cd-instead-of-workdir',
  title: 'A command changes the folder for its own step only',
  severity: 'info',
  profile: 'strict',
  why: `
    What cd does ends with its RUN: the next one begins where WORKDIR says. Files end up in a folder that nobody meant, and
    commands that follow work on others than they seem to.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#workdir',
    'https://docs.docker.com/reference/dockerfile/#workdir',
  ],
  equivalents: {
    hadolint: ['DL3003'],
    trivy: ['DS-0013'],
    kics: ['f4a6bcd3-e231-4acf-993c-aa027be50d2e'],
    semgrep: ['use-workdir'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'At the start of a step',
      bad: `
        FROM debian:13-slim
        COPY . /src
        # all of it
        RUN «cd /src» && make \\
            # without the tests
            && make install
      `,
      good: `
        FROM debian:13-slim
        COPY . /src
        WORKDIR /src
        # all of it
        RUN make \\
            # without the tests
            && make install
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    const { form, heredocs, commands } = instruction
    if (form === 'exec' || heredocs.length > 0) return
    const isOwn = ({ blocks }: Command) => blocks.length === 0
    const first = commands.find(isOwn)
    const last = commands.findLast(isOwn)
    for (const command of first === last ? [first] : [first, last]) {
      if (!command || !isCd(command)) continue
      const message = `The folder is "${command.arguments[0]?.string}" until this RUN ends.`
      report({ at: command, message, fixes: [command === first ? fixFor(instruction, command) : undefined] })
    }
  },
})

function isCd({ name, arguments: words, wrappers }: Command): boolean {
  const [folder] = words
  return (
    name === 'cd' &&
    wrappers.length === 0 &&
    words.length === 1 &&
    folder?.string !== undefined &&
    folder.string !== '-'
  )
}

/** A WORKDIR instead of a cd with which the line begins. */
function fixFor(
  instruction: Instruction,
  { arguments: [folder], nextOperator, nextSign, location }: Command,
): Fix | undefined {
  const path = folder?.string ?? ''
  const { rest } = instruction.source.syntax
  const { text, span } = location
  const isFirst = instruction.locate(rest).span.start === span.start
  if (!isFirst || nextOperator !== '&&' || !nextSign || !PLAIN.test(path)) return undefined
  const { content } = text
  let { end } = nextSign.location.span
  while (content[end] === ' ') end++
  if (content.slice(span.start, end).includes('\n')) return undefined
  const removed = { start: rest.start, end: rest.start + end - span.start }
  const changes = [
    insertBefore(instruction, [`${instruction.onbuild ? 'ONBUILD ' : ''}WORKDIR ${path}`]),
    replaceInLine(instruction, removed, ''),
  ]
  return { title: `Set WORKDIR to ${path}`, applicability: 'unsafe', changes }
}

/** What WORKDIR takes as it is. */
const PLAIN = /^\/[\w./@+-]*$/
