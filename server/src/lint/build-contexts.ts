import { BuildContext } from '../docker/build-context.ts'
import { contextRootOf, type Folders } from '../docker/context-root.ts'
import type { Dockerfile } from '../docker/dockerfile.ts'
import type { Dockerignore } from '../docker/dockerignore.ts'
import { baseName, folderOf, resolvePath } from './path.ts'

/** The names that were listed, by folder; `undefined` for a folder of which nobody can say what is in it. */
type Listed = ReadonlyMap<string, ReadonlySet<string> | undefined>

/** What is known of the folders around Dockerfiles. */
export class BuildContexts {
  readonly #listed: Map<string, ReadonlySet<string> | undefined>
  readonly #ignoreFileAt: (uri: string) => Dockerignore | undefined

  /**
   * @param ignoreFileAt Gives a file that says what is ignored, if it was taken in.
   * @param original What to begin with, which does not follow what happens here.
   */
  constructor(ignoreFileAt: (uri: string) => Dockerignore | undefined, original?: BuildContexts) {
    this.#ignoreFileAt = ignoreFileAt
    this.#listed = new Map(original ? original.#listed : [])
  }

  /** Takes in the names of all that is in a folder. @returns Whether they are other ones than before. */
  list(folder: string, names: readonly string[] | undefined): boolean {
    const before = this.#listed.get(folder)
    const isSame = before && names ? names.length === before.size && names.every((name) => before.has(name)) : false
    if (isSame || (!before && !names && this.#listed.has(folder))) return false
    this.#listed.set(folder, names && new Set(names))
    return true
  }

  of(uri: string, dockerfile: Dockerfile): BuildContext {
    return new BuildContext(dockerfile, nameIn(uri), this.#around(uri, this.#listed))
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

  #around(uri: string, listed: Pick<Listed, 'get'>): Folders {
    const home = folderOf(uri)
    const at = <T>(path: string, look: (resolved: string) => T): T | undefined => {
      const resolved = resolvePath(home, path)
      // A path that begins there leads above everything that is known.
      return resolved === undefined || resolved.startsWith('..') ? undefined : look(resolved)
    }
    return {
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
