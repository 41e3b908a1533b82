import { defineRule } from '../../rule.ts'

export const copyVcsOrCacheDir = defineRule({
  id: 'copy-vcs-or-cache-dir',
  title: 'A folder of tools is copied into an image',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['copy-ignored-file'],
  why: `
    Such folders hold the whole history of a project, credentials of clouds, or packages as one machine happened to have
    them. Whoever gets the image reads what was deleted long ago, and runs what no lock file has fixed.`,
  references: ['https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore'],
  equivalents: { dockle: ['DKL-LI-0003'] },
  fixable: false,
  examples: [
    {
      title: 'The history of the project',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        COPY «.git» .git
        USER node
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        USER node
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD', 'COPY'],
  check(instruction, { report }) {
    const { stage, sources, destination } = instruction
    if (!instruction.flag('from').isMissing) return
    // What only builds may need the history for its version.
    if (!stage?.isInFinalChain || destination.isUnknown) return
    for (const source of sources) {
      const name = source.string?.replace(/\/$/, '').split('/').at(-1)
      if (name === undefined || !FOLDERS.has(name)) continue
      report({ at: source, message: `Folder "${name}" of the build context is copied into the image.` })
    }
  },
})

const FOLDERS: ReadonlySet<string> = new Set([
  '.aws',
  '.azure',
  '.cache',
  '.gcp',
  '.git',
  '.hg',
  '.idea',
  '.npm',
  '.svn',
  '.vscode',
  'node_modules',
])
