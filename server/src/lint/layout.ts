import { type Kustomization, kustomizationNames, readKustomization } from '../kubernetes/kustomization.ts'
import { anyPatch } from '../kubernetes/patch.ts'
import { collect } from '../text/collect.ts'
import { YamlText } from '../yaml/document.ts'
import type { ReadFile, Role } from './file.ts'
import { overlayOf } from './patching.ts'
import { baseName, folderOf, isWithin, resolvePath } from './path.ts'
import { dependenciesOf, newUnit, patchesInFile, reachable, type Unit } from './unit.ts'

/** Which files make which units. It holds until a file comes, goes or changes that says so. */
export class Layout {
  readonly #kustomizations = new Map<string, Unit>()
  readonly #charts = new Map<string, Unit>()
  readonly #folders: ReadonlyMap<string, Unit>
  /** The units that name a file as theirs. */
  readonly #listed = new Map<string, Unit[]>()
  readonly #patchFiles = new Map<string, Unit>()
  readonly #roles = new Map<Unit, Role>()
  /** What the units are made of, by the file that says it. */
  readonly #said = new Map<string, string>()
  /** The paths that are named and where there is nothing. */
  readonly #absent = new Set<string>()

  /** @param folders The workspace folders, of which all files are there. */
  constructor(files: ReadonlyMap<string, ReadFile>, folders: Iterable<string>) {
    this.#folders = new Map([...folders].map((folder) => [folder, newUnit(folder)]))
    for (const file of files.values()) {
      const said = kustomizationIn(file)
      if (said) this.#kustomizations.set(folderOf(file.uri), newUnit(folderOf(file.uri), said))
      if (file.language === 'chart') this.#charts.set(folderOf(file.uri), newUnit(folderOf(file.uri)))
      if (said || file.language === 'chart') this.#said.set(file.uri, sayingOf(file) ?? '')
    }
    for (const unit of this.#kustomizations.values()) this.#connect(unit, files)
    for (const unit of this.#charts.values()) this.#connectChart(unit)
    for (const unit of this.#charts.values()) {
      const text = files.get(`${unit.folder}/Chart.yaml`)?.raw[0]?.text
      if (text instanceof YamlText && dependenciesOf(text) > unit.includes.size) unit.isWhole = false
    }
  }

  /** Whether the units are the same when a file is as it now is; `undefined` for one that is gone. */
  holds(uri: string, file: ReadFile | undefined): boolean {
    if (this.#absent.has(uri)) return file === undefined
    const said = this.#said.get(uri)
    const isNamed = this.#listed.has(uri) || said !== undefined
    if (!file) return !isNamed
    const says = this.#patchFiles.has(uri) ? patchSayingOf(file) : sayingOf(file)
    return says === said
  }

  /** The units that a file belongs to itself. One that nobody names belongs to what is in its folder, or above it. */
  unitsOf(uri: string): readonly Unit[] {
    const listed = this.#listed.get(uri)
    if (listed) return listed
    const folder = folderOf(uri)
    const unit = nearest(this.#charts, folder) ?? this.#kustomizations.get(folder) ?? nearest(this.#folders, folder)
    return unit ? [unit] : []
  }

  isRead(uri: string): boolean {
    return nearest(this.#folders, folderOf(uri)) !== undefined
  }

  /** What a file is. Nothing is laid over one that no kustomization names. */
  roleOf(uri: string): Role {
    if (this.#patchFiles.has(uri)) return PATCH
    const units = this.#listed.get(uri) ?? []
    const [unit] = units
    if (!unit) return ALONE
    return units.length === 1 ? this.#roleIn(unit) : merged(units.map((one) => this.#roleIn(one)))
  }

  #roleIn(unit: Unit): Role {
    const known = this.#roles.get(unit)
    if (known) return known
    const above = reachable([unit], ({ includedBy }) => includedBy)
    const laid = [...reachable(above, ({ components }) => components)]
    const kustomizations = collect(laid, ({ kustomization }) => kustomization)
    const role: Role = {
      isPatch: false,
      overlay: overlayOf(
        collect(laid, ({ patches }) => patches),
        collect(kustomizations, ({ images }) => images),
        [...reachable(above, ({ includes }) => includes)].some(({ kustomization }) => kustomization?.renames),
      ),
    }
    this.#roles.set(unit, role)
    return role
  }

  #connect(unit: Unit, files: ReadonlyMap<string, ReadFile>): void {
    const { kustomization, folder } = unit
    if (!kustomization) return
    for (const written of kustomization.resources) this.#include(unit, resolvePath(folder, written), files)
    for (const written of kustomization.components) {
      const component = this.#include(unit, resolvePath(folder, written), files)
      if (component) unit.components.add(component)
    }
    for (const { file: written, target } of kustomization.patches) {
      const path = written === undefined ? undefined : resolvePath(folder, written)
      if (path === undefined) {
        if (written !== undefined) unit.patches.push(anyPatch(target))
        continue
      }
      const file = files.get(path)
      this.#patchFiles.set(path, unit)
      if (!file) {
        this.#absent.add(path)
        unit.patches.push(anyPatch(target))
        continue
      }
      unit.patches.push(...patchesInFile(file, target))
      this.#said.set(path, patchSayingOf(file))
    }
  }

  /** Makes what a path leads to part of a unit. @returns The unit that is there. */
  #include(unit: Unit, path: string | undefined, files: ReadonlyMap<string, ReadFile>): Unit | undefined {
    const included = path === undefined ? undefined : this.#kustomizations.get(path)
    if (included) {
      unit.includes.add(included)
      included.includedBy.add(unit)
    } else if (path !== undefined && files.has(path)) {
      const listed = this.#listed.get(path)
      if (!listed) this.#listed.set(path, [unit])
      else if (!listed.includes(unit)) listed.push(unit)
    } else {
      unit.isWhole = false
      for (const absent of path === undefined ? [] : [path, ...kustomizationNames.map((name) => `${path}/${name}`)]) {
        this.#absent.add(absent)
      }
    }
    return included
  }

  /** A chart in the `charts` folder of another is deployed with it. */
  #connectChart(unit: Unit): void {
    const parent = nearest(this.#charts, folderOf(unit.folder))
    if (parent && isWithin(`${parent.folder}/charts`, unit.folder)) {
      parent.includes.add(unit)
      unit.includedBy.add(parent)
    }
  }
}

const ALONE: Role = { isPatch: false, overlay: overlayOf([], [], false) }
const PATCH: Role = { ...ALONE, isPatch: true }

/** A file that several units name is under all that is laid over any of them. */
function merged(roles: readonly Role[]): Role {
  const overlays = roles.map(({ overlay }) => overlay)
  return {
    isPatch: false,
    overlay: overlayOf(
      collect(overlays, ({ patches }) => patches),
      collect(overlays, ({ images }) => images),
      overlays.some(({ renames }) => renames),
    ),
  }
}

function kustomizationIn({ uri, raw }: ReadFile): Kustomization | undefined {
  const text = kustomizationNames.includes(baseName(uri)) ? raw[0]?.text : undefined
  return text instanceof YamlText ? readKustomization(text) : undefined
}

/** What a file says of units, to compare; nothing of one that says nothing of them. */
function sayingOf(file: ReadFile): string | undefined {
  const text = file.raw[0]?.text
  if (file.language === 'chart') return text instanceof YamlText ? String(dependenciesOf(text)) : ''
  const kustomization = kustomizationIn(file)
  return kustomization && JSON.stringify(kustomization)
}

function patchSayingOf(file: ReadFile): string {
  return JSON.stringify([patchesInFile(file, undefined), patchesInFile(file, {})])
}

/** What there is in a folder, or else in the nearest one above it. */
function nearest(units: ReadonlyMap<string, Unit>, folder: string): Unit | undefined {
  if (units.size === 0) return undefined
  for (let at = folder; ; at = folderOf(at)) {
    const unit = units.get(at)
    if (unit || at === '') return unit
  }
}
