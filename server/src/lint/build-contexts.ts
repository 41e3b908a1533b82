import type { ComposeBuild } from '../compose/build.ts'
import { BuildContext } from '../docker/build-context.ts'
import { contextRootOf, type Folders } from '../docker/context-root.ts'
import type { Dockerfile } from '../docker/dockerfile.ts'
import type { Dockerignore } from '../docker/dockerignore.ts'
import { collect } from '../text/collect.ts'
import { baseName, folderOf, resolvePath, wayUp } from './path.ts'

/** The names that were listed, by folder; `undefined` for a folder of which nobody can say what is in it. */
type Listed = ReadonlyMap<string, ReadonlySet<string> | undefined>

interface Build {
  readonly file: string
  readonly folder: string
  readonly target: string | undefined
}

/** What is said of how a Dockerfile is built. */
interface Said {
  readonly roots: Set<string>
  readonly targets: Set<string | undefined>
}

/** What is known of the folders around Dockerfiles. */
export class BuildContexts {
  readonly #listed: Map<string, ReadonlySet<string> | undefined>
  /** By Compose files what they build: the Dockerfile, and the folder that it gets. */
  readonly #builds: Map<string, readonly Build[]>
  #said: ReadonlyMap<string, Said> | undefined
  /** As long as nothing changes that they were made from. */
  #contexts = new WeakMap<Dockerfile, BuildContext>()
  readonly #ignoreFileAt: (uri: string) => Dockerignore | undefined

  /**
   * @param ignoreFileAt Gives a file that says what is ignored, if it was taken in.
   * @param original What to begin with, which does not follow what happens here.
   */
  constructor(ignoreFileAt: (uri: string) => Dockerignore | undefined, original?: BuildContexts) {
    this.#ignoreFileAt = ignoreFileAt
    this.#listed = new Map(original ? original.#listed : [])
    this.#builds = new Map(original ? original.#builds : [])
  }

  /** Takes in the names of all that is in a folder. @returns Whether they are other ones than before. */
  list(folder: string, names: readonly string[] | undefined): boolean {
    const before = this.#listed.get(folder)
    const isSame = before && names ? names.length === before.size && names.every((name) => before.has(name)) : false
    if (isSame || (!before && !names && this.#listed.has(folder))) return false
    this.#listed.set(folder, names && new Set(names))
    this.#contexts = new WeakMap()
    return true
  }

  /** Takes in what a Compose file builds. @returns Whether that is something else than before. */
  setBuilds(uri: string, written: readonly ComposeBuild[]): boolean {
    const builds = collect(written, ({ context, dockerfile, target }) => {
      const folder = resolvePath(folderOf(uri), context)
      const file = folder === undefined ? undefined : resolvePath(folder, dockerfile)
      return folder === undefined || file === undefined ? [] : { folder, file, target }
    })
    if (JSON.stringify(builds) === JSON.stringify(this.#builds.get(uri) ?? [])) return false
    if (builds.length === 0) this.#builds.delete(uri)
    else this.#builds.set(uri, builds)
    this.#said = undefined
    this.#contexts = new WeakMap()
    return true
  }

  of(uri: string, dockerfile: Dockerfile): BuildContext {
    const known = this.#contexts.get(dockerfile)
    if (known) return known
    const context = new BuildContext(dockerfile, nameIn(uri), this.#around(uri, this.#listed))
    this.#contexts.set(dockerfile, context)
    return context
  }

  /** The folders that say in which one a Dockerfile is built and what it finds there, so far as is known now. */
  foldersAround(uri: string, dockerfile: Dockerfile): readonly string[] {
    const asked = new Set<string>()
    const get = (folder: string) => {
      asked.add(folder)
      return this.#listed.get(folder)
    }
    contextRootOf(dockerfile, this.#around(uri, { get }))
    return [...asked]
  }

  /** By Dockerfiles what Compose files say of how they are built; roots are ways from where these stand. */
  get #saidOf(): ReadonlyMap<string, Said> {
    if (this.#said) return this.#said
    const all = new Map<string, Said>()
    for (const { file, folder, target } of [...this.#builds.values()].flat()) {
      const said = all.get(file) ?? { roots: new Set(), targets: new Set() }
      said.roots.add(wayUp(file, folder) ?? 'unknown')
      if (target !== '') said.targets.add(target)
      all.set(file, said)
    }
    this.#said = all
    return all
  }

  #around(uri: string, listed: Pick<Listed, 'get'>): Folders {
    const home = folderOf(uri)
    const at = <T>(path: string, look: (resolved: string) => T): T | undefined => {
      const resolved = resolvePath(home, path)
      // A path that begins there leads above everything that is known.
      return resolved === undefined || resolved.startsWith('..') ? undefined : look(resolved)
    }
    const said = this.#saidOf.get(uri)
    return {
      saidRoots: [...(said?.roots ?? [])],
      targets: [...(said?.targets ?? [])],
      namesIn: (folder) => at(folder, (path) => listed.get(path)),
      ignoreFile: (file) => at(file, this.#ignoreFileAt),
    }
  }
}

/** The name of a file that a path or a URI leads to. */
function nameIn(uri: string): string {
  const name = baseName(uri)
  if (!uri.includes('://')) return name
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
