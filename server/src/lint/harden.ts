import type { Container, PodSpec } from '../kubernetes/pod.ts'
import type { KubernetesVersion } from '../kubernetes/version.ts'
import { mountEmptyDirectory, volumeNamesOf } from '../rules/kubernetes/pod-security/temporary-directory.ts'
import { writableRootFilesystem } from '../rules/kubernetes/pod-security/writable-root-filesystem.ts'
import type { Finding } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Change } from '../yaml/change.ts'
import type { YamlText } from '../yaml/document.ts'
import { writtenPathsOf } from './image-writes.ts'
import { isInPod, violationsOf } from './standard.ts'

/** What takes pods to the restricted standard. */
export interface Hardening {
  /** None where all is well already. */
  readonly changes: readonly Change[]
  /** What only people can decide: findings that stay. */
  readonly left: readonly Finding[]
}

/**
 * Takes pods of one text to the restricted Pod Security Standard of a version of Kubernetes, with root filesystems that
 * are read-only and empty directories where the containers are known to write. What is not known stays as it is.
 *
 * Done again, it finds nothing to change.
 */
export function harden(text: YamlText, pods: readonly PodSpec[], kubernetes: KubernetesVersion): Hardening {
  const findings = violationsOf(text, 'restricted', kubernetes, [writableRootFilesystem])
  const inPods = findings.filter((finding) => pods.some((pod) => isInPod(pod, finding)))
  const changes: Change[] = []
  const left: Finding[] = []
  for (const finding of inPods) {
    const fix = finding.fixes.find(({ applicability }) => applicability !== 'manual' || isPlain(finding))
    if (fix) changes.push(...fix.changes)
    else left.push(finding)
  }
  const directories = collect(pods, (pod) => directoriesFor(pod, inPods))
  return { changes: [...changes, ...directories], left }
}

/** Manual because of the image, which has to have such a user; what the standard demands is plain. */
const PLAIN: ReadonlySet<string> = new Set(['run-as-non-root', 'run-as-root-user'])

function isPlain({ rule }: Finding): boolean {
  return PLAIN.has(rule.id)
}

/** The directories that containers need besides `/tmp` when their root becomes read-only. */
function directoriesFor(pod: PodSpec, findings: readonly Finding[]): readonly Change[] {
  const names = volumeNamesOf(pod)
  return collect(pod.containers(), (container) => {
    if (!becomesReadOnly(container, findings)) return []
    const paths = writtenPathsOf(container.get('image').string ?? '')
    return collect(paths, (path) => mountEmptyDirectory(container, names, path))
  })
}

function becomesReadOnly(container: Container, findings: readonly Finding[]): boolean {
  const node = container.value.node
  return findings.some(({ rule, location: { span } }) => {
    const isInside = node !== undefined && node.start <= span.start && span.end <= node.end
    return rule === writableRootFilesystem && isInside
  })
}
