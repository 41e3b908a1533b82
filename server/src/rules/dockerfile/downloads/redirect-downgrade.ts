import type { Command } from '../../../docker/script.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule } from '../../rule.ts'
import { addressOf } from './address.ts'
import { addressWord, runsInput } from './transfer.ts'

export const redirectDowngrade = defineRule({
  id: 'redirect-downgrade',
  title: 'A download follows redirections to addresses without encryption',
  severity: 'hint',
  profile: 'strict',
  why: `
    A server that answers with another address may name one without HTTPS, and curl goes there. Whoever is on that way then
    decides what comes, although the Dockerfile asks for HTTPS.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/',
    'https://curl.se/docs/manpage.html#--proto-redir',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'An archive from a page of releases',
      bad: `
        FROM debian:13-slim
        RUN curl «-fsSL» https://example.com/releases/app.tar.gz \\
            # without the documentation
            | tar -xz --exclude doc
      `,
      good: `
        FROM debian:13-slim
        RUN curl --proto-redir =https -fsSL https://example.com/releases/app.tar.gz \\
            # without the documentation
            | tar -xz --exclude doc
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check({ commands }, { report }) {
    for (const command of commands) {
      const option = followingOption(command)
      const address = option && addressWord(command)
      if (!option || !address || addressOf(address)?.scheme !== 'https' || !isUsed(command)) continue
      const change = command.nameWord?.insertAfter('--proto-redir =https')
      report({
        at: option,
        message: `"${option.string}" follows redirections that leave HTTPS.`,
        fixes: [change && { title: 'Follow redirections to HTTPS only', applicability: 'unsafe', changes: [change] }],
      })
    }
  },
})

/** The option with which curl follows redirections, wherever they lead. */
function followingOption({ name, arguments: words }: Command) {
  if (name !== 'curl') return undefined
  if (words.some(({ string = '' }) => string.startsWith('--proto'))) return undefined
  return words.find(({ string = '' }) => string === '--location' || /^-[a-zA-NP-Z]*L/.test(string))
}

/** Whether what comes is run or unpacked at once. */
function isUsed({ pipedInto }: Command): boolean {
  return pipedInto.some((command) => runsInput(command) || command.name === 'tar' || command.name === 'bsdtar')
}
