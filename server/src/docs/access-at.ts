import type { PodSpec } from '../kubernetes/pod.ts'
import { podSpecsOf } from '../kubernetes/pod.ts'
import { roleBindingsOf } from '../kubernetes/rbac-binding.ts'
import { rolesOf } from '../kubernetes/rbac-role.ts'
import { resourcesOf } from '../kubernetes/resource.ts'
import { collect } from '../text/collect.ts'
import type { Span } from '../text/document.ts'
import type { YamlText } from '../yaml/document.ts'
import type { Value } from '../yaml/value.ts'
import { type Surrounding, wordsOfBinding, wordsOfPod, wordsOfRole } from './access.ts'
import type { WordsAt } from './words.ts'

/**
 * What can be done, at a place of a text that decides about it: the kind and the rules of a role, the kind and the role of
 * a binding, the ServiceAccount of a pod and whether its token is mounted.
 *
 * @param around Looks up the kinds of `accessKinds`.
 */
export function accessAt(text: YamlText, offset: number, around: Surrounding): WordsAt | undefined {
  for (const resource of resourcesOf(text)) {
    const { value } = resource
    for (const role of rolesOf(resource)) {
      const span = spanAt([value.get('kind'), value.get('rules')], offset)
      if (span) return { span, words: wordsOfRole(role, around) }
    }
    for (const binding of roleBindingsOf(resource)) {
      const reference = value.get('roleRef')
      const span = spanAt([value.get('kind'), reference, reference.get('name')], offset)
      if (span) return { span, words: wordsOfBinding(binding, around) }
    }
    for (const pod of podSpecsOf(resource)) {
      const span = spanAt(accountPlaces(pod), offset)
      if (span) return { span, words: wordsOfPod(pod, around) }
    }
  }
  return undefined
}

function accountPlaces(pod: PodSpec): readonly Value[] {
  return [
    pod.value,
    ...['serviceAccountName', 'serviceAccount', 'automountServiceAccountToken'].map((key) => pod.get(key)),
  ]
}

/** The key, or the scalar, of one of some places that is at an offset. */
export function spanAt(places: readonly Value[], offset: number): Span | undefined {
  const there = places.filter(({ exists }) => exists)
  const spans = collect(there, (value) => [
    value.keyLocation.span,
    ...(value.node?.kind === 'scalar' ? [value.location.span] : []),
  ])
  return spans.find(({ start, end }) => start <= offset && offset <= end)
}
