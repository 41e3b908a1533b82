import { defineRule } from '../../rule.ts'

export const onbuildInvalid = defineRule({
  id: 'onbuild-invalid',
  title: 'ONBUILD keeps an instruction that it cannot keep',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses ONBUILD before another ONBUILD, FROM or MAINTAINER. An image that cannot be built stays at its last
    version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#onbuild'],
  equivalents: {
    hadolint: ['DL3043'],
    'dockerfile-utils': ['ONBUILD_CHAINING_DISALLOWED', 'ONBUILD_TRIGGER_DISALLOWED'],
  },
  fixable: false,
  examples: [
    {
      title: 'A trigger of a trigger',
      bad: `
        FROM node:24-slim
        ONBUILD «ONBUILD» COPY package.json ./
        ONBUILD RUN npm ci
      `,
      good: `
        FROM node:24-slim
        ONBUILD COPY package.json ./
        ONBUILD RUN npm ci
      `,
    },
  ],

  on: 'instruction',
  check({ keyword, onbuild, location }, { report }) {
    if (!onbuild || !REFUSED.has(keyword)) return
    report({ at: { location }, message: `ONBUILD keeps "${keyword}", which the builder refuses.` })
  },
})

const REFUSED: ReadonlySet<string> = new Set(['ONBUILD', 'FROM', 'MAINTAINER'])
