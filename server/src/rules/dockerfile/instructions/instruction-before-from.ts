import { isInstruction } from '../../../docker/syntax.ts'
import { defineRule } from '../../rule.ts'
import { isReadByDocker, isTemplate } from './frontend.ts'

export const instructionBeforeFrom = defineRule({
  id: 'instruction-before-from',
  title: 'An instruction stands above the first FROM',
  severity: 'error',
  profile: 'recommended',
  why: `
    Only ARG may stand above the first FROM: the builder refuses everything else there. An image that cannot be built stays
    at its last version, with all that is known to be wrong with that one.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#from',
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
  ],
  equivalents: { hadolint: ['DL3061'], dockerfilelint: ['from_first'], 'dockerfile-utils': ['NO_SOURCE_IMAGE'] },
  fixable: false,
  examples: [
    {
      title: 'A label for all stages',
      bad: `
        ARG VERSION=24
        «LABEL» org.opencontainers.image.vendor="Example"
        FROM node:\${VERSION}-slim
        CMD ["node"]
      `,
      good: `
        ARG VERSION=24
        FROM node:\${VERSION}-slim
        LABEL org.opencontainers.image.vendor="Example"
        CMD ["node"]
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const { instructions, stages, isRead } = dockerfile
    if (!isRead || !isReadByDocker(dockerfile) || isTemplate(dockerfile)) return
    if (!instructions.every(({ keyword }) => isInstruction(keyword))) return
    const early = instructions.find(({ keyword, stage }) => !stage && keyword !== 'ARG')
    if (early) report({ at: early, message: `"${early.keyword}" stands above the first FROM.` })
    else if (stages.length === 0) report({ at: dockerfile, message: 'The Dockerfile has no FROM.' })
  },
})
