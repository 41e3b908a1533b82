import { podSpecsOf } from '../kubernetes/pod.ts'
import { resourcesOf } from '../kubernetes/resource.ts'
import { collect } from '../text/collect.ts'
import type { YamlText } from '../yaml/document.ts'
import type { Value } from '../yaml/value.ts'
import type { Ignore, IgnoreWords } from './ignore.ts'
import { readIgnore } from './ignore-comments.ts'

/** The annotation that asks to ignore findings in a resource, or in the pods of a workload. */
export const annotationName = 'seaworthy.dev/ignore'

/** What annotations of the resources of a document ask to ignore. Each is for the resource, or for its pod template. */
export function ignoresInAnnotations(text: YamlText): readonly Ignore[] {
  return collect(resourcesOf(text), (resource) => {
    const own = annotated(resource.annotations, resource.value, otherAnnotations)
    const pods = podSpecsOf(resource).filter(({ metadata }) => metadata.parent !== resource.value)
    const inPods = collect(pods, ({ metadata, value }) =>
      annotated(metadata.get('annotations'), value.parent ?? value, []),
    )
    return [...own, ...inPods]
  })
}

type AnnotationReader = (name: string, value: string) => readonly IgnoreWords[]

function annotated(annotations: Value, whole: Value, readers: readonly AnnotationReader[]): readonly Ignore[] {
  const { node } = whole
  if (!node) return []
  return collect(annotations.entries(), ([name, value]) => {
    const { string, text, location } = value
    // What an alias stands for may be elsewhere, and then the place of it says nothing.
    if (string === undefined) return []
    const reach = { start: node.start, end: node.end }
    return collect([own, ...readers], (read) =>
      read(name, string).map((words) => ({ ...words, text, location, written: string, value, reach })),
    )
  })
}

/** `seaworthy.dev/ignore: "id, id: reason"`; each line is one more. */
function own(name: string, value: string): readonly IgnoreWords[] {
  if (name !== annotationName) return []
  if (!value.includes('\n')) return [readIgnore(value, 0, annotationName)]
  let from = 0
  return collect(value.split('\n'), (line) => {
    const start = from
    from += line.length + 1
    return line.trim() === '' ? [] : [readIgnore(value.slice(0, start + line.length), start, annotationName)]
  })
}

/** The readers of other tools; one more is one more line here. */
const otherAnnotations: readonly AnnotationReader[] = [kubeLinter, checkov]

/** `ignore-check.kube-linter.io/<check>: reason`, `kube-linter.io/ignore-all: reason`. */
function kubeLinter(name: string, value: string): readonly IgnoreWords[] {
  const reason = value.trim() || undefined
  const family = 'kube-linter'
  if (name === 'kube-linter.io/ignore-all') return [{ family, by: name, names: 'all', reason }]
  const prefix = 'ignore-check.kube-linter.io/'
  if (!name.startsWith(prefix)) return []
  return [{ family, by: name, names: [{ id: name.slice(prefix.length) }], reason }]
}

/** `checkov.io/skip1: CKV_K8S_14=reason`. */
function checkov(name: string, value: string): readonly IgnoreWords[] {
  if (!/^(?:checkov|bridgecrew|cortex)\.io\/skip\d{0,9}$/.test(name)) return []
  const equals = value.indexOf('=')
  const id = (equals === -1 ? value : value.slice(0, equals)).trim()
  const reason = equals === -1 ? undefined : value.slice(equals + 1).trim() || undefined
  return [{ family: 'checkov', by: name, names: [{ id }], reason }]
}
