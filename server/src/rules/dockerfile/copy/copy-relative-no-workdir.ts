import { insertBefore } from '../../../docker/change.ts'
import { defineRule } from '../../rule.ts'

export const copyRelativeNoWorkdir = defineRule({
  id: 'copy-relative-no-workdir',
  title: 'A relative destination begins at the root folder',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Without WORKDIR a relative path begins at the root of the filesystem: the files of the program lie among those of the
    system, may replace them, and another base image with a folder of its own puts them elsewhere.`,
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  equivalents: { hadolint: ['DL3045'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'An application in the root folder',
      bad: `
        FROM node:24-slim
        # the program
        COPY package.json server.js «./»
        USER node
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        # the program
        COPY package.json server.js ./
        USER node
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const image = stage.root.image.string ?? ''
    // In an image from nothing there is nothing that it could lie among.
    if (!AT_ROOT.test(image) || stage.isWindows) return
    for (const instruction of stage.instructions) {
      const { keyword, destination, sources, heredocs } = instruction
      if ((keyword !== 'COPY' && keyword !== 'ADD') || sources.length + heredocs.length === 0) continue
      const { string } = destination
      if (string === undefined || string === '' || /^[/$]/.test(string)) continue
      if (stage.lastBefore('WORKDIR', instruction.index)) return
      const change = insertBefore(instruction, ['WORKDIR /app'])
      report({
        at: destination,
        message: `"${string}" begins at the root folder, because no WORKDIR is set.`,
        fixes: [{ title: 'Set WORKDIR /app before it', applicability: 'unsafe', changes: [change] }],
      })
      return
    }
  },
})

/** Official images that set no WORKDIR. */
const AT_ROOT =
  /^(?:docker\.io\/)?(?:library\/)?(?:alpine|amazonlinux|almalinux|busybox|debian|fedora|nginx|node|postgres|python|rockylinux|ubuntu)(?:[:@]|$)/
