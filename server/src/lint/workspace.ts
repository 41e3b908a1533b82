import { type ComposeBuild, composeBuildsIn } from '../compose/build.ts'
import type { BuildContext } from '../docker/build-context.ts'
import { type Dockerignore, DockerignoreText } from '../docker/dockerignore.ts'
import { DockerText } from '../docker/document.ts'
import type { GroupKind } from '../kubernetes/resource.ts'
import type { Document, Text } from '../text/document.ts'
import { YamlText } from '../yaml/document.ts'
import { BuildContexts } from './build-contexts.ts'
import type { Entry } from './entry.ts'
import { type FileInput, type FileState, placeFile, type ReadFile, readFile } from './file.ts'
import { Layout } from './layout.ts'
import { Shelf } from './shelf.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'
import type { Unit } from './unit.ts'
import type { Memory } from './unit-view.ts'

interface Remembered {
  readonly movedAt: number
  readonly memory: Memory
}

/**
 * All files that were taken in, in their units. Where the files stand and what can be seen from them is worked out when
 * somebody asks, and again after something has changed that it depends on.
 */
export class Workspace {
  readonly #files: Map<string, ReadFile>
  /** The files at their places; of those that are not in it the place is not known yet. */
  readonly #placed: Map<string, FileState>
  readonly #folders: Set<string>
  readonly #homes = new WeakMap<Text, string>()
  readonly #mayMove: boolean
  /** The files of which no more is kept than what others can see, once they have their places. */
  readonly #released = new Set<string>()
  readonly #buildContexts: BuildContexts
  #layout: Layout | undefined
  #surroundings = new Map<Unit, Surroundings>()
  readonly #memories = new WeakMap<Surroundings['units'], Map<readonly GroupKind[], Remembered>>()
  /** Counts what rules that look at other resources can notice. */
  #clock = 0
  /** When the units last changed. */
  #laidOutAt = 0
  /** When something around Dockerfiles last changed. */
  #contextsMovedAt = 0

  /** @param original A workspace to begin with, which does not follow what happens in the new one. */
  constructor(original?: Workspace) {
    this.#files = new Map(original ? original.#files : [])
    this.#placed = new Map(original ? original.#placed : [])
    this.#folders = new Set(original ? original.#folders : [])
    this.#mayMove = original === undefined
    this.#buildContexts = new BuildContexts(
      (uri) => ignoreFileIn(this.#files.get(uri)),
      original ? original.#buildContexts : undefined,
    )
  }

  get uris(): Iterable<string> {
    return this.#files.keys()
  }

  /** A file at its place. */
  get(uri: string): FileState | undefined {
    this.#lay()
    return this.#placed.get(uri)
  }

  /** The file in which a text stands, and where; nothing of one that stands nowhere any more. */
  placeOf(text: Text): { readonly document: Document; readonly content: string } | undefined {
    const file = this.#placed.get(this.#homes.get(text) ?? '')
    const document = file?.documents.find((one) => one.text === text)
    return file && document ? { document, content: file.content } : undefined
  }

  /** Takes a file in. */
  put(input: Omit<FileInput, 'isPartial'>): ReadFile {
    const { uri } = input
    const before = this.#files.get(uri)
    this.#released.delete(uri)
    const file = readFile({ ...input, isPartial: before?.isPartial ?? false }, before)
    this.#files.set(uri, file)
    if (file.raw[0]?.text !== before?.raw[0]?.text) this.#noteContext(uri, before, file)
    if (this.#layout?.holds(uri, file)) {
      const placed = this.#placed.get(uri)
      this.#reshelve(placed, this.#place(file, this.#layout))
    } else this.#layout = undefined
    return file
  }

  delete(uri: string): void {
    this.#noteContext(uri, this.#files.get(uri), undefined)
    this.#files.delete(uri)
    const before = this.#placed.get(uri)
    this.#placed.delete(uri)
    if (!this.#layout) return
    if (!this.#layout.holds(uri, undefined)) {
      this.#layout = undefined
      return
    }
    this.#reshelve(before, undefined)
    for (const { opaque } of this.#layout.unitsOf(uri)) if (opaque.delete(uri)) this.#laidOutAt = ++this.#clock
  }

  /** Keeps of a file only what others can see of it, until it is asked for. @returns What is let go of. */
  release(uri: string): readonly Text[] {
    this.#released.add(uri)
    const file = this.#placed.get(uri) ?? this.#files.get(uri)
    return file ? releaseTexts(file) : []
  }

  /** Says that all files of a folder were taken in. */
  addFolder(folder: string): void {
    if (this.#folders.has(folder)) return
    this.#folders.add(folder)
    this.#layout = undefined
  }

  /** Takes in the names of all that is in a folder; `undefined` where nobody can say. @returns Whether they are new. */
  list(folder: string, names: readonly string[] | undefined): boolean {
    const isNew = this.#buildContexts.list(folder, names)
    if (isNew) this.#contextsMovedAt = ++this.#clock
    return isNew
  }

  /** The folders whose names say what is around a Dockerfile, so far as is known now. */
  foldersAround(uri: string): readonly string[] {
    const text = this.#files.get(uri)?.raw[0]?.text
    return text instanceof DockerText ? this.#buildContexts.foldersAround(uri, text.dockerfile) : []
  }

  /** What the builder is given beside a file, if it is a Dockerfile. */
  buildContextOf(uri: string): BuildContext | undefined {
    const text = this.#files.get(uri)?.raw[0]?.text
    return text instanceof DockerText ? this.#buildContexts.of(uri, text.dockerfile) : undefined
  }

  /** When something last changed that may be around a Dockerfile. */
  get contextsMovedAt(): number {
    return this.#contextsMovedAt
  }

  /** What can be seen from a file. */
  around(uri: string): Surroundings {
    const layout = this.#lay()
    const units = layout.unitsOf(uri)
    const [unit] = units
    if (!unit || units.length > 1) return surroundingsOf(units, layout.isRead(uri))
    const known = this.#surroundings.get(unit) ?? surroundingsOf(units, layout.isRead(uri))
    this.#surroundings.set(unit, known)
    return known
  }

  /** Whether a file is seen from another one. */
  areTogether(uri: string, other: string): boolean {
    const seen = new Set(this.around(uri).units.map(({ shelves }) => shelves))
    const units = this.#lay().unitsOf(other)
    return uri === other || units.some(({ shelves }) => seen.has(shelves))
  }

  /** When anything last changed that a rule can notice which looks at other resources. */
  get movedAt(): number {
    this.#lay()
    return this.#clock
  }

  /** When last something else came to be deployed together, or was not known any more to be all there is. */
  get laidOutAt(): number {
    this.#lay()
    return this.#laidOutAt
  }

  /** When what a file can see of these kinds last changed. */
  lastMove({ units }: Surroundings, kinds: readonly GroupKind[]): number {
    let last = this.#laidOutAt
    for (const { shelves } of units) {
      for (const kind of kinds) last = Math.max(last, shelves.get(kind)?.movedAt ?? 0)
    }
    return last
  }

  /** What is kept of these kinds for all files that see the same, until one of them changes. */
  memoryOf(surroundings: Surroundings, kinds: readonly GroupKind[]): Memory {
    const movedAt = this.lastMove(surroundings, kinds)
    const memories = this.#memories.get(surroundings.units) ?? new Map<readonly GroupKind[], Remembered>()
    this.#memories.set(surroundings.units, memories)
    const known = memories.get(kinds)
    if (known?.movedAt === movedAt) return known.memory
    const memory: Memory = new Map()
    memories.set(kinds, { movedAt, memory })
    return memory
  }

  /** Notes what a file says of what Dockerfiles are built with. */
  #noteContext(uri: string, before: ReadFile | undefined, after: ReadFile | undefined): void {
    const isBuild = [before, after].some((file) => file?.language === 'compose')
    const hasMoved = isBuild && this.#buildContexts.setBuilds(uri, buildsIn(after))
    if (hasMoved || ignoreFileIn(before) || ignoreFileIn(after)) this.#contextsMovedAt = ++this.#clock
  }

  #lay(): Layout {
    if (this.#layout) return this.#layout
    const layout = new Layout(this.#files, this.#folders)
    this.#layout = layout
    this.#surroundings = new Map()
    this.#laidOutAt = ++this.#clock
    for (const file of this.#files.values()) {
      const placed = this.#place(file, layout)
      for (const entry of entriesOf(placed)) this.#shelf(entry, (shelf) => shelf.add(entry))
    }
    return layout
  }

  #place(file: ReadFile, layout: Layout): FileState {
    const { uri } = file
    const placed = placeFile(file, layout.roleOf(uri), this.#placed.get(uri), this.#mayMove)
    this.#files.set(uri, placed)
    this.#placed.set(uri, placed)
    for (const { text } of placed.documents) this.#homes.set(text, uri)
    for (const unit of layout.unitsOf(uri)) {
      if (unit.opaque.has(uri) === placed.isOpaque) continue
      if (placed.isOpaque) unit.opaque.add(uri)
      else unit.opaque.delete(uri)
      this.#laidOutAt = ++this.#clock
    }
    // Who lays patches over others looks at them again.
    if (this.#released.has(uri) && !placed.role.isPatch) releaseTexts(placed)
    return placed
  }

  /** Makes of the shelves that held the resources of a file those that hold what it has now. */
  #reshelve(before: FileState | undefined, after: FileState | undefined): void {
    const added = new Set(entriesOf(after))
    for (const entry of entriesOf(before)) if (!added.delete(entry)) this.#shelf(entry, (shelf) => shelf.remove(entry))
    for (const entry of added) this.#shelf(entry, (shelf) => shelf.add(entry))
  }

  #shelf({ uri, facts: { groupKind } }: Entry, change: (shelf: Shelf) => void): void {
    for (const { shelves } of this.#layout?.unitsOf(uri) ?? []) {
      const known = shelves.get(groupKind)
      const shelf = known ?? new Shelf()
      shelves.set(groupKind, shelf)
      change(shelf)
      shelf.movedAt = ++this.#clock
      // Rules may ask which kinds there are.
      if (!known) this.#laidOutAt = this.#clock
    }
  }
}

function buildsIn(file: ReadFile | undefined): readonly ComposeBuild[] {
  const text = file?.language === 'compose' ? file.raw[0]?.text : undefined
  return text instanceof YamlText ? composeBuildsIn(text) : []
}

function ignoreFileIn(file: ReadFile | undefined): Dockerignore | undefined {
  const text = file?.raw[0]?.text
  return text instanceof DockerignoreText ? text.file : undefined
}

function releaseTexts({ raw, documents = raw }: ReadFile & Partial<FileState>): readonly Text[] {
  const texts = [...raw, ...documents].map(({ text }) => text)
  for (const text of texts) if (text instanceof YamlText) text.release()
  return texts
}

function entriesOf(file: FileState | undefined): readonly Entry[] {
  return file ? [...file.entries.values()].flat() : []
}
