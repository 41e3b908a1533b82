import type { Argument } from '../../../docker/argument.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const workdirRelative = defineRule({
  id: 'workdir-relative',
  title: 'A WORKDIR is relative',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A relative WORKDIR lies below the one of the base image. When that changes, files are copied to another place, where
    other rights and other volumes may be, and what ran before is not there any more.`,
  references: [
    'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
    'https://docs.docker.com/reference/dockerfile/#workdir',
  ],
  equivalents: {
    hadolint: ['DL3000'],
    buildkit: ['WorkdirRelativePath'],
    trivy: ['DS-0009'],
    checkov: ['CKV_DOCKER_10'],
    kics: ['6b376af8-cfe8-49ab-a08d-f32de23661a4'],
    sonar: ['S7021'],
    'dockerfile-utils': ['WORKDIR_IS_NOT_ABSOLUTE'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A folder for the application',
      bad: `
        FROM node:24-slim
        WORKDIR «app»
        COPY server.js ./
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY server.js ./
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['WORKDIR'],
  check(instruction, { report }) {
    const { stage } = instruction
    const path = instruction.argument(0)
    const { string } = path
    if (!stage || !string || ABSOLUTE.test(string)) return
    if (instruction.onbuild || stage.lastBefore('WORKDIR', instruction.index)) return
    const isHome = string.startsWith('~')
    const message = isHome
      ? `WORKDIR "${string}" is a folder whose name begins with "~".`
      : `WORKDIR "${string}" is relative, and none stands above it.`
    report({ at: path, message, fixes: [isHome ? undefined : fixFor(path, string)] })
  },
})

function fixFor(path: Argument, string: string): Fix | undefined {
  const folder = string.replace(/^(?:\.\/)+/, '')
  // Quotes and variables stay as they are.
  if (path.written !== string || folder.startsWith('.')) return undefined
  const absolute = `/${folder}`
  return { title: `Use ${absolute}`, applicability: 'unsafe', changes: [path.replace(absolute)] }
}

/** Also on a drive of Windows, or of another computer. */
const ABSOLUTE = /^(?:[/\\]|[A-Za-z]:)/
