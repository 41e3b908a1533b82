import { defineRule } from '../../rule.ts'

export const copyOutsideContext = defineRule({
  id: 'copy-outside-context',
  title: 'A source leads out of the build context',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder sees nothing but the folder that it was given. It takes \`../\` at its top as nothing at all, so that
    another file than the one meant is copied, or the build fails.`,
  references: ['https://docs.docker.com/build/concepts/context/', 'https://docs.docker.com/reference/dockerfile/#copy'],
  equivalents: { dockerfilelint: ['add_src_invalid'] },
  fixable: false,
  examples: [
    {
      title: 'A folder beside that of the Dockerfile',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json «../common/settings.json» ./
        USER node
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json settings.json ./
        USER node
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD', 'COPY'],
  check(instruction, { report }) {
    const { sources, destination } = instruction
    if (!instruction.flag('from').isMissing) return
    // What may be empty may make the source the destination.
    if (destination.isUnknown) return
    for (const source of sources) {
      const { string } = source
      if (string === undefined || string.includes('://') || !leadsOut(string)) continue
      report({ at: source, message: `"${string}" leads out of the build context.` })
    }
  },
})

/** Whether a path goes up further than it has gone down. */
function leadsOut(path: string): boolean {
  let depth = 0
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue
    depth += name === '..' ? -1 : 1
    if (depth < 0) return true
  }
  return false
}
