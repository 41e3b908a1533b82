import { removeInstruction, renameInstruction } from '../../../docker/change.ts'
import { contextSourcesOf } from '../../../docker/context-source.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { ShellWord } from '../../../docker/script.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { absolutePath, type Extraction, extractionOf, folderOf, isArchive } from './archive.ts'

export const copyArchiveThenExtract = defineRule({
  id: 'copy-archive-then-extract',
  title: 'An archive is copied and unpacked in another layer',
  severity: 'info',
  profile: 'recommended',
  why: `
    The archive stays in its layer although a later one removes it: everyone who pulls the image loads its content twice.
    ADD unpacks archives of the build context, and leaves nothing but their content.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives',
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
  ],
  equivalents: { hadolint: ['DL3010'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'An archive that is removed afterwards',
      bad: `
        FROM debian:13-slim
        COPY --chown=0:0 \\
          «shop.tar.gz» /srv/
        # What the shop is made of
        RUN tar -xzf /srv/shop.tar.gz -C /opt && rm /srv/shop.tar.gz
        USER 10001
      `,
      good: `
        FROM debian:13-slim
        ADD --chown=0:0 \\
          shop.tar.gz /opt/
        # What the shop is made of
        USER 10001
      `,
    },
  ],

  on: 'stage',
  check({ instructions }, { report }) {
    const archives = collect(instructions, archivesIn)
    if (archives.length === 0) return
    const extractions = lastExtractions(instructions)
    for (const { source, paths } of archives) {
      const extraction = paths.map((path) => extractions.get(path)).find((one) => one !== undefined)
      if (!extraction || extraction.command.instruction.index < source.instruction.index) continue
      report({
        at: source,
        message: `"${source.path}" is copied, and unpacked by tar in another layer.`,
        related: [{ location: extraction.command.location, message: 'Here it is unpacked.' }],
        fixes: [fixFor(source.instruction, extraction)],
      })
    }
  },
})

/** The archives that COPY takes, and the paths that they may have then. */
function archivesIn(copy: Instruction) {
  if (copy.keyword !== 'COPY' || !copy.sources.some(({ string = '' }) => isArchive(string))) return undefined
  const folder = absolutePath(copy.destination.string, folderOf(copy))
  if (folder === undefined) return undefined
  const mayBeFile = copy.sources.length === 1 && !/(?:^|\/)\.?$/.test(copy.destination.string ?? '')
  return collect(contextSourcesOf(copy), (source) => {
    if (source.isPattern || !isArchive(source.path)) return undefined
    const path = `${folder === '/' ? '' : folder}/${source.path.slice(source.path.lastIndexOf('/') + 1)}`
    return { source, paths: mayBeFile ? [folder, path] : [path] }
  })
}

/** What unpacks archives, by their paths. */
function lastExtractions(instructions: readonly Instruction[]): ReadonlyMap<string, Extraction> {
  const last = new Map<string, Extraction>()
  for (const run of instructions.filter(({ keyword }) => keyword === 'RUN')) {
    const folder = folderOf(run)
    for (const extraction of collect(run.commands, extractionOf)) {
      const path = absolutePath(extraction.archive.string, folder)
      if (path !== undefined) last.set(path, extraction)
    }
  }
  return last
}

/** ADD instead of both, where the RUN does nothing else. */
function fixFor(copy: Instruction, { command, archive, folder, isPlain }: Extraction): Fix | undefined {
  const run = command.instruction
  const others = run.commands.filter((other) => other !== command)
  const target = absolutePath(folder ? folder.string : '.', folderOf(run))
  const isOfRemoval = ({ string = '' }: ShellWord) => string === archive.string || /^-[rf]+$/.test(string)
  const isRemoval = others.every(({ name, arguments: words }) => name === 'rm' && words.every(isOfRemoval))
  if (!isPlain || !isRemoval || !run.isFullyRead || run.flags.length > 0 || run.form === 'exec') return undefined
  if (target === undefined || !/^\/[\w./@+-]*$/.test(target) || copy.sources.length > 1) return undefined
  const unpacked = copy.destination.replace(target === '/' ? '/' : `${target}/`)
  const changes = [renameInstruction(copy, 'ADD'), unpacked, removeInstruction(run)]
  return { title: 'Use ADD, which unpacks it', applicability: 'unsafe', changes }
}
