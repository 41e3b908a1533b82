import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule } from '../../rule.ts'
import { creationOf } from './user-creation.ts'

export const useraddNoLogInit = defineRule({
  id: 'useradd-no-log-init',
  title: 'A user with a high number makes a huge file',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Without \`--no-log-init\`, useradd writes an entry into \`/var/log/lastlog\` and \`faillog\`, at a place that the number
    decides. For high numbers these are files of gigabytes that are nearly all zeros, and layers store them in full: the
    image fills the disks of those who build and run it.`,
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  equivalents: { hadolint: ['DL3046'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A number of six digits',
      bad: `
        FROM debian:13-slim
        RUN groupadd --gid 100001 app && \\
            useradd --uid «100001» --gid app app
        USER app
      `,
      good: `
        FROM debian:13-slim
        RUN groupadd --gid 100001 app && \\
            useradd --no-log-init --uid 100001 --gid app app
        USER app
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check(instruction, { report }) {
    for (const command of instruction.commands) {
      const { tool, uid, option, isPlain } = creationOf(command) ?? {}
      if (tool !== 'useradd' || !uid || !isPlain || option?.('-l', '--no-log-init')) continue
      if (uid.string === undefined || !/^\d{6,}$/.test(uid.string)) continue
      const change = command.nameWord?.insertAfter('--no-log-init')
      report({
        at: uid.word,
        message: `The user has number ${uid.string}, for which useradd writes huge log files.`,
        fixes: [change && { title: 'Add --no-log-init', applicability: 'unsafe', changes: [change] }],
      })
    }
  },
})
