import { defineRule } from '../../rule.ts'

export const onbuildCopy = defineRule({
  id: 'onbuild-copy',
  title: 'ONBUILD copies from the build context of other images',
  severity: 'hint',
  profile: 'strict',
  why: `
    Whoever builds from the image has files copied that their Dockerfile does not name: what lies in their folder, keys and
    history included, is in an image without a line that says so.`,
  references: ['https://docs.docker.com/reference/dockerfile/#onbuild'],
  fixable: false,
  examples: [
    {
      title: 'All that lies there',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        ONBUILD «COPY» . .
        ONBUILD RUN npm ci
        USER node
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        USER node
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD', 'COPY'],
  check(instruction, { report }) {
    const { keyword, onbuild, sources, destination } = instruction
    if (!onbuild) return
    if (sources.length === 0 || destination.isUnknown || sources[0]?.isUnknown || !instruction.flag('from').isMissing)
      return
    report({ at: instruction, message: `ONBUILD keeps a ${keyword} for whoever builds from the image.` })
  },
})
