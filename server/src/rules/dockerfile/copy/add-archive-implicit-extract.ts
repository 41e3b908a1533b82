import { contextSourcesOf } from '../../../docker/context-source.ts'
import { defineRule } from '../../rule.ts'
import { isArchive } from './archive.ts'

export const addArchiveImplicitExtract = defineRule({
  id: 'add-archive-implicit-extract',
  title: 'ADD unpacks an archive without saying so',
  severity: 'hint',
  profile: 'strict',
  why: `
    What is in the archive decides which files of the image are written over, in any folder below the destination, and with
    which owners and modes. No line of the Dockerfile shows it, and a review of the Dockerfile does not see it.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives',
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
  ],
  equivalents: { semgrep: ['prefer-copy-over-add'] },
  fixable: false,
  examples: [
    {
      title: 'An archive below the build context',
      bad: `
        FROM debian:13-slim
        # The shop
        ADD --chown=0:0 \\
          «dist/shop.tar.xz» /opt/
        USER 10001
      `,
      good: `
        FROM debian:13-slim
        # The shop
        RUN --mount=type=bind,source=dist/shop.tar.xz,target=/srv/shop.tar.xz \\
          tar -xf /srv/shop.tar.xz --no-same-owner -C /opt shop
        USER 10001
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD'],
  check(instruction, { report }) {
    const { stage } = instruction
    if (!instruction.flag('unpack').isMissing) return
    // In an image from nothing there is nothing else that could unpack its files.
    if (!stage || stage.root.isScratch) return
    for (const source of contextSourcesOf(instruction)) {
      if (isArchive(source.path)) report({ at: source, message: `ADD unpacks "${source.path}".` })
    }
  },
})
