import type { Instruction } from '../../../docker/instruction.ts'
import type { Command } from '../../../docker/script.ts'
import { collect } from '../../../text/collect.ts'
import type { Located } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'
import { baseName } from '../downloads/transfer.ts'

export const lateRmNoShrink = defineRule({
  id: 'late-rm-no-shrink',
  title: 'A file is removed in a later layer than it came with',
  severity: 'hint',
  profile: 'strict',
  why: `
    A layer only hides what another one holds: the file is loaded with every pull, and whoever has the image can read it.
    It is gone only where the RUN that made it removes it, too.`,
  references: ['https://docs.docker.com/build/building/best-practices/#run'],
  fixable: false,
  examples: [
    {
      title: 'An archive',
      bad: `
        FROM debian:13-slim
        COPY shop.tar.gz /var/tmp/
        RUN tar --extract --file /var/tmp/shop.tar.gz --directory /opt
        # no longer needed
        RUN rm «/var/tmp/shop.tar.gz»
      `,
      good: `
        FROM debian:13-slim
        # extracted from the context, which is no layer
        RUN --mount=type=bind,source=shop.tar.gz,target=/var/tmp/shop.tar.gz \\
            tar --extract --file /var/tmp/shop.tar.gz --directory /opt
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isInFinalChain || !stage.all('RUN').some(onlyRemoves)) return
    const made = new Map<string, Located>()
    for (const instruction of stage.instructions) {
      const removed = onlyRemoves(instruction) ? collect(instruction.commands, ({ arguments: words }) => words) : []
      for (const word of removed) {
        const origin = collect(pathOf(word.string), (path) => made.get(path))[0]
        if (!origin) continue
        report({
          at: word,
          message: `"${word.string}" is hidden here, and stays in the layer that it came with.`,
          related: [{ location: origin.location, message: 'It comes with this one.' }],
        })
      }
      for (const path of pathsOf(instruction)) made.set(path, instruction)
    }
  },
})

function onlyRemoves({ keyword, commands, isFullyRead }: Instruction): boolean {
  return keyword === 'RUN' && isFullyRead && commands.every(({ name }) => name === 'rm')
}

/** What certainly is in the layer of an instruction: what is copied, loaded to a path, and the lists of apt. */
function pathsOf(instruction: Instruction): readonly string[] {
  const { keyword, sources, destination, commands, flags, isFullyRead } = instruction
  if (keyword === 'RUN' && flags.length === 0 && isFullyRead) {
    const removed = new Set(collect(commands, removedBy))
    return collect(commands, madeBy).filter((path) => !removed.has(path))
  }
  const { string: target = '' } = destination
  if (keyword !== 'COPY' || sources.some(({ string }) => string === undefined)) return []
  if (!target.endsWith('/') && sources.length === 1) return pathOf(target)
  return collect(sources, ({ string = '' }) => pathOf(`${target}/${baseName(string) ?? '*'}`))
}

function madeBy({ name, arguments: words }: Command): readonly string[] {
  if (name === 'apt-get' && words.some(({ string }) => string === 'update')) return ['/var/lib/apt/lists']
  if (name !== 'curl' && name !== 'wget') return []
  const option = name === 'curl' ? /^(?:-[A-Za-z]*o|--output)$/ : /^(?:-[A-Za-z]*O|--output-document)$/
  return collect(words, ({ string = '' }, at) => (option.test(string) ? pathOf(words[at + 1]?.string) : []))
}

function removedBy({ name, arguments: words }: Command): readonly string[] {
  return name === 'rm' ? collect(words, ({ string }) => pathOf(string)) : []
}

/** A path from the root, without a slash and a star at its end; none for other patterns. */
function pathOf(written = ''): readonly string[] {
  const path = written.replaceAll('//', '/').replace(/\/\*?$/, '')
  return path.startsWith('/') && !/[*?[]/.test(path) ? [path] : []
}
