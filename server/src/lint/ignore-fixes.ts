import { resourcesOf } from '../kubernetes/resource.ts'
import type { Fix } from '../rules/rule.ts'
import type { Document } from '../text/document.ts'
import { type Change, printChanges } from '../yaml/change.ts'
import { YamlText } from '../yaml/document.ts'
import { rootOf } from '../yaml/value.ts'
import { annotationName } from './ignore-annotations.ts'
import { commentForFile, commentForLine, commentForStage } from './ignore-places.ts'
import type { Language } from './language.ts'
import type { Placed } from './linter.ts'

/** For what a finding is to be ignored. */
export type IgnoreScope = 'line' | 'stage' | 'resource' | 'file' | 'folder'

/** A fix that hides a finding. It has a reason to fill in, which is `ignoreReason` until then. */
export interface IgnoreFix extends Fix {
  readonly scope: IgnoreScope
  /** The file that its changes are made in, or beside. */
  readonly uri: string
}

/** What stands where a reason is to be written. */
export const ignoreReason = 'TODO'

/** The configuration file that counts for a file, or the path as from its folder at which one could be made. */
export type ConfigPlace = { readonly uri: string; readonly text: YamlText } | { readonly path: string }

/** The file of a finding. */
export interface IgnoredFile {
  readonly uri: string
  readonly language: Language
  readonly documents: readonly Document[]
}

/**
 * What can be done so that a finding is not shown any more, from the narrowest to the widest: a comment for its line, for
 * its build stage, an annotation of its resource, a comment for its file, a word in the configuration. Where it is not
 * certain that a change does that and nothing else, it is not among them.
 */
export function ignoreFixes(placed: Placed, file: IgnoredFile, config: ConfigPlace | undefined): readonly IgnoreFix[] {
  const { id } = placed.finding.rule
  const { uri } = file
  const fixes: readonly (IgnoreFix | undefined)[] = [
    fixOf('line', `Ignore ${id} for this line`, uri, commentForLine(placed, says('seaworthy-ignore', id))),
    fixOf('stage', `Ignore ${id} for this stage`, uri, commentForStage(placed, says('seaworthy-ignore-stage', id))),
    fixOf('resource', `Ignore ${id} for this resource`, uri, annotation(placed, file)),
    fixOf('file', `Ignore ${id} for this file`, uri, commentForFile(file, says('seaworthy-ignore-file', id))),
    config && 'uri' in config
      ? fixOf('folder', `Turn ${id} off in ${nameOf(config.uri)}`, config.uri, ruleOff(id, config.text))
      : config &&
        fixOf('folder', `Turn ${id} off in a new ${nameOf(config.path)}`, uri, newConfig(placed, config.path)),
  ]
  return fixes.filter((fix) => fix !== undefined)
}

function says(word: string, id: string): string {
  return `# ${word} ${id}: ${ignoreReason}`
}

function fixOf(scope: IgnoreScope, title: string, uri: string, change: Change | undefined): IgnoreFix | undefined {
  if (!change || printChanges([change]).skipped.length > 0) return undefined
  return { scope, title, uri, applicability: 'manual', changes: [change] }
}

/** Each line of the annotation names rules of its own. */
function annotation({ document: { text }, finding }: Placed, { language }: IgnoredFile): Change | undefined {
  if (!(text instanceof YamlText) || language !== 'kubernetes' || text.tree.errors.length > 0) return undefined
  const { start } = finding.location.span
  const resource = resourcesOf(text).find(({ value: { node } }) => node && node.start <= start && start <= node.end)
  const value = resource?.annotations.get(annotationName)
  if (!value || (value.exists && value.string === undefined)) return undefined
  const said = value.string === undefined ? '' : `${value.string.trimEnd()}\n`
  return value.set(`${said}${finding.rule.id}: ${ignoreReason}`)
}

function newConfig({ document, finding }: Placed, path: string): Change {
  const content = `rules:\n  ${finding.rule.id}: off # ${ignoreReason}\n`
  return { kind: 'create-file', beside: document.text, path, content }
}

function ruleOff(id: string, text: YamlText): Change | undefined {
  if (text.tree.errors.length > 0) return undefined
  const rule = rootOf(text).get('rules', id)
  return rule.node?.kind === 'map' ? rule.get('severity').set('off') : rule.set('off')
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1)
}
