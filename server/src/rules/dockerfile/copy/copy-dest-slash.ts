import { defineRule } from '../../rule.ts'

export const copyDestSlash = defineRule({
  id: 'copy-dest-slash',
  title: 'Several sources are copied to what is no folder',
  severity: 'warning',
  profile: 'recommended',
  why: `
    With more than one source the destination has to be a folder, and only a slash at its end says that it is one. Without
    it a builder refuses the instruction, or writes one file over the other.`,
  references: ['https://docs.docker.com/reference/dockerfile/#destination'],
  equivalents: {
    hadolint: ['DL3021'],
    trivy: ['DS-0011'],
    kics: ['6db6e0c2-32a3-4a2e-93b5-72c35f4119db'],
    'dockerfile-utils': ['INVALID_DESTINATION'],
    dockerfilelint: ['add_dest_invalid'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A folder without its slash',
      bad: `
        FROM node:24-slim
        COPY package.json \\
            package-lock.json \\
            «/app»
        WORKDIR /app
        USER node
      `,
      good: `
        FROM node:24-slim
        COPY package.json \\
            package-lock.json \\
            /app/
        WORKDIR /app
        USER node
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD', 'COPY'],
  check({ sources, heredocs, destination, stage }, { report }) {
    const { string } = destination
    // A source that is empty may be none.
    const known = sources.filter((source) => source.string !== undefined && source.string !== '')
    if (known.length + heredocs.length < 2 || string === undefined || IS_FOLDER.test(string)) return
    if (stage?.isWindows && string.endsWith('\\')) return
    const isWritten = destination.written === string
    report({
      at: destination,
      message: `Several sources are copied to "${string}", which has no slash at its end.`,
      fixes: [
        isWritten
          ? { title: 'Add a slash', applicability: 'unsafe', changes: [destination.replace(`${string}/`)] }
          : undefined,
      ],
    })
  },
})

const IS_FOLDER = /^$|\/$|(?:^|\/)\.\.?$/
