import type { PodSpec } from '../kubernetes/pod.ts'
import type { KubernetesVersion } from '../kubernetes/version.ts'
import { rules } from '../rules/index.ts'
import type { AnyRule, Finding } from '../rules/rule.ts'
import type { YamlText } from '../yaml/document.ts'
import { checkText } from './check.ts'
import { rulesOf } from './profile.ts'

export type Standard = 'baseline' | 'restricted'

/** What keeps the pods of a text from meeting a Pod Security Standard, and what else some more rules find. */
export function violationsOf(
  text: YamlText,
  standard: Standard,
  kubernetes: KubernetesVersion,
  more: readonly AnyRule[] = [],
): readonly Finding[] {
  const demanded = rulesOf(`pss-${standard}`, rules, kubernetes)
  return checkText(text, [...demanded, ...more], { kubernetes, showImplied: true }).findings
}

/** Whether something is found in a pod, and not in another pod of the same text. */
export function isInPod({ value, metadata }: PodSpec, { location: { span } }: Finding): boolean {
  const nodes = [value.node, metadata.node]
  return nodes.some((node) => node !== undefined && node.start <= span.start && span.end <= node.end)
}
