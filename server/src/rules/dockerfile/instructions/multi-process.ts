import type { Command } from '../../../docker/script.ts'
import { defineRule } from '../../rule.ts'

export const multiProcess = defineRule({
  id: 'multi-process',
  title: 'A container runs several services',
  severity: 'hint',
  profile: 'strict',
  why: `
    Services in one container share files, users and rights: whoever breaks into one of them has all. Nobody outside sees
    that one of them has ended, and limits and updates are for all of them at once.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#decouple-applications',
    'https://docs.docker.com/engine/containers/multi-service_container/',
  ],
  fixable: false,
  examples: [
    {
      title: 'A supervisor',
      bad: `
        FROM debian:13-slim
        COPY supervisord.conf /etc/
        CMD [«"supervisord"», "--nodaemon", "--configuration", "/etc/supervisord.conf"]
      `,
      good: `
        FROM debian:13-slim
        COPY shop /usr/local/bin/
        CMD ["shop"]
      `,
    },
    {
      title: 'A service beside the server',
      bad: `
        FROM debian:13-slim
        # the database, too
        CMD «service postgresql start» && exec shop
      `,
      good: `
        FROM debian:13-slim
        # the database is elsewhere
        CMD exec shop
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isFinal) return
    for (const instruction of new Set([stage.entrypoint, stage.command])) {
      const command = instruction?.commands.find(isBeside)
      if (!command) continue
      const { name = '', nameWord } = command
      if (SUPERVISORS.has(name)) report({ at: nameWord ?? command, message: `"${name}" starts several services.` })
      else report({ at: command, message: `"${nameWord?.written}" starts a service besides what follows it.` })
    }
  },
})

/** Whether a command starts several services, or one that goes on while the next command runs. */
function isBeside(command: Command): boolean {
  const { name = '', nextOperator } = command
  if (SUPERVISORS.has(name) || nextOperator === '&') return true
  return name === 'service' && nextOperator !== undefined && command.argument('start', 'restart') !== undefined
}

const SUPERVISORS: ReadonlySet<string> = new Set(
  'supervisord s6-svscan runsvdir runsvdir-start circusd monit foreman honcho overmind'.split(' '),
)
