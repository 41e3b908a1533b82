import { type PodSpec, podSpecsOf } from '../kubernetes/pod.ts'
import { type Resource, resourcesOf } from '../kubernetes/resource.ts'
import type { UnitIndex } from '../rules/rule.ts'
import type { YamlText } from '../yaml/document.ts'
import type { Value } from '../yaml/value.ts'
import { spanAt } from './access-at.ts'
import { wordsOfPolicy } from './reach.ts'
import { wordsOfReach } from './reach-of-pod.ts'
import type { WordsAt } from './words.ts'

/**
 * Who reaches whom, at a place of a text that decides about it: the kind, the pods, the types and the directions of a
 * NetworkPolicy, and the labels, the spec and the ports of a pod template.
 *
 * @param unit Looks up `reachKinds`.
 */
export function reachAt(text: YamlText, offset: number, unit: UnitIndex): WordsAt | undefined {
  for (const resource of resourcesOf(text)) {
    const own = spanAt(placesOfPolicy(resource), offset)
    if (own) return { span: own, words: wordsOfPolicy(resource, unit) }
    for (const pod of podSpecsOf(resource)) {
      const span = spanAt(placesOfPod(pod), offset)
      if (span) return { span, words: wordsOfReach(pod, unit) }
    }
  }
  return undefined
}

function placesOfPolicy({ groupKind, value }: Resource): readonly Value[] {
  if (groupKind !== 'networking.k8s.io/NetworkPolicy') return []
  const spec = value.get('spec')
  return [value.get('kind'), ...['podSelector', 'policyTypes', 'ingress', 'egress'].map((key) => spec.get(key))]
}

function placesOfPod(pod: PodSpec): readonly Value[] {
  return [pod.value, pod.metadata.get('labels'), ...pod.containers().map((container) => container.get('ports'))]
}
