import { resourcesOf } from '../kubernetes/resource.ts'
import { newestVersion } from '../kubernetes/version.ts'
import type { Language } from '../lint/language.ts'
import type { Placed, Suppressed } from '../lint/linter.ts'
import { isInProfile } from '../lint/profile.ts'
import { rules } from '../rules/index.ts'
import { isYamlDocument, type YamlDocument } from '../yaml/document.ts'
import type { LintedFile } from './linted-file.ts'
import type { Counts, Status } from './requests.ts'
import type { Settings } from './settings.ts'
import type { Workspace } from './workspace.ts'

/** What is made of a file, for people who wonder why nothing is shown. */
export function statusOf(workspace: Workspace, uri: string): Status {
  const file = workspace.file(uri)
  const settings = workspace.settingsFor(uri)
  const documents = (file?.result.documents ?? []).filter(isYamlDocument)
  const resources = documents.reduce((sum, { text }) => sum + resourcesOf(text).length, 0)
  const unknown = documents.reduce((sum, { text }) => sum + text.mask.holes.length, 0)
  const { major, minor } = file?.checks.kubernetes ?? settings.kubernetes ?? newestVersion
  const contents = { documents, resources, unknown }
  return {
    kind: file ? kindOf(file, resources) : 'none',
    reasons: file ? reasonsFor(file, contents) : [whyNotChecked(settings, workspace.isExcluded(uri))],
    documents: documents.length,
    resources,
    unknown,
    counts: countsOf(file?.result.findings ?? []),
    suppressed: file?.result.suppressed.length ?? 0,
    profile: file?.checks.profile ?? settings.profile ?? 'recommended',
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

function kindOf({ result: { language, quiet } }: LintedFile, resources: number): Status['kind'] {
  if (quiet !== undefined) return 'none'
  if (language === 'dockerfile' || language === 'compose') return language
  return resources > 0 || language === 'kustomization' ? 'manifest' : 'none'
}

function whyNotChecked({ isEnabled }: Settings, isExcluded: boolean): string {
  if (!isEnabled) return 'Seaworthy is turned off by the setting "seaworthy.enable".'
  return isExcluded ? 'The setting "seaworthy.exclude" leaves this file out.' : 'This is no file that Seaworthy checks.'
}

interface Contents {
  readonly documents: readonly YamlDocument[]
  readonly resources: number
  readonly unknown: number
}

/** What the files of a language are, where nothing in them is for the API server. */
const notManifests: Readonly<Partial<Record<Language, string>>> = {
  chart: 'This describes a Helm chart: its templates are checked.',
  values: 'These are values of a Helm chart: what they mean is up to its templates.',
  config: 'This is the configuration of Seaworthy: only mistakes in it are found.',
  other: 'This is no file that Seaworthy checks.',
}

function reasonsFor(file: LintedFile, contents: Contents): readonly string[] {
  const { language, quiet, suppressed } = file.result
  if (quiet === 'ignored') return ['The configuration leaves this file out.']
  const other = notManifests[language]
  if (other !== undefined) return [other]
  const isManifest = language === 'kubernetes'
  if (isManifest && contents.resources === 0) {
    return ['There is no Kubernetes object in this file: none has an "apiVersion" and a "kind".']
  }
  return [...reasonsInText(contents), ...suppressedReasons(suppressed), ...offReasons(file)]
}

function reasonsInText({ documents, unknown }: Contents): readonly string[] {
  const isPatch = documents.some(({ text }) => text.isPartial)
  const errors = documents.filter(({ text }) => text.tree.errors.length > 0).length
  return [
    ...(isPatch ? ['This is a patch: what it does not say is not missing.'] : []),
    ...(unknown > 0 ? [`This is a template: it prints ${many(unknown, 'value')}, of which nothing can be known.`] : []),
    ...(errors > 0 ? [`There are syntax errors in ${many(errors, 'document')}: what they touch is not checked.`] : []),
  ]
}

/** How many findings are ignored, and by what. */
function suppressedReasons(suppressed: readonly Suppressed[]): readonly string[] {
  if (suppressed.length === 0) return []
  const counts = new Map<string, number>()
  for (const { by } of suppressed) counts.set(by, (counts.get(by) ?? 0) + 1)
  const by = [...counts].map(([word, count]) => `${count} by ${word}`).join(', ')
  return [`${many(suppressed.length, 'finding')} ${suppressed.length === 1 ? 'is' : 'are'} ignored: ${by}.`]
}

/** The rules of the profile that are turned off. */
function offReasons({ checks }: LintedFile): readonly string[] {
  const off = rules.filter(
    (rule) => isInProfile(rule, checks.profile, checks.kubernetes) && checks.severityOf(rule) === 'off',
  )
  if (off.length === 0) return []
  const named = off.slice(0, MOST_NAMED).map(({ id }) => id)
  const rest = off.length > MOST_NAMED ? ` and ${off.length - MOST_NAMED} more` : ''
  return [
    `${many(off.length, 'rule')} of the profile ${off.length === 1 ? 'is' : 'are'} off: ${named.join(', ')}${rest}.`,
  ]
}

const MOST_NAMED = 5

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
