import { insertAfter, removeInstruction } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Command, ShellWord } from '../../../docker/script.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const shellChangedByRun = defineRule({
  id: 'shell-changed-by-run',
  title: 'Another program takes the place of /bin/sh',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Scripts of packages expect the /bin/sh of their system, and the next upgrade of the shell puts it back: then what
    needed the other one fails, at build time or in a container. SHELL says it for the build alone, where one can see it.`,
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  equivalents: {
    hadolint: ['DL4005'],
    kics: ['8a301064-c291-4b20-adcb-403fe7fd95fd'],
    semgrep: ['use-shell-instruction'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A link to bash',
      bad: `
        FROM debian:13-slim
        # the scripts use arrays
        RUN ln -sf /bin/bash «/bin/sh»
        RUN ./configure.sh && make
      `,
      good: `
        FROM debian:13-slim
        # the scripts use arrays
        SHELL ["/bin/bash", "-c"]
        RUN ./configure.sh && make
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    for (const command of instruction.commands) {
      const target = replacedShell(command)
      if (!target) continue
      report({
        at: target,
        message: `"${command.name}" puts another program in the place of /bin/sh.`,
        fixes: [fixFor(instruction, command)],
      })
    }
  },
})

/** The word /bin/sh of a command that puts something there. */
function replacedShell({ name, arguments: words }: Command): ShellWord | undefined {
  const operands = words.filter(({ string }) => !string?.startsWith('-'))
  const last = operands.at(-1)
  const isPutting = name === 'ln' || name === 'mv' || name === 'cp'
  return isPutting && operands.length > 1 && last?.string !== undefined && SH.test(last.string) ? last : undefined
}

const SH = /^(?:\/usr)?\/bin\/sh$/
const SHELLS = /^(?:\/usr)?\/bin\/(?:ba|z|k|da)sh$/

/** SHELL instead of a RUN that does nothing else. */
function fixFor(instruction: Instruction, { name, arguments: words, wrappers }: Command): Fix | undefined {
  const shell = words.map(({ string }) => string ?? '').find((word) => SHELLS.test(word) && !SH.test(word))
  const { commands, flags, form } = instruction
  const isAlone = commands.length === 1 && flags.length === 0 && form === 'shell'
  if (!shell || name !== 'ln' || !isAlone || wrappers.length > 0) return undefined
  const line = `${instruction.onbuild ? 'ONBUILD ' : ''}SHELL ["${shell}", "-c"]`
  const changes = [insertAfter(instruction, [line]), removeInstruction(instruction)]
  return { title: `Use SHELL with ${shell}`, applicability: 'unsafe', changes }
}
