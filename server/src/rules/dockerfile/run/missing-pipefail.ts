import { insertBefore } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Command } from '../../../docker/script.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const missingPipefail = defineRule({
  id: 'missing-pipefail',
  title: 'A pipe drops the exit status of a command',
  severity: 'info',
  profile: 'strict',
  why: `
    A shell looks only at the last command of a pipe. When the download before it breaks off, the build goes on with the
    half of it that came, and the image has a part of a program, or an empty list of keys.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#using-pipes',
    'https://docs.docker.com/reference/dockerfile/#shell',
  ],
  equivalents: {
    hadolint: ['DL4006'],
    kics: ['efbf148a-67e9-42d2-ac47-02fa1c0d0b22'],
    semgrep: ['set-pipefail'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A download that is unpacked as it comes',
      bad: `
        FROM debian:13-slim
        WORKDIR /opt/app
        # all but the documentation
        RUN wget -qO- https://example.com/app.tar.gz «|» tar -xz \\
            --exclude doc
      `,
      good: `
        FROM debian:13-slim
        WORKDIR /opt/app
        SHELL ["/bin/bash", "-o", "pipefail", "-c"]
        # all but the documentation
        RUN wget -qO- https://example.com/app.tar.gz | tar -xz \\
            --exclude doc
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    const { shell, commands, onbuild } = instruction
    if (onbuild || !shell || commands.some(isSet)) return
    if (shell.some((word) => word === 'pipefail' || word.includes('$'))) return
    const first = commands.find((command) => command.nextOperator === '|' && canFail(command) && !isExcused(command))
    if (!first?.name) return
    const message = `The pipe drops the exit status of "${first.name}".`
    report({ at: first.nextSign ?? first, message, fixes: [fixFor(instruction)] })
  },
})

/** Whether a script itself says that a failure in a pipe is one. */
function isSet({ name, arguments: words }: Command): boolean {
  return name === 'set' && words.some(({ string }) => string === undefined || string === 'pipefail')
}

/** What only prints what stands there does not fail, and what only passes lines on ends as it does without a mistake. */
function canFail({ name, operator }: Command): boolean {
  return name !== undefined && !PRINTING.has(name) && !(operator === '|' && FILTERS.has(name))
}

const PRINTING: ReadonlySet<string> = new Set(['echo', 'printf', 'cat', 'yes', 'true', ':', 'env', 'ls', 'seq', 'date'])
const FILTERS: ReadonlySet<string> = new Set(['awk', 'cut', 'egrep', 'fgrep', 'grep', 'sed', 'sort', 'tr', 'uniq'])

/** Whether a failure is meant to be of no matter: `… | true`, `… || true`, or a search finds nothing then, and fails. */
function isExcused(command: Command): boolean {
  const last = command.pipedInto.at(-1)
  return last?.name === 'true' || last?.name === 'grep' || last?.nextOperator === '||' || !command.isCertain
}

/** A SHELL that sees it, where the image is known to have one. */
function fixFor(instruction: Instruction): Fix | undefined {
  const { stage } = instruction
  const { reference } = stage?.root ?? {}
  const isDebian = reference?.registry === 'docker.io' && DEBIAN.test(`${reference.repository}:${reference.tag ?? ''}`)
  if (!stage || !isDebian || stage.lastBefore('SHELL', instruction.index)) return undefined
  const changes = [insertBefore(instruction, ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]'])]
  return { title: 'Use bash with pipefail from here on', applicability: 'unsafe', changes }
}

/** Official images that are built on Debian or Ubuntu, and have bash. */
const DEBIAN =
  /^library\/(?:buildpack-deps|debian|gcc|golang|node|openjdk|perl|php|python|ruby|rust|ubuntu):(?!.*alpine)/
