import { removePair } from '../../../docker/change.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule } from '../../rule.ts'

export const contentTrustRetired = defineRule({
  id: 'content-trust-retired',
  title: 'Docker Content Trust is retired',
  severity: 'info',
  profile: 'recommended',
  why: `
    Docker Content Trust rests on a service that is being shut down, and the signatures of the official images have
    expired: turned on it makes pulls fail, turned off it changes nothing. Who relies on it believes in a check that no
    longer protects; Cosign and Notation sign images today.`,
  references: [
    'https://docs.docker.com/engine/security/trust/',
    'https://www.docker.com/blog/retiring-docker-content-trust/',
  ],
  equivalents: { dockle: ['CIS-DI-0005'], 'cis-docker': ['4.5'] },
  fixable: 'manual',
  examples: [
    {
      title: 'In an image for builds',
      bad: `
        FROM docker:28-cli
        ENV BUILDKIT_PROGRESS=plain «DOCKER_CONTENT_TRUST»=1
        CMD ["docker", "info"]
      `,
      good: `
        FROM docker:28-cli
        ENV BUILDKIT_PROGRESS=plain
        CMD ["docker", "info"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ARG', 'ENV', ...RUNNING_KEYWORDS],
  check(instruction, { report }) {
    const { keyword, pairs, commands } = instruction
    if (keyword === 'ENV' || keyword === 'ARG') {
      for (const pair of pairs) {
        if (!pair.key.is(VARIABLE)) continue
        const changes = [removePair(instruction, pair)]
        const fixes = [{ title: `Remove ${VARIABLE}`, applicability: 'manual', changes }] as const
        report({ at: pair.key, message: `Variable "${VARIABLE}" is for a service that is retired.`, fixes })
      }
    }
    for (const { name, arguments: words, assignments } of commands) {
      for (const { name: variable, whole } of assignments) {
        if (variable !== VARIABLE) continue
        report({ at: whole, message: `Variable "${VARIABLE}" is for a service that is retired.` })
      }
      if (name !== 'docker') continue
      const word = words[0]?.string === 'trust' ? words[0] : words.find(({ string }) => string === OPTION)
      if (word) report({ at: word, message: `docker is called with "${word.string}", for a service that is retired.` })
    }
  },
})

const VARIABLE = 'DOCKER_CONTENT_TRUST'
const OPTION = '--disable-content-trust'
