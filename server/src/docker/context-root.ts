import { collect } from '../text/collect.ts'
import { plainPathsOf } from './context-source.ts'
import type { Dockerfile } from './dockerfile.ts'
import type { Dockerignore } from './dockerignore.ts'
import { manifestsIn } from './ecosystem.ts'

/**
 * What somebody has seen around a Dockerfile. Paths are relative to its folder, those of folders empty or with a `/` at
 * their end: `''`, `src/`, `../../`.
 */
export interface Folders {
  /** The names of the files and folders in a folder; `undefined` where nobody has looked. */
  namesIn(folder: string): ReadonlySet<string> | undefined
  /** A file that says what is ignored, if it was read. */
  ignoreFile(path: string): Dockerignore | undefined
  /** The folders that the Dockerfile is built in, where something says so; `unknown` for one that cannot be reached. */
  readonly saidRoots?: readonly (string | 'unknown')[]
  /** The stages that something says are built by their names; `undefined` for a name that cannot be known. */
  readonly targets?: readonly (string | undefined)[]
}

/**
 * The folder that a Dockerfile is built in, as a path from its own; `undefined` where that cannot be told.
 *
 * A Compose file may say it. Nothing in a Dockerfile does, so else the paths that it copies have to. Its own folder and
 * those above it are looked at: the one counts in which the most of these paths, and of the folders on their way, are.
 * The Dockerfile's own folder counts for as many, and where nothing is found, if it looks like the top of a project: it
 * has a `.dockerignore`, a history, or the file that says what a project depends on. Where something is in another folder
 * that is not in the one that counts, nobody knows. What may be made before the build, such as `dist/`, is only missing;
 * it never speaks for another folder.
 */
export function contextRootOf(dockerfile: Dockerfile, folders: Folders): string | undefined {
  const own = folders.namesIn('')
  const paths = plainPathsOf(dockerfile)
  const { saidRoots = [] } = folders
  const [said] = saidRoots
  if (!own || paths.length > MOST_PATHS || saidRoots.length > 1 || said === 'unknown') return undefined
  const all = visibleFolders(folders).map((folder) => ({ folder, there: stepsIn(folder, paths, folders) }))
  const candidates = collect(all, ({ folder, there }) => (there ? { folder, there } : []))
  const best = said === undefined ? bestOf(candidates) : candidates.find(({ folder }) => folder === said)
  if (!best || candidates.length < all.length) return undefined
  const others = candidates.filter((other) => other !== best)
  if (others.some(({ there }) => [...there].some((path) => !best.there.has(path)))) return undefined
  const isAmbiguous = best.there.size === 0 || others.some(({ there }) => there.size === best.there.size)
  return said === undefined && isAmbiguous && !(best.folder === '' && isProject(own)) ? undefined : best.folder
}

/** Whether there is something at a path in a folder; `undefined` where nobody has looked. */
export function isThere(folder: string, path: string, folders: Folders): boolean | undefined {
  const parts = path.split('/')
  const steps = stepsTo(folder, parts, folders)
  return steps && steps.length === parts.length
}

/** Whether a file of Buildx lies around, which may say that any stage is built by its name. */
export function hasBakeFile(folders: Folders): boolean {
  return visibleFolders(folders).some((folder) => BAKE_FILES.some((name) => folders.namesIn(folder)?.has(name)))
}

const BAKE_FILES = [
  'docker-bake.hcl',
  'docker-bake.json',
  'docker-bake.override.hcl',
  'docker-bake.override.json',
] as const

interface Candidate {
  readonly folder: string
  /** The paths that are there, and the folders that lead to them. */
  readonly there: ReadonlySet<string>
}

/** A Dockerfile that names more files is not looked for. */
const MOST_PATHS = 200
const MOST_FOLDERS = 12

/** The folder of the Dockerfile and those above it, as far as can be seen. */
function visibleFolders(folders: Folders): readonly string[] {
  const visible: string[] = []
  for (let folder = ''; visible.length < MOST_FOLDERS && folders.namesIn(folder); folder += '../') visible.push(folder)
  return visible
}

function stepsIn(folder: string, paths: readonly string[], folders: Folders): ReadonlySet<string> | undefined {
  // All are asked for, so that whoever looks knows where to look.
  const steps = paths.map((path) => stepsTo(folder, path.split('/'), folders))
  return steps.includes(undefined) ? undefined : new Set(collect(steps, (one) => one))
}

/** As much of a path as there is in a folder, from the first part on: `a`, `a/b`, `a/b/c`. */
function stepsTo(folder: string, parts: readonly string[], folders: Folders): readonly string[] | undefined {
  const steps: string[] = []
  let path = ''
  for (const name of parts) {
    const names = folders.namesIn(folder + path)
    if (!names) return undefined
    if (!names.has(name)) return steps
    steps.push(path + name)
    path += `${name}/`
  }
  return steps
}

/** The one in which the most is, and of several the nearest. */
function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  let [best] = candidates
  for (const candidate of candidates) if (!best || candidate.there.size > best.there.size) best = candidate
  return best
}

function isProject(names: ReadonlySet<string>): boolean {
  return names.has('.dockerignore') || names.has('.git') || manifestsIn(names).length > 0
}
