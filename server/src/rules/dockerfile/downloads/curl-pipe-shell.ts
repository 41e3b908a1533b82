import type { Command } from '../../../docker/script.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import type { Located } from '../../../text/document.ts'
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
    const substituting = commands.filter(({ arguments: words }) =>
      words.some(({ expansions }) => expansions.length > 0),
    )
    for (const transfer of transfers.slice(0, MOST)) {
      const interpreter =
        transfer.pipedInto.find(runsInput) ?? substituting.find((one) => runsSubstitution(one, transfer))
      if (!interpreter) continue
      const address = addressWord(transfer)?.string
      const what = address === undefined ? `What ${transfer.name} loads` : `"${address}"`
      report({ at: transfer, message: `${what} is run by ${interpreter.name} as it comes.` })
    }
  },
})

/** Nobody reads more of one instruction. */
const MOST = 100

/** Whether a command runs what a transfer in one of its words prints: `sh -c "$(curl …)"`, `. <(curl …)`. */
function runsSubstitution(command: Command, transfer: Command): boolean {
  const { name, arguments: words } = command
  const within = words.findIndex((word) => word.expansions.length > 0 && holds(word, transfer))
  if (within === -1) return false
  if (name === 'eval') return true
  if (name === '.' || name === 'source') return within === 0
  if (!isShell(command)) return false
  const before = words.slice(0, within)
  return before.every(({ string }) => string !== undefined && /^-[a-z]+$/.test(string))
}

function holds({ location: outer }: Located, { location: inner }: Located): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end
}
