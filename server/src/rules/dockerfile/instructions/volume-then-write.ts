import { collect } from '../../../text/collect.ts'
import type { Located } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'

export const volumeThenWrite = defineRule({
  id: 'volume-then-write',
  title: 'A file is put into a volume that is declared above',
  severity: 'warning',
  profile: 'opt-in',
  why: `
    Builders before BuildKit discard what is written to a folder after VOLUME has named it. The image then lacks a file
    that its Dockerfile seems to put there, a configuration or a certificate.`,
  references: ['https://docs.docker.com/reference/dockerfile/#notes-about-specifying-volumes'],
  fixable: false,
  examples: [
    {
      title: 'The configuration of a server',
      bad: `
        FROM debian:13-slim
        VOLUME /var/lib/shop
        # the first catalogue
        COPY catalogue.json «/var/lib/shop/»
      `,
      good: `
        FROM debian:13-slim
        # the first catalogue
        COPY catalogue.json /var/lib/shop/
        VOLUME /var/lib/shop
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (stage.all('VOLUME').length === 0) return
    const volumes = new Map<string, Located>()
    for (const instruction of stage.instructions) {
      const { keyword, destination, arguments: words } = instruction
      if (keyword === 'VOLUME') for (const word of words) if (word.string) volumes.set(plain(word.string), word)
      if (keyword !== 'COPY' && keyword !== 'ADD') continue
      const volume = collect(foldersOf(destination.string ?? ''), (folder) => volumes.get(folder))[0]
      if (!volume) continue
      report({
        at: destination,
        message: `"${destination.string}" lies in a volume that is declared above.`,
        related: [{ location: volume.location, message: 'This is the volume.' }],
      })
    }
  },
})

/** An absolute path and the folders that it lies in, the nearest first. */
function foldersOf(path: string): readonly string[] {
  if (!path.startsWith('/')) return []
  const parts = plain(path).split('/').slice(0, DEEPEST)
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/')).filter((folder) => folder !== '')
}

function plain(path: string): string {
  return path.replaceAll('//', '/').replace(/\/$/, '')
}

const DEEPEST = 50
