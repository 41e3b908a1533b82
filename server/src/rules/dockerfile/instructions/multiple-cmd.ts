import { defineRule } from '../../rule.ts'
import { replacedInstructions } from './replaced-instruction.ts'

export const multipleCmd = defineRule({
  id: 'multiple-cmd',
  title: 'A CMD is replaced by a later one',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Only the last CMD of a stage counts. Who reads the first one believes that the image starts something else than it does,
    and reviews the wrong command.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#cmd',
    'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
  ],
  equivalents: {
    hadolint: ['DL4003'],
    buildkit: ['MultipleInstructionsDisallowed'],
    trivy: ['DS-0016'],
    kics: ['41c195f4-fc31-4a5c-8a1b-90605538d49f'],
    sonar: ['S6589'],
    'dockerfile-utils': ['MULTIPLE_INSTRUCTIONS'],
  },
  fixable: 'safe',
  examples: [
    {
      title: 'A command for debugging',
      bad: `
        FROM node:24-slim
        COPY server.js ./
        «CMD» ["node", "--inspect", "server.js"]
        # what runs
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        COPY server.js ./
        # what runs
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    for (const replaced of replacedInstructions(stage, 'CMD', 'safe')) report(replaced)
  },
})
