import { replaceInLine } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { isInstruction } from '../../../docker/syntax.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'

export const instructionCasing = defineRule({
  id: 'instruction-casing',
  title: 'A keyword is written otherwise than most of the file',
  severity: 'hint',
  profile: 'strict',
  why: `
    Keywords in one case are told from words at a glance. One that looks like something else is overlooked in a review, and
    by scripts that search for it.`,
  references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
  equivalents: {
    buildkit: ['ConsistentInstructionCasing'],
    sonar: ['S6476'],
    'dockerfile-utils': ['CASING_INSTRUCTION'],
    dockerfilelint: ['uppercase_commands'],
  },
  fixable: 'safe',
  examples: [
    {
      title: 'One in lower case',
      bad: {
        Dockerfile: `
        FROM node:24-slim
        WORKDIR /app
        «Copy» server.js ./
        # not root
        «user» node
        CMD ["node", "server.js"]
      `,
      },
      good: {
        Dockerfile: `
        FROM node:24-slim
        WORKDIR /app
        COPY server.js ./
        # not root
        USER node
        CMD ["node", "server.js"]
      `,
      },
    },
  ],

  on: 'dockerfile',
  check({ instructions }, { report }) {
    if (instructions.every((one) => writtenOf(one) === one.keyword && !one.trigger)) return
    const all = collect(instructions, (instruction) =>
      instruction.trigger ? [instruction, instruction.trigger] : instruction,
    ).filter(({ keyword }) => isInstruction(keyword))
    const count = (isSo: (keyword: string) => boolean) => all.filter((one) => isSo(writtenOf(one))).length
    const isLower =
      count((keyword) => keyword === keyword.toLowerCase()) > count((keyword) => keyword === keyword.toUpperCase())
    for (const instruction of all) {
      const written = writtenOf(instruction)
      const expected = isLower ? written.toLowerCase() : instruction.keyword
      if (written === expected) continue
      const change = replaceInLine(instruction, instruction.source.syntax.keyword.span, expected)
      report({
        at: instruction,
        message: `"${written}" is not in ${isLower ? 'lower' : 'upper'} case, as most keywords of the file are.`,
        fixes: [{ title: `Write ${expected}`, applicability: 'safe', changes: [change] }],
      })
    }
  },
})

function writtenOf({ source }: Instruction): string {
  return source.syntax.keyword.text
}
