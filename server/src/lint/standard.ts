import type { PodSpec } from '../kubernetes/pod.ts'
import type { Resource } from '../kubernetes/resource.ts'
import type { KubernetesVersion } from '../kubernetes/version.ts'
import { rules } from '../rules/index.ts'
import type { AnyRule, Finding, PodSecurity } from '../rules/rule.ts'
import type { YamlText } from '../yaml/document.ts'
import { checkText, runRules } from './check.ts'
import { optionsOf } from './options.ts'
import { rulesOf } from './profile.ts'
import { TextSubjects } from './subjects.ts'
import { nothingElse } from './unit-view.ts'

export type Standard = PodSecurity['level']

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

/** What keeps the pods of one resource from meeting a Pod Security Standard. */
export function violationsOfResource(
  resource: Resource,
  standard: Standard,
  kubernetes: KubernetesVersion,
): readonly Finding[] {
  const subjects = new TextSubjects(resource.value.text, 'kubernetes', { resource: [resource] })
  const demanded = rulesOf(`pss-${standard}`, rules, kubernetes)
  return runRules(subjects, demanded, { ...nothingElse, kubernetes, optionsOf }).findings
}

/** Whether something is found in a pod, and not in another pod of the same text. */
export function isInPod({ value, metadata }: PodSpec, { location: { span } }: Finding): boolean {
  const nodes = [value.node, metadata.node]
  return nodes.some((node) => node !== undefined && node.start <= span.start && span.end <= node.end)
}
