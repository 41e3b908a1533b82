import cluster from '../../../snippets/cluster.json'
import compose from '../../../snippets/compose.json'
import dockerfile from '../../../snippets/dockerfile.json'
import dockerfileFragments from '../../../snippets/dockerfile-fragments.json'
import fragments from '../../../snippets/fragments.json'
import namespaces from '../../../snippets/namespaces.json'
import networkPolicies from '../../../snippets/network-policies.json'
import places from '../../../snippets/places.json'
import policies from '../../../snippets/policies.json'
import rbac from '../../../snippets/rbac.json'
import traffic from '../../../snippets/traffic.json'
import workloads from '../../../snippets/workloads.json'
import { collect } from '../text/collect.ts'

/** A hardened snippet, and where it belongs. */
export interface Snippet {
  readonly title: string
  readonly description: string
  /** A short word for those who know it, and a long one for those who look for it. */
  readonly prefixes: readonly string[]
  /** As the protocol has snippets. */
  readonly body: string
  readonly place: SnippetPlace
}

/** Where a snippet belongs: alone in a document or a Dockerfile, or right in that part of one. */
export type SnippetPlace = 'manifest' | 'compose' | 'dockerfile' | 'instruction' | FragmentPlace

/** A part of a manifest or of a Compose file. */
export type FragmentPlace = (typeof fragmentPlaces)[number]

const fragmentPlaces = [
  'container',
  'pod',
  'securityContext',
  'volumes',
  'volumeMounts',
  'env',
  'initContainers',
  'services',
] as const

type SnippetFile = Readonly<
  Record<string, { readonly prefix: readonly string[]; readonly description: string; readonly body: readonly string[] }>
>

const files: readonly (readonly [file: SnippetFile, place: SnippetPlace])[] = [
  [cluster, 'manifest'],
  [fragments, 'manifest'],
  [namespaces, 'manifest'],
  [networkPolicies, 'manifest'],
  [policies, 'manifest'],
  [rbac, 'manifest'],
  [traffic, 'manifest'],
  [workloads, 'manifest'],
  [compose, 'compose'],
  [dockerfile, 'dockerfile'],
  [dockerfileFragments, 'instruction'],
]

/** All hardened snippets. They are the same that editors contribute which read snippets from files. */
export const snippets: readonly Snippet[] = collect(files, ([file, place]) =>
  Object.entries(file).map(([title, { prefix, description, body }]) => ({
    title,
    description,
    prefixes: prefix,
    body: body.join('\n'),
    place: fragmentPlaceOf(prefix) ?? place,
  })),
)

function fragmentPlaceOf([short = '']: readonly string[]): FragmentPlace | undefined {
  const named = Object.entries(places).find(([prefix]) => prefix === short)?.[1]
  return fragmentPlaces.find((place) => place === named)
}
