import { DockerignoreText } from '../docker/dockerignore.ts'
import { readDockerfile } from '../docker/document.ts'
import { resourcesOf } from '../kubernetes/resource.ts'
import type { Document, Text } from '../text/document.ts'
import { isYamlDocument, readYaml, YamlText } from '../yaml/document.ts'
import type { Dialect } from '../yaml/scalar.ts'
import { textOfConfig } from './config.ts'
import { Entry } from './entry.ts'
import type { Language } from './language.ts'
import { type Overlay, patchedPaths } from './patching.ts'
import { baseName } from './path.ts'

/** A file to take in. */
export interface FileInput {
  readonly uri: string
  readonly content: string
  readonly language: Language
  /** Whether it is read as a patch: nothing is missing from it. */
  readonly isPartial: boolean
}

/** A file that is read, whatever its place in the workspace. */
export interface ReadFile extends FileInput {
  /** Its documents, as if it stood alone. */
  readonly raw: readonly Document[]
}

/** What a file is by its place in the workspace. */
export interface Role {
  /** Whether it is laid over the resources of others, and has none of its own. */
  readonly isPatch: boolean
  readonly overlay: Overlay
}

/** A file at its place in the workspace. */
export interface FileState extends ReadFile {
  readonly role: Role
  readonly documents: readonly Document[]
  /** The patched texts by those that they are made of, and what is patched in them. */
  readonly patched: ReadonlyMap<Text, Patched>
  /** What other files can see of its resources, by the text they stand in. */
  readonly entries: ReadonlyMap<Text, readonly Entry[]>
  /** Whether it may have other resources that cannot be seen. */
  readonly isOpaque: boolean
}

interface Patched {
  readonly text: YamlText
  readonly paths: string
}

/**
 * Reads a file. Never fails.
 *
 * @param before The file as it was: parts that have not changed keep their texts.
 */
export function readFile(input: FileInput, before: ReadFile | undefined): ReadFile {
  const isSame = before?.language === input.language && before.isPartial === input.isPartial
  return { ...input, raw: readers[input.language](input, isSame ? before.raw : []) }
}

/**
 * Puts a file into its place.
 *
 * @param before The file as it was: what is not patched in another way keeps its texts, and resources that are the same
 *   to others keep their entries.
 * @param mayMove Whether those entries may be told where they stand now; if not, new ones take their places.
 */
export function placeFile(read: ReadFile, role: Role, before: FileState | undefined, mayMove: boolean): FileState {
  const file = read.isPartial === role.isPatch ? read : readFile({ ...read, isPartial: role.isPatch }, undefined)
  const patched = new Map<Text, Patched>()
  const known = before?.role === role ? new Set(before.raw.map(({ text }) => text)) : new Set<Text>()
  const documents = file.raw.map((document) => {
    const isKnown = known.has(document.text)
    const made = isKnown ? before?.patched.get(document.text) : patchedText(document.text, role, before)
    if (!made) return document
    patched.set(document.text, made)
    return { ...document, text: made.text }
  })
  const hasEntries = !role.isPatch && file.language === 'kubernetes'
  const entries: FileState['entries'] = hasEntries
    ? entriesOf(file.uri, documents, before?.entries ?? new Map(), mayMove)
    : new Map()
  const isOpaque = hasEntries
    ? documents.some(({ text }) => entries.get(text)?.length === 0 && mayHold(text))
    : mayPrint(file)
  return { ...file, role, documents, patched, entries, isOpaque }
}

/** Whether there may be resources in a text in which none can be seen. */
function mayHold(text: Text): boolean {
  return text instanceof YamlText && (text.mask.holes.length > 0 || text.tree.errors.length > 0)
}

/** Whether it is a template of a chart of which nobody sees what it prints. */
function mayPrint({ uri, language, content }: ReadFile): boolean {
  const isTemplate = uri.includes('/templates/') && !baseName(uri).startsWith('_')
  return language === 'other' && isTemplate && content.includes('{{')
}

function patchedText(text: Text, { overlay }: Role, before: FileState | undefined): Patched | undefined {
  if (!(text instanceof YamlText)) return undefined
  const paths = patchedPaths(text, overlay)
  if (paths.length === 0) return undefined
  const known = before?.patched.get(text)
  const key = JSON.stringify(paths)
  return known?.paths === key ? known : { text: text.patchedAt(paths), paths: key }
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
  dockerignore: ({ uri, content }, [previous]) => {
    const text = previous?.text.content === content ? previous.text : new DockerignoreText(content)
    return [{ uri, ordinal: 0, start: 0, text }]
  },
  other: () => [],
}

function yamlIn(dialect: Dialect): Reader {
  return ({ uri, content, isPartial }, previous) =>
    readYaml(uri, content, dialect, previous.filter(isYamlDocument), isPartial)
}

function entriesOf(
  uri: string,
  documents: readonly Document[],
  before: FileState['entries'],
  mayMove: boolean,
): FileState['entries'] {
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
