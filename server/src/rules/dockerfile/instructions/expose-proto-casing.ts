import { defineRule } from '../../rule.ts'
import { exposedPortsOf } from './exposed-port.ts'

export const exposeProtoCasing = defineRule({
  id: 'expose-proto-casing',
  title: 'EXPOSE names a protocol in upper case',
  severity: 'hint',
  profile: 'strict',
  why: `
    The builder takes it in any case; the documentation and other tools write protocols in lower case, and a search for them
    misses what is written otherwise.`,
  references: [
    'https://docs.docker.com/reference/build-checks/expose-proto-casing/',
    'https://docs.docker.com/reference/dockerfile/#expose',
  ],
  equivalents: { buildkit: ['ExposeProtoCasing'] },
  fixable: 'safe',
  examples: [
    {
      title: 'UDP',
      bad: `
        FROM coredns/coredns:1.13.1
        EXPOSE 53/«UDP» 53/tcp
      `,
      good: `
        FROM coredns/coredns:1.13.1
        EXPOSE 53/udp 53/tcp
      `,
    },
  ],

  on: 'instruction',
  keywords: ['EXPOSE'],
  check(instruction, { report }) {
    for (const { protocol, protocolPart } of exposedPortsOf(instruction)) {
      const lower = protocol.toLowerCase()
      if (protocol === lower || !KNOWN.has(lower)) continue
      report({
        at: protocolPart,
        message: `EXPOSE names protocol "${protocol}" in upper case.`,
        fixes: [{ title: `Use ${lower}`, applicability: 'safe', changes: [protocolPart.replace(lower)] }],
      })
    }
  },
})

const KNOWN: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp'])
