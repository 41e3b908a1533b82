import { readYaml } from '../../server/src/yaml/document.ts'
import type { Node } from '../../server/src/yaml/node.ts'

/** A file in which a template prints one thing, and the same file for things that it may print. */
export interface HoledFile {
  readonly title: string
  readonly content: string
  readonly substitutes: readonly string[]
}

const hole = '{{ .Values.x }}'
const scalars = ['', 'true', 'false', '0', '"x"']

/** A file with a hole instead of each of its scalars, entries of maps and items of lists, one at a time. */
export function holedFiles(content: string): readonly HoledFile[] {
  return readYaml('file:///example.yaml', content, 'kubernetes').flatMap(({ text, start: shift }) =>
    placesIn(text.tree.root).map(({ start, end, substitutes }) => {
      const before = content.slice(0, shift + start)
      const after = content.slice(shift + end)
      const original = content.slice(shift + start, shift + end)
      return {
        title: `${hole} instead of ${original.split('\n', 1)[0]}`,
        content: before + hole + after,
        substitutes: [...substitutes, original].map((substitute) => before + substitute + after),
      }
    }),
  )
}

interface Place {
  readonly start: number
  readonly end: number
  readonly substitutes: readonly string[]
}

function placesIn(root: Node | undefined): readonly Place[] {
  const places: Place[] = []
  const ahead = root ? [root] : []
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    const { start, end } = node
    if (node.kind === 'scalar') places.push({ start, end, substitutes: scalars })
    else if (node.kind === 'seq') {
      for (const item of node.items) {
        if (item.kind !== 'scalar') places.push({ start: item.start, end: item.end, substitutes: scalars })
        ahead.push(item)
      }
    } else if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        places.push({ start: key.start, end: Math.max(key.end, value.end), substitutes: ['', 'x: "x"'] })
        if (value.kind !== 'scalar') places.push({ start: value.start, end: value.end, substitutes: scalars })
        ahead.push(value)
      }
    }
  }
  return places
}
