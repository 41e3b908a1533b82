import { collect } from '../text/collect.ts'
import type { Located, Location } from '../text/document.ts'
import type { YamlText } from '../yaml/document.ts'
import { rootOf, type Value } from '../yaml/value.ts'

/** The group of an API and a kind in it, as `apps/Deployment`; the core group is empty, as in `/Pod`. */
export type GroupKind = `${string}/${string}`

/** One Kubernetes object as a manifest writes it. */
export class Resource implements Located {
  readonly value: Value
  /** As written, `apps/v1`. */
  readonly apiVersion: string
  readonly kind: string
  readonly groupKind: GroupKind

  constructor(value: Value, apiVersion: string, kind: string) {
    this.value = value
    this.apiVersion = apiVersion
    this.kind = kind
    this.groupKind = `${groupOf(apiVersion)}/${kind}`
  }

  /** The group of its API; the core group is empty. */
  get group(): string {
    return groupOf(this.apiVersion)
  }

  /** `metadata.name`; `undefined` where it is missing or a template prints it. */
  get name(): string | undefined {
    return this.value.get('metadata', 'name').string
  }

  /** `metadata.namespace`. Where it says none, kustomize, `helm -n` and others may still set one, so that is not known. */
  get namespace(): string | undefined {
    return this.value.get('metadata', 'namespace').string
  }

  get labels(): Value {
    return this.value.get('metadata', 'labels')
  }

  get annotations(): Value {
    return this.value.get('metadata', 'annotations')
  }

  /** Its name, or else its kind. */
  get location(): Location {
    const name = this.value.get('metadata', 'name')
    return (name.exists ? name : this.value.get('kind')).location
  }
}

/** The group of an `apiVersion`: `apps` of `apps/v1`, and nothing of `v1`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash === -1 ? '' : apiVersion.slice(0, slash)
}

/** A document that holds Kubernetes objects, as a whole. */
export class Manifest implements Located {
  readonly text: YamlText
  readonly resources: readonly Resource[]

  constructor(text: YamlText, resources: readonly Resource[]) {
    this.text = text
    this.resources = resources
  }

  get location(): Location {
    return rootOf(this.text).keyLocation
  }
}

const MOST_NESTED_LISTS = 8

/** The objects of a document: itself, or the items of a `List`. None where it is no Kubernetes object. */
export function resourcesOf(text: YamlText): readonly Resource[] {
  return resourcesIn(rootOf(text), MOST_NESTED_LISTS)
}

function resourcesIn(value: Value, depth: number): readonly Resource[] {
  const apiVersion = value.get('apiVersion').string
  const kind = value.get('kind').string
  if (apiVersion === undefined || kind === undefined || !isApiVersion(apiVersion)) return []
  const items = value.get('items')
  const isList = kind.endsWith('List') && items.node?.kind === 'seq'
  if (!isList) return [new Resource(value, apiVersion, kind)]
  return depth > 0 ? collect(items.items(), (item) => resourcesIn(item, depth - 1)) : []
}

/** `v1`, `v1beta1`, `apps/v1` …: a group is a DNS name, a version begins with a `v` and a digit. */
function isApiVersion(text: string): boolean {
  return text.length <= 317 && /^(?:[a-z0-9.-]+\/)?v[0-9][a-z0-9]*$/.test(text)
}
