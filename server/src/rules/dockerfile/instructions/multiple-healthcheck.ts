import { defineRule } from '../../rule.ts'
import { replacedInstructions } from './replaced-instruction.ts'

export const multipleHealthcheck = defineRule({
  id: 'multiple-healthcheck',
  title: 'A HEALTHCHECK is replaced by a later one',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Only the last HEALTHCHECK of a stage counts. What an earlier one looks at is not watched, and a container that serves
    nothing any more stays in service.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
  ],
  equivalents: {
    hadolint: ['DL3012'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0023'],
    'dockerfile-utils': ['MULTIPLE_INSTRUCTIONS'],
  },
  fixable: 'safe',
  examples: [
    {
      title: 'Two ports',
      bad: `
        FROM nginx:1.29
        «HEALTHCHECK» CMD ["curl", "--fail", "http://localhost:80/"]
        HEALTHCHECK --interval=30s CMD ["curl", "--fail", "http://localhost:81/status"]
      `,
      good: `
        FROM nginx:1.29
        HEALTHCHECK --interval=30s CMD ["curl", "--fail", "http://localhost:81/status"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    for (const replaced of replacedInstructions(stage, 'HEALTHCHECK', 'safe')) report(replaced)
  },
})
