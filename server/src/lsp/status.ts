import { resourcesOf } from '../kubernetes/resource.ts'
import { newestVersion } from '../kubernetes/version.ts'
import type { Placed } from '../lint/linter.ts'
import { isYamlDocument, type YamlDocument } from '../yaml/document.ts'
import type { Counts, Status } from './requests.ts'
import type { Settings } from './settings.ts'
import type { LintedFile } from './workspace.ts'

/** What is made of a file, for people who wonder why nothing is shown. */
export function statusOf(file: LintedFile | undefined, settings: Settings): Status {
  const documents = (file?.result.documents ?? []).filter(isYamlDocument)
  const resources = documents.reduce((sum, { text }) => sum + resourcesOf(text).length, 0)
  const unknown = documents.reduce((sum, { text }) => sum + text.mask.holes.length, 0)
  const { major, minor } = file?.kubernetes ?? settings.kubernetes ?? newestVersion
  return {
    kind: resources > 0 ? 'manifest' : 'none',
    reasons: reasonsFor(file, settings, documents, resources, unknown),
    documents: documents.length,
    resources,
    unknown,
    counts: countsOf(file?.result.findings ?? []),
    profile: file?.profile ?? settings.profile ?? 'recommended',
    kubernetes: `${major}.${minor}`,
  }
}

export const noCounts: Counts = { error: 0, warning: 0, info: 0, hint: 0 }

export function added(a: Counts, b: Counts): Counts {
  return { error: a.error + b.error, warning: a.warning + b.warning, info: a.info + b.info, hint: a.hint + b.hint }
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Placed[]): Counts {
  const counts = { ...noCounts }
  for (const { finding } of findings) counts[finding.severity]++
  return counts
}

function reasonsFor(
  file: LintedFile | undefined,
  { isEnabled }: Settings,
  documents: readonly YamlDocument[],
  resources: number,
  unknown: number,
): readonly string[] {
  if (!isEnabled) return ['Seaworthy is turned off by the setting "seaworthy.enable".']
  if (!file) return ['This is no file that Seaworthy checks.']
  if (file.result.quiet === 'ignored') return ['The configuration leaves this file out.']
  if (resources === 0) return ['There is no Kubernetes object in this file: none has an "apiVersion" and a "kind".']
  const isPatch = documents.some(({ text }) => text.isPartial)
  const errors = documents.filter(({ text }) => text.tree.errors.length > 0).length
  return [
    ...(isPatch ? ['This is a patch: what it does not say is not missing.'] : []),
    ...(unknown > 0 ? [`This is a template: it prints ${many(unknown, 'value')}, of which nothing can be known.`] : []),
    ...(errors > 0 ? [`There are syntax errors in ${many(errors, 'document')}: what they touch is not checked.`] : []),
  ]
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
