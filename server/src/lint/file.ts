import { readDockerfile } from '../docker/document.ts'
import { resourcesOf } from '../kubernetes/resource.ts'
import type { Document, Text } from '../text/document.ts'
import { isYamlDocument, readYaml, YamlText } from '../yaml/document.ts'
import type { Dialect } from '../yaml/scalar.ts'
import { textOfConfig } from './config.ts'
import { Entry } from './entry.ts'
import type { Language } from './language.ts'

/** A file to take in. */
export interface FileInput {
  readonly uri: string
  readonly content: string
  readonly language: Language
  /** Whether it is a patch: nothing is missing from it. */
  readonly isPartial: boolean
}

/** A file as it was last taken in. */
export interface FileState extends FileInput {
  readonly documents: readonly Document[]
  /** What other files can see of its resources, by the text they stand in. */
  readonly entries: ReadonlyMap<Text, readonly Entry[]>
}

/**
 * Reads a file. Never fails.
 *
 * @param before The file as it was: parts that have not changed keep their texts, and resources that are the same to
 *   others keep their entries.
 * @param mayMove Whether those entries may be told where they stand now; if not, new ones take their places.
 */
export function stateOf(input: FileInput, before: FileState | undefined, mayMove: boolean): FileState {
  const isSame = before?.language === input.language
  const documents = readers[input.language](input, isSame ? before.documents : [])
  return { ...input, documents, entries: entriesOf(input, documents, isSame ? before.entries : new Map(), mayMove) }
}

type Reader = (input: FileInput, previous: readonly Document[]) => readonly Document[]

/** How the files of a language are read; of those that are nobody's here there are no documents. */
const readers: Readonly<Record<Language, Reader>> = {
  kubernetes: yamlIn('kubernetes'),
  kustomization: yamlIn('kubernetes'),
  chart: yamlIn('kubernetes'),
  values: yamlIn('kubernetes'),
  compose: yamlIn('compose'),
  config: ({ uri, content }) => [{ uri, ordinal: 0, start: 0, text: textOfConfig(content) }],
  dockerfile: ({ uri, content }, previous) => readDockerfile(uri, content, previous),
  other: () => [],
}

function yamlIn(dialect: Dialect): Reader {
  return ({ uri, content, isPartial }, previous) =>
    readYaml(uri, content, dialect, previous.filter(isYamlDocument), isPartial)
}

function entriesOf(
  { uri, language }: FileInput,
  documents: readonly Document[],
  before: FileState['entries'],
  mayMove: boolean,
): FileState['entries'] {
  if (language !== 'kubernetes') return new Map()
  const texts = new Set(documents.map(({ text }) => text))
  const gone = new Map<string, Entry[]>()
  for (const [text, entries] of mayMove ? before : []) {
    if (texts.has(text)) continue
    for (const entry of entries) {
      const same = gone.get(entry.factsKey)
      if (same) same.push(entry)
      else gone.set(entry.factsKey, [entry])
    }
  }
  const entryOf = (fresh: Entry): Entry => {
    const same = gone.get(fresh.factsKey)?.pop()
    same?.moveTo(fresh)
    return same ?? fresh
  }
  const read = (text: Text): readonly Entry[] =>
    text instanceof YamlText ? resourcesOf(text).map((resource) => entryOf(new Entry(uri, resource))) : []
  return new Map([...texts].map((text) => [text, before.get(text) ?? read(text)]))
}
