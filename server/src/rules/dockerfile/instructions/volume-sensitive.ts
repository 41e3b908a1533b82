import { defineRule } from '../../rule.ts'

export const volumeSensitive = defineRule({
  id: 'volume-sensitive',
  title: 'A folder of the system is a volume',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A volume on a folder that the runtime or the system fills itself makes it writable, or hides what protects it; the socket
    of Docker as a volume asks for the host to be mounted there, and whoever has it is root of the host.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#volume',
    'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
  ],
  equivalents: { semgrep: ['dockerd-socket-mount'], dockle: ['DKL-DI-0002'] },
  fixable: false,
  examples: [
    {
      title: 'The socket of Docker',
      bad: `
        FROM docker:28-cli
        VOLUME /cache «/var/run/docker.sock»
      `,
      good: `
        FROM docker:28-cli
        VOLUME /cache
      `,
    },
  ],

  on: 'instruction',
  keywords: ['VOLUME'],
  check({ arguments: paths, stage }, { report }) {
    if (stage?.isWindows) return
    for (const path of paths) {
      const { string = '' } = path
      const folder = string.replace(/(.)\/$/, '$1')
      if (SENSITIVE.has(folder)) report({ at: path, message: `"${string}" is a volume.` })
    }
  },
})

const SENSITIVE: ReadonlySet<string> = new Set([
  '/',
  '/dev',
  '/etc',
  '/proc',
  '/sys',
  '/run/docker.sock',
  '/var/run/docker.sock',
])
