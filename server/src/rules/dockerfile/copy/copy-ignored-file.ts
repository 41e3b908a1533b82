import { type ContextSource, contextSourcesOf } from '../../../docker/context-source.ts'
import type { Dockerignore, IgnoreLine } from '../../../docker/dockerignore.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'

export const copyIgnoredFile = defineRule({
  id: 'copy-ignored-file',
  title: 'COPY takes a file that a .dockerignore keeps out',
  severity: 'error',
  profile: 'recommended',
  why: `
    What is ignored is not in the build context: for the builder it is not there, and the build fails, though the file lies
    beside the Dockerfile. Whoever removes the line in a hurry may let in what it kept out.`,
  references: [
    'https://docs.docker.com/reference/build-checks/copy-ignored-file/',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  ],
  equivalents: { buildkit: ['CopyIgnoredFile'] },
  fixable: false,
  examples: [
    {
      title: 'A folder that is made before the build',
      bad: {
        Dockerfile: `
          FROM nginx:1.29
          # The pages
          COPY nginx.conf \\
            «dist/pages» /etc/nginx/
          USER nginx
        `,
        'nginx.conf': 'events {}\n',
        '.dockerignore': `
          node_modules
          dist
        `,
      },
      good: {
        Dockerfile: `
          FROM nginx:1.29
          # The pages
          COPY nginx.conf \\
            dist/pages /etc/nginx/
          USER nginx
        `,
        'nginx.conf': 'events {}\n',
        '.dockerignore': `
          node_modules
        `,
      },
    },
  ],

  on: 'dockerfile',
  readsBuildContext: true,
  check({ instructions }, { buildContext, report }) {
    const { ignoreFile } = buildContext
    if (ignoreFile.kind !== 'found') return
    const { file, path } = ignoreFile
    for (const source of collect(instructions, contextSourcesOf)) {
      const line = lineIgnoring(source, file)
      if (!line) continue
      const message =
        source.path === '.'
          ? `"${path}" keeps everything out of the build context that ${source.instruction.keyword} takes.`
          : `"${source.path}" is kept out of the build context by "${path}".`
      report({ at: source, message, related: [{ location: line.location, message: 'This line keeps it out.' }] })
    }
  },
})

/** The line by which a source is certainly ignored, with all that is in it. */
function lineIgnoring({ path, isPattern }: ContextSource, ignore: Dockerignore): IgnoreLine | undefined {
  const { lines } = ignore
  if (isPattern || lines.some(({ isMalformed }) => isMalformed)) return undefined
  if (path === '.') {
    const takesBack = lines.some(({ isException }) => isException)
    return takesBack ? undefined : lines.find(({ pattern }) => EVERYTHING.has(pattern))
  }
  const mayTakeBack = lines.some(({ isException, pattern }) => isException && isWithin(pattern, path))
  if (mayTakeBack || ignore.ignores(path) !== true) return undefined
  return lines.findLast((line) => !line.isException && line.matches(path))
}

const EVERYTHING: ReadonlySet<string> = new Set(['*', '**', '**/*'])

/** Whether a pattern may be for something in a folder. */
function isWithin(pattern: string, folder: string): boolean {
  return /[*?[\\]/.test(pattern) || pattern.startsWith(`${folder}/`)
}
