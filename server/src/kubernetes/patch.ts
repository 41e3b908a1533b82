import { collect } from '../text/collect.ts'
import type { YamlText } from '../yaml/document.ts'
import { EVERYTHING, type PatchPath, type PatchStep } from '../yaml/patched.ts'
import { rootOf, type Value } from '../yaml/value.ts'
import type { Resource } from './resource.ts'

/** What a patch is laid over. What is left out may be anything; kustomize reads each as a regular expression. */
export interface PatchTarget {
  readonly group?: string
  readonly kind?: string
  readonly name?: string
}

/** What a patch sets, and in which resources. */
export interface Patch {
  readonly target: PatchTarget
  /** From the root of a resource. */
  readonly paths: readonly PatchPath[]
}

/** The `target` of a patch; nothing where there is none. */
export function readTarget(value: Value): PatchTarget | undefined {
  if (!value.exists) return undefined
  const [group, kind, name] = ['group', 'kind', 'name'].map((key) => value.get(key).string)
  return {
    ...(group === undefined ? {} : { group }),
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { name }),
  }
}

/** A patch that may set anything. */
export function anyPatch(target: PatchTarget = {}): Patch {
  return { target, paths: [[EVERYTHING]] }
}

/**
 * What a document sets as a patch: a JSON patch (RFC 6902) where it is a list of operations, or else a strategic merge
 * patch. It is laid over `target`, or over the resource that it says it is. Where it cannot be read it may set anything.
 */
export function patchIn(text: YamlText, target: PatchTarget | undefined): Patch | undefined {
  const root = rootOf(text)
  if (!text.tree.root) return undefined
  if (text.tree.errors.length > 0 || text.mask.holes.length > 0) return anyPatch(target)
  if (root.node?.kind === 'seq') return { target: target ?? {}, paths: collect(root.items(), pathsOfOperation) }
  if (root.node?.kind !== 'map') return anyPatch(target)
  return { target: target ?? ownTarget(root), paths: pathsOfMerge(root) }
}

/** Whether a patch may be laid over a resource. `renames` is whether it may have another name by then. */
export function mayTarget({ group, kind, name }: PatchTarget, resource: Resource, renames: boolean): boolean {
  return (
    mayMatch(group, resource.group) &&
    mayMatch(kind, resource.kind) &&
    (resource.name === undefined || mayMatch(name, resource.name) || (renames && !!name?.includes(resource.name)))
  )
}

/** The only name of resources that a patch is laid over; `undefined` where there may be several. */
export function nameIn({ name }: PatchTarget): string | undefined {
  return name === undefined ? undefined : literalIn(name)
}

function mayMatch(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) return true
  const literal = literalIn(pattern)
  return literal === undefined || literal === text
}

/** The text that alone matches a regular expression. One of the user is never run: what is more than a name may match. */
function literalIn(pattern: string): string | undefined {
  return /^\^?[\w/-]*\$?$/.test(pattern) ? pattern.replace(/^\^/, '').replace(/\$$/, '') : undefined
}

function ownTarget(root: Value): PatchTarget {
  const apiVersion = root.get('apiVersion').string
  const kind = root.get('kind').string
  const name = root.get('metadata', 'name').string
  const slash = apiVersion?.indexOf('/') ?? -1
  return {
    ...(apiVersion === undefined ? {} : { group: slash === -1 ? '' : apiVersion.slice(0, slash) }),
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { name }),
  }
}

/** `test` changes nothing; a `move` also takes away where it comes from. An operation that is not known may do anything. */
function pathsOfOperation(operation: Value): readonly PatchPath[] {
  if (operation.get('op').is('test')) return []
  const pointers = [operation.get('path').string]
  if (operation.get('op').is('move')) pointers.push(operation.get('from').string)
  return pointers.map((pointer) => (pointer ? pathOf(pointer) : [EVERYTHING]))
}

/** A JSON pointer (RFC 6901) as a path. */
function pathOf(pointer: string): PatchPath {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The lists whose items the API server merges by a key, in the kinds that it has itself. */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  env: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
  imagePullSecrets: 'name',
}

/** What a patch says only to be known by. */
const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind'])

const MOST_PATHS = 10_000

/** The paths of all scalars, and of what is taken away or replaced whole. */
function pathsOfMerge(root: Value): readonly PatchPath[] {
  const paths: PatchPath[] = []
  const ahead: { readonly value: Value; readonly path: PatchPath }[] = [{ value: root, path: [] }]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { value, path } = next
    const children = childrenOf(value, path.at(-1))
    if (!children || paths.length + ahead.length > MOST_PATHS) paths.push(path)
    else for (const [step, child] of children) ahead.push({ value: child, path: [...path, step] })
  }
  return paths
    .filter(([first, second]) => !(IDENTITY.has(String(first)) || (first === 'metadata' && second === 'name')))
    .map((path) => (path.length === 0 ? [EVERYTHING] : path))
}

/** What is merged one by one; nothing of what replaces what is there. */
function childrenOf(value: Value, step: PatchStep | undefined): readonly (readonly [PatchStep, Value])[] | undefined {
  if (value.node?.kind === 'map') {
    const entries = value.entries()
    if (entries.length === 0 || entries.some(([name]) => name.startsWith('$'))) return undefined
    // An item is found by its key, so that is no change.
    return isItem(step) ? entries.filter(([name]) => name !== step.key) : entries
  }
  const key = typeof step === 'string' && Object.hasOwn(MERGE_KEYS, step) ? MERGE_KEYS[step] : undefined
  if (value.node?.kind !== 'seq' || key === undefined) return undefined
  const items = value.items().map((item) => [item.get(key).string, item] as const)
  if (items.some(([name]) => name === undefined)) return undefined
  return items.map(([name, item]) => [{ key, value: name ?? '' }, item])
}

function isItem(step: PatchStep | undefined): step is { readonly key: string; readonly value: string } {
  return typeof step === 'object' && 'key' in step
}
