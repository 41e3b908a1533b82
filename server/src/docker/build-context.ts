import { contextRootOf, type Folders, hasBakeFile, isThere } from './context-root.ts'
import type { Dockerfile } from './dockerfile.ts'
import { type Dockerignore, ignoreFilesOf } from './dockerignore.ts'

/** The file that says what a build ignores; `unknown` also where another one may count. */
export type IgnoreFile =
  | {
      readonly kind: 'found'
      /** From the folder of the Dockerfile. */
      readonly path: string
      readonly file: Dockerignore
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' }

/** What the builder is given beside a Dockerfile, as far as it is known. Never throws. */
export class BuildContext {
  readonly #dockerfile: Dockerfile
  readonly #name: string
  readonly #folders: Folders
  #root: string | undefined
  #isLookedFor = false

  /** @param name The name of the Dockerfile. */
  constructor(dockerfile: Dockerfile, name: string, folders: Folders) {
    this.#dockerfile = dockerfile
    this.#name = name
    this.#folders = folders
  }

  /** The path from the folder of the Dockerfile to that of the context, as `../`; empty for the same. */
  get root(): string | undefined {
    if (this.#isLookedFor) return this.#root
    this.#isLookedFor = true
    this.#root = contextRootOf(this.#dockerfile, this.#folders)
    return this.#root
  }

  /** The file that says what is ignored. One with the name of the Dockerfile counts whatever the context is. */
  get ignoreFile(): IgnoreFile {
    const { beside, inContext } = ignoreFilesOf(this.#name)
    const own = this.#ignoreFile('', beside)
    if (own.kind !== 'missing') return own
    // Podman takes that one first.
    if (this.root === undefined || !this.lacks('.containerignore')) return UNKNOWN
    return this.#ignoreFile(this.root, inContext)
  }

  /** The names of the files and folders in a folder of the context, with a `/` at its end or empty. */
  names(folder = ''): ReadonlySet<string> | undefined {
    return this.root === undefined ? undefined : this.#folders.namesIn(this.root + folder)
  }

  /** Whether there certainly is something at a path. */
  has(path: string): boolean {
    return this.root !== undefined && isThere(this.root, path, this.#folders) === true
  }

  /** Whether there certainly is nothing at a path. */
  lacks(path: string): boolean {
    return this.root !== undefined && isThere(this.root, path, this.#folders) === false
  }

  /** Whether something says that a stage of this name is built, or may say so. Names differ whatever their case. */
  mayBeTarget(name: string): boolean {
    const { targets = [] } = this.#folders
    const isNamed = targets.some((target) => target === undefined || target.toLowerCase() === name.toLowerCase())
    return isNamed || hasBakeFile(this.#folders)
  }

  #ignoreFile(folder: string, name: string): IgnoreFile {
    const path = folder + name
    const file = this.#folders.ignoreFile(path)
    if (file) return { kind: 'found', path, file }
    return this.#folders.namesIn(folder)?.has(name) === false ? MISSING : UNKNOWN
  }
}

const MISSING: IgnoreFile = { kind: 'missing' }
const UNKNOWN: IgnoreFile = { kind: 'unknown' }
