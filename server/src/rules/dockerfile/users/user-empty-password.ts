import type { Command } from '../../../docker/script.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import type { Located } from '../../../text/document.ts'
import type { Change } from '../../../yaml/change.ts'
import { defineRule, type Report } from '../../rule.ts'
import { passwordSettingsIn } from './password.ts'

export const userEmptyPassword = defineRule({
  id: 'user-empty-password',
  title: 'A user can log in without a password',
  severity: 'error',
  profile: 'recommended',
  why: `
    An empty password is no lock: with \`su\`, every process of the container becomes that user without being asked for
    anything. A user that nobody logs in as needs no password at all, and is locked without one.`,
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  equivalents: { dockle: ['DKL-LI-0001'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A password that is deleted, and one that is empty',
      bad: `
        FROM debian:13-slim
        RUN passwd «-d» root
        RUN useradd --uid 10001 --password «''» app # no password
        USER app
      `,
      good: `
        FROM debian:13-slim
        RUN passwd -l root
        RUN useradd --uid 10001 --password '!' app # no password
        USER app
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check(instruction, { report }) {
    for (const command of instruction.commands) {
      const flag = command.name === 'passwd' ? command.argument('-d', '--delete') : undefined
      if (flag) report(reportOf(command, flag, flag.replace(flag.string === '-d' ? '-l' : '--lock')))
    }
    for (const { word, password, isWhole } of passwordSettingsIn(instruction)) {
      if (password !== '') continue
      const isFixable = isWhole && instruction.form === 'shell'
      report(reportOf(undefined, word, isFixable ? word.replace("'!'") : undefined))
    }
  },
})

function reportOf(command: Command | undefined, at: Located, change: Change | undefined): Report {
  const user = command?.arguments.find(({ string }) => string !== undefined && !string.startsWith('-'))?.string
  return {
    at,
    message: user === undefined ? 'A user has an empty password.' : `User "${user}" has an empty password.`,
    fixes: [change && { title: 'Lock the password', applicability: 'unsafe', changes: [change] }],
  }
}
