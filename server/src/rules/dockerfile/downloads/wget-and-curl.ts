import type { Command } from '../../../docker/script.ts'
import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'

export const wgetAndCurl = defineRule({
  id: 'wget-and-curl',
  title: 'A stage loads with wget and with curl',
  severity: 'hint',
  profile: 'strict',
  why: `
    Two programs for the same task are two to keep free of holes, and each verifies, follows and fails in its own way. What
    is an option of one is easily forgotten at the other.`,
  references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
  equivalents: {
    hadolint: ['DL4001'],
    trivy: ['DS-0014'],
    kics: ['fc775e75-fcfb-4c98-b2f2-910c5858b359'],
    semgrep: ['use-either-wget-or-curl'],
  },
  fixable: false,
  examples: [
    {
      title: 'One after the other',
      bad: `
        FROM debian:13-slim
        RUN curl --fail --output /var/tmp/shop.tar.gz https://example.com/shop-1.4.2.tar.gz
        # the keys
        RUN «wget» -q -O /etc/shop.asc https://example.com/shop.asc
      `,
      good: `
        FROM debian:13-slim
        RUN curl --fail --output /var/tmp/shop.tar.gz https://example.com/shop-1.4.2.tar.gz
        # the keys
        RUN curl --fail --output /etc/shop.asc https://example.com/shop.asc
      `,
    },
  ],

  on: 'dockerfile',
  check({ stages }, { report }) {
    const used = new Map<Stage, Uses>()
    for (const stage of stages) {
      // Stages come after those that they are built from.
      const uses = new Map(stage.base && used.get(stage.base))
      const wasMixed = uses.size === 2
      used.set(stage, uses)
      for (const command of collect(stage.all('RUN'), ({ commands }) => commands)) {
        const { name, nameWord } = command
        if ((name === 'wget' || name === 'curl') && nameWord && !uses.has(name)) uses.set(name, command)
      }
      const [first, second] = [...uses.values()]
      const at = second?.nameWord
      if (wasMixed || !first || !at) continue
      report({
        at,
        message: `"${second.name}" is used besides "${first.name}".`,
        related: [{ location: first.location, message: `"${first.name}" is used here.` }],
      })
    }
  },
})

type Uses = Map<string, Command>
