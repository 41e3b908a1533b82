import { podSpecsOf } from '../kubernetes/pod.ts'
import { Manifest, resourcesOf } from '../kubernetes/resource.ts'
import type { Subjects } from '../rules/rule.ts'
import type { YamlText } from '../yaml/document.ts'

/** All that rules look at in one text, by what they write in `on`. */
export type SubjectLists = { readonly [On in keyof Subjects]: readonly Subjects[On][] }

export function subjectsOf(text: YamlText): SubjectLists {
  const resource = resourcesOf(text)
  const podSpec = resource.flatMap(podSpecsOf)
  return {
    manifest: resource.length > 0 ? [new Manifest(text, resource)] : [],
    resource,
    podSpec,
    container: podSpec.flatMap((pod) => pod.containers()),
  }
}
