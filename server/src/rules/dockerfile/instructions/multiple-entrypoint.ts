import { defineRule } from '../../rule.ts'
import { replacedInstructions } from './replaced-instruction.ts'

export const multipleEntrypoint = defineRule({
  id: 'multiple-entrypoint',
  title: 'An ENTRYPOINT is replaced by a later one',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Only the last ENTRYPOINT of a stage counts. An earlier one that drops privileges or checks its environment never runs,
    though the file looks as if it did.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#entrypoint',
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
  ],
  equivalents: {
    hadolint: ['DL4004'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0007'],
    kics: ['6938958b-3f1a-451c-909b-baeee14bdc97'],
    semgrep: ['multiple-entrypoint-instructions'],
    sonar: ['S6589'],
    'dockerfile-utils': ['MULTIPLE_INSTRUCTIONS'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'An init process that never runs',
      bad: `
        FROM python:3.13-slim
        COPY shop /shop
        «ENTRYPOINT» ["tini", "--"]
        ENTRYPOINT ["python", "/shop/main.py"]
      `,
      good: `
        FROM python:3.13-slim
        COPY shop /shop
        ENTRYPOINT ["python", "/shop/main.py"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    for (const replaced of replacedInstructions(stage, 'ENTRYPOINT', 'unsafe')) report(replaced)
  },
})
