import { defineRule } from '../../rule.ts'
import { exposedPortsOf, rangeOf } from './exposed-port.ts'

export const exposePortInvalid = defineRule({
  id: 'expose-port-invalid',
  title: 'EXPOSE names something that is no port',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses ports that are no numbers from 0 to 65535, and ranges that end before they begin. An image that
    cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#expose'],
  equivalents: {
    hadolint: ['DL3011'],
    trivy: ['DS-0008'],
    kics: ['71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e'],
    semgrep: ['invalid-port'],
    dockerfilelint: ['invalid_port'],
    'dockerfile-utils': ['INVALID_PORT'],
  },
  fixable: false,
  examples: [
    {
      title: 'Too many digits',
      bad: `
        FROM nginx:1.29
        # the shop, and its metrics
        EXPOSE 8080 «90900»/tcp
      `,
      good: `
        FROM nginx:1.29
        # the shop, and its metrics
        EXPOSE 8080 9090/tcp
      `,
    },
  ],

  on: 'instruction',
  keywords: ['EXPOSE'],
  check(instruction, { report }) {
    // The builder stops at the first one; what follows may be a comment.
    const wrong = exposedPortsOf(instruction).find((port) => !rangeOf(port))
    if (wrong) report({ at: wrong.portPart, message: `EXPOSE names "${wrong.port}", which is no port.` })
  },
})
