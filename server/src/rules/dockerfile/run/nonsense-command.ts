import type { Command } from '../../../docker/script.ts'
import { defineRule } from '../../rule.ts'

export const nonsenseCommand = defineRule({
  id: 'nonsense-command',
  title: 'A command does nothing in a build',
  severity: 'info',
  profile: 'recommended',
  why: `
    A layer keeps files, and no processes: what is started ends with its step, and there is no init that could be asked, no
    terminal and nobody at it. The image does not do what its Dockerfile seems to say.`,
  references: [
    'https://docs.docker.com/engine/containers/multi-service_container/',
    'https://docs.docker.com/reference/dockerfile/#run',
  ],
  equivalents: {
    hadolint: ['DL3001'],
    kics: ['9b6b0f38-92a2-41f9-b881-3a1083d99f1b'],
    semgrep: ['nonsensical-command'],
  },
  fixable: false,
  examples: [
    {
      title: 'A service that ends with its step',
      bad: `
        FROM debian:13-slim
        RUN apt-get update && apt-get install -y --no-install-recommends nginx \\
            # so that it runs
            && «systemctl start nginx»
        RUN «service nginx start»
      `,
      good: `
        FROM debian:13-slim
        RUN apt-get update && apt-get install -y --no-install-recommends nginx \\
            # so that it runs
            && systemctl enable nginx
        CMD ["nginx", "-g", "daemon off;"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check({ commands }, { report }) {
    for (const [index, command] of commands.entries()) {
      const { name } = command
      if (name === undefined || !isNonsense(command, index === commands.length - 1)) continue
      report({ at: command, message: `"${name}" does nothing in a build.` })
    }
  },
})

function isNonsense({ name = '', arguments: words, redirects, nextOperator }: Command, isLast: boolean): boolean {
  const [first, second] = [words[0]?.string, words[1]?.string]
  if (name === 'systemctl') return first !== undefined && NEEDS_INIT.has(first)
  // A service may be of use to the commands behind it.
  if (name === 'service') return isLast && second !== undefined && STARTING.has(second)
  if (EDITORS.has(name)) return words.every(({ string = '' }) => !/^(?:[-+]|--)/.test(string)) && redirects.length === 0
  return POINTLESS.has(name) && nextOperator !== '|'
}

const NEEDS_INIT: ReadonlySet<string> = new Set([
  'start',
  'restart',
  'reload',
  'stop',
  'status',
  'daemon-reload',
  'is-active',
])
const STARTING: ReadonlySet<string> = new Set(['start', 'restart', 'reload'])
const EDITORS: ReadonlySet<string> = new Set(['vi', 'vim', 'nano'])
const POINTLESS: ReadonlySet<string> = new Set([
  'shutdown',
  'reboot',
  'poweroff',
  'halt',
  'top',
  'htop',
  'free',
  'ifconfig',
])
