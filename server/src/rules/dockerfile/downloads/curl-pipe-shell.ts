import type { Command } from '../../../docker/script.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { collect } from '../../../text/collect.ts'
import type { Span } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'
import { addressWord, isShell, isTransfer, runsInput } from './transfer.ts'

export const curlPipeShell = defineRule({
  id: 'curl-pipe-shell',
  title: 'A download is run as it comes',
  severity: 'warning',
  profile: 'recommended',
  why: `
    What the server sends at the moment of the build is run, unseen and with the rights of the build. Whoever takes over the
    server, or its name, runs code in every image that is built from then on, and no file tells afterwards what it was.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/',
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
  ],
  fixable: false,
  examples: [
    {
      title: 'The installation of a program',
      bad: `
        FROM debian:13-slim
        RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates \\
            # as the project says
            && «curl -fsSL https://example.com/install.sh» | sh -s -- --yes
      `,
      good: `
        FROM debian:13-slim
        ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \\
            https://example.com/install.sh /usr/src/install.sh
        RUN sh /usr/src/install.sh --yes
      `,
    },
    {
      title: 'In a substitution',
      bad: `
        FROM alpine:3.22
        RUN sh -c "$(«wget -qO- https://example.com/install.sh»)"
      `,
      good: `
        FROM alpine:3.22
        RUN wget -qO /usr/src/install.sh https://example.com/install.sh \\
            && echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  /usr/src/install.sh" | sha256sum -c - \\
            && sh /usr/src/install.sh
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check({ commands }, { report }) {
    const transfers = commands.filter(isTransfer)
    if (transfers.length === 0) return
    const substitutions = collect(commands, substitutionsRunBy)
    for (const transfer of transfers.slice(0, MOST)) {
      const interpreter = transfer.pipedInto.find(runsInput) ?? runnerOf(transfer, substitutions)
      if (!interpreter) continue
      const address = addressWord(transfer)?.string
      const what = address === undefined ? `What ${transfer.name} loads` : `"${address}"`
      report({ at: transfer, message: `${what} is run by ${interpreter.name} as it comes.` })
    }
  },
})

/** Nobody reads more of one instruction. */
const MOST = 100

/** A word that is run by a command as what it becomes. */
interface Substitution {
  readonly command: Command
  readonly span: Span
}

/** The words in which a command runs what others print: `sh -c "$(curl …)"`, `. <(curl …)`. */
function substitutionsRunBy(command: Command): readonly Substitution[] {
  const { name, arguments: words } = command
  if (name !== 'eval' && name !== '.' && name !== 'source' && !isShell(command)) return []
  const first = words.findIndex(({ string }) => string === undefined || !/^-[a-z]+$/.test(string))
  const run = name === 'eval' ? words : words.slice(0, name === '.' || name === 'source' ? 1 : first + 1)
  return run.filter(({ expansions }) => expansions.length > 0).map(({ location: { span } }) => ({ command, span }))
}

/** The command that runs what a transfer in one of its words prints. */
function runnerOf(transfer: Command, substitutions: readonly Substitution[]): Command | undefined {
  if (substitutions.length === 0) return undefined
  const { start, end } = transfer.location.span
  return substitutions.find(({ span }) => span.start <= start && end <= span.end)?.command
}
