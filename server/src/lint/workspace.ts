import type { GroupKind } from '../kubernetes/resource.ts'
import type { Document, Text } from '../text/document.ts'
import type { Entry } from './entry.ts'
import type { FileState } from './file.ts'
import { folderOf } from './path.ts'
import { Shelf } from './shelf.ts'
import type { Surroundings } from './unit-view.ts'

/** What is deployed together, and when any of it last changed. */
interface Unit {
  /** The folder that it is read from. */
  readonly folder: string
  readonly shelves: Map<GroupKind, Shelf>
}

/** All files that were taken in, and the units that they make. */
export class Workspace {
  readonly #files: Map<string, FileState>
  readonly #homes = new WeakMap<Text, string>()
  /** By their folders; nothing until somebody asks, and again after the units have changed. */
  #units: Map<string, Unit> | undefined
  /** The folders of which all files were taken in. */
  readonly #whole: Set<string>
  /** Counts what rules that look at other resources can notice. */
  #clock = 0
  /** When the units last changed. */
  #unitsMovedAt = 0

  /** @param original A workspace to begin with, which does not follow what happens in the new one. */
  constructor(original?: Workspace) {
    this.#files = new Map(original ? original.#files : [])
    this.#whole = new Set(original ? original.#whole : [])
  }

  get uris(): Iterable<string> {
    return this.#files.keys()
  }

  get(uri: string): FileState | undefined {
    return this.#files.get(uri)
  }

  /** The file in which a text stands, and where; nothing of one that stands nowhere any more. */
  placeOf(text: Text): { readonly document: Document; readonly content: string } | undefined {
    const file = this.#files.get(this.#homes.get(text) ?? '')
    const document = file?.documents.find((one) => one.text === text)
    return file && document ? { document, content: file.content } : undefined
  }

  put(file: FileState): void {
    for (const { text } of file.documents) this.#homes.set(text, file.uri)
    const before = entriesOf(this.#files.get(file.uri))
    this.#files.set(file.uri, file)
    const after = new Set(entriesOf(file))
    for (const entry of before) if (!after.delete(entry)) this.#shelfOf(entry)?.remove(entry)
    for (const entry of after) this.#shelfOf(entry)?.add(entry)
  }

  delete(uri: string): void {
    for (const entry of entriesOf(this.#files.get(uri))) this.#shelfOf(entry)?.remove(entry)
    this.#files.delete(uri)
  }

  setWhole(folder: string): void {
    this.#whole.add(folder)
    this.#regroup()
  }

  /** What can be seen from a file. */
  around(uri: string): Surroundings {
    const unit = this.#unitOf(uri, this.#grouped())
    const isRead = unit !== undefined
    return { uri, isRead, isWhole: isRead, units: unit ? [unit.shelves] : [], namespace: undefined }
  }

  /** When what a file can see of these kinds last changed. */
  lastMove({ units }: Surroundings, kinds: readonly GroupKind[]): number {
    const moves = units.flatMap((shelves) => kinds.map((kind) => shelves.get(kind)?.movedAt ?? 0))
    return Math.max(this.#unitsMovedAt, ...moves)
  }

  #regroup(): void {
    this.#units = undefined
    this.#unitsMovedAt = ++this.#clock
  }

  #grouped(): Map<string, Unit> {
    if (this.#units) return this.#units
    this.#units = new Map([...this.#whole].map((folder) => [folder, { folder, shelves: new Map() }]))
    for (const file of this.#files.values()) {
      for (const entry of entriesOf(file)) this.#shelfOf(entry)?.add(entry)
    }
    return this.#units
  }

  /** The shelf of an entry, which is about to change; nothing before there are units. */
  #shelfOf({ uri, facts: { groupKind } }: Entry): Shelf | undefined {
    const unit = this.#units && this.#unitOf(uri, this.#units)
    if (!unit) return undefined
    const shelf = unit.shelves.get(groupKind) ?? new Shelf()
    unit.shelves.set(groupKind, shelf)
    shelf.movedAt = ++this.#clock
    return shelf
  }

  #unitOf(uri: string, units: ReadonlyMap<string, Unit>): Unit | undefined {
    for (let folder = folderOf(uri); ; folder = folderOf(folder)) {
      const unit = units.get(folder)
      if (unit || folder === '') return unit
    }
  }
}

function entriesOf(file: FileState | undefined): readonly Entry[] {
  return file ? [...file.entries.values()].flat() : []
}
