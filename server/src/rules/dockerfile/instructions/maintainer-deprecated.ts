import { renameInstruction, replaceInLine } from '../../../docker/change.ts'
import { defineRule } from '../../rule.ts'

export const maintainerDeprecated = defineRule({
  id: 'maintainer-deprecated',
  title: 'MAINTAINER is used',
  severity: 'info',
  profile: 'recommended',
  why: `
    MAINTAINER is deprecated, and inventories of images read labels. When something is wrong with the image, who looks for
    its author there finds nobody.`,
  references: [
    'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
    'https://docs.docker.com/reference/dockerfile/#maintainer-deprecated',
  ],
  equivalents: {
    hadolint: ['DL4000'],
    buildkit: ['MaintainerDeprecated'],
    trivy: ['DS-0022'],
    checkov: ['CKV_DOCKER_6'],
    kics: ['99614418-f82b-4852-a9ae-5051402b741c'],
    semgrep: ['maintainer-is-deprecated'],
    sonar: ['S6586'],
    dockerfilelint: ['deprecated_in_1.13'],
    'dockerfile-utils': ['DEPRECATED_MAINTAINER'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A name and an address',
      bad: `
        FROM node:24-slim
        «MAINTAINER» Jane Doe <jane@example.com>
        CMD ["node"]
      `,
      good: `
        FROM node:24-slim
        LABEL org.opencontainers.image.authors="Jane Doe <jane@example.com>"
        CMD ["node"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['MAINTAINER'],
  check(instruction, { report }) {
    const { rest, source, onbuild } = instruction
    if (onbuild) return
    const value = QUOTED.test(rest) ? rest : `"${rest}"`
    const isPlain = rest !== '' && (QUOTED.test(rest) || !/["$\\`]/.test(rest))
    report({
      at: instruction,
      message: 'MAINTAINER is deprecated.',
      fixes: [
        isPlain
          ? {
              title: 'Use a label',
              applicability: 'unsafe',
              changes: [
                renameInstruction(instruction, 'LABEL'),
                replaceInLine(instruction, source.syntax.rest, `org.opencontainers.image.authors=${value}`),
              ],
            }
          : undefined,
      ],
    })
  },
})

const QUOTED = /^"[^"$\\`]*"$/
