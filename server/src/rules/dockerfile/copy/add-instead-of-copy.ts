import { renameInstruction } from '../../../docker/change.ts'
import { defineRule } from '../../rule.ts'

export const addInsteadOfCopy = defineRule({
  id: 'add-instead-of-copy',
  title: 'ADD is used where COPY is enough',
  severity: 'warning',
  profile: 'recommended',
  why: `
    ADD unpacks archives and loads what is behind a URL. When a plain file is replaced by an archive, its content is
    unpacked into the image without a line of the Dockerfile that says so. COPY only copies.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    'https://docs.docker.com/reference/dockerfile/#add',
  ],
  equivalents: {
    hadolint: ['DL3020'],
    trivy: ['DS-0005'],
    checkov: ['CKV_DOCKER_4'],
    kics: ['9513a694-aa0d-41d8-be61-3271e056f36b'],
    sonar: ['S7029'],
    dockle: ['CIS-DI-0009'],
    'cis-docker': ['4.9'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Files of the build context',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        «ADD» --chown=node:node package.json package-lock.json ./
        RUN npm ci # what is locked
        «ADD» ["src", "src/"]
        USER node
        CMD ["node", "src/server.js"]
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY --chown=node:node package.json package-lock.json ./
        RUN npm ci # what is locked
        COPY ["src", "src/"]
        USER node
        CMD ["node", "src/server.js"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD'],
  check(instruction, { report }) {
    const { sources, heredocs, flags } = instruction
    if (sources.length === 0 || heredocs.length > 0) return
    if (flags.some(({ name }) => !SHARED_FLAGS.has(name))) return
    if (!sources.every(({ string }) => string !== undefined && isPlain(string))) return
    report({
      at: instruction,
      message: `ADD copies ${sources.map(({ string }) => `"${string}"`).join(', ')}, for which COPY is enough.`,
      fixes: [{ title: 'Use COPY', applicability: 'unsafe', changes: [renameInstruction(instruction, 'COPY')] }],
    })
  },
})

const SHARED_FLAGS: ReadonlySet<string> = new Set(['chmod', 'chown', 'exclude', 'link'])

/** Whether it is a path of the build context, and by its name no archive. */
function isPlain(source: string): boolean {
  const name = source.slice(source.lastIndexOf('/') + 1)
  const extension = name.slice(name.lastIndexOf('.') + 1)
  return !REMOTE.test(source) && !ARCHIVE.test(name) && !/[*?[]/.test(extension)
}

const REMOTE = /^[a-z][a-z+.-]*:\/\/|^git@|\.git(?:#|$)/i
/** What ADD unpacks. */
const ARCHIVE = /\.(?:tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst)$/i
