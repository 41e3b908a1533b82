import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver'
import type { Placed } from '../lint/linter.ts'
import type { Applicability, Fix } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { spanInFile } from '../text/document.ts'
import type { Change } from '../yaml/change.ts'
import { type Client, isWithin } from './client.ts'
import { offsetOf } from './convert.ts'
import { diagnosticOf } from './diagnostics.ts'
import { dockerfileActions } from './dockerfile-actions.ts'
import { workspaceEditOf } from './edits.ts'
import { HARDEN, hardenActions } from './harden-action.ts'
import { ignoreActions, ignoreKinds } from './ignore-actions.ts'
import type { LintedFile } from './linted-file.ts'

const FIX_ALL = `${CodeActionKind.SourceFixAll}.seaworthy`

/** What can be done about what is found in a range of a file, for the version of it that is known. */
export function actionsFor(file: LintedFile, params: CodeActionParams, client: Client): readonly CodeAction[] {
  const isAsked = (kind: string) => !params.context.only || params.context.only.some((only) => isWithin(kind, only))
  const here = findingsIn(file, params)
  return [
    ...(isAsked(CodeActionKind.QuickFix)
      ? [...fixActions(file, here, client), ...ruleActions(file, here, client), ...pageActions(file, here, client)]
      : []),
    ...ignoreActions(file, here, isAsked, client),
    ...(isAsked(HARDEN) ? [...hardenActions(file, params, client), ...dockerfileActions(file, params, client)] : []),
    ...(isAsked(FIX_ALL) ? fixAllActions(file, client) : []),
  ]
}

/** The kinds of actions that there are. */
export const actionKinds: readonly string[] = [CodeActionKind.QuickFix, ...ignoreKinds, HARDEN, FIX_ALL]

/** What a fix does, behind its title; nothing where it is safe. */
const warnings: Readonly<Record<Applicability, string>> = {
  safe: '',
  unsafe: ' (changes what runs)',
  manual: ' (to be completed by you)',
}

/** Each fix of each finding. */
function fixActions(file: LintedFile, findings: readonly Placed[], client: Client): readonly CodeAction[] {
  return collect(findings, (placed) => {
    const { fixes } = placed.finding
    const diagnostics = [diagnosticOf(placed, file, client)]
    return collect(fixes, ({ title, applicability, changes }): readonly CodeAction[] => {
      const edit = workspaceEditOf(file, changes, client)
      if (!edit) return []
      const isPreferred = fixes.length === 1 && applicability === 'safe'
      const action = { title: `${title}${warnings[applicability]}`, kind: CodeActionKind.QuickFix, diagnostics, edit }
      return [isPreferred ? { ...action, isPreferred } : action]
    })
  })
}

/** For each rule that has found more than one thing in the file: its first fixes, all at once. */
function ruleActions(file: LintedFile, here: readonly Placed[], client: Client): readonly CodeAction[] {
  const ids = new Set(here.map(({ finding }) => finding.rule.id))
  return collect([...ids], (id): readonly CodeAction[] => {
    const findings = file.result.findings.filter(({ finding }) => finding.rule.id === id)
    const fixes = collect(findings, ({ finding }) => firstFix(finding.fixes, ['safe', 'unsafe']))
    if (fixes.length < 2) return []
    const edit = workspaceEditOf(file, changesOf(fixes), client, { isPartial: true })
    if (!edit) return []
    const warning = fixes.some(({ applicability }) => applicability === 'unsafe') ? warnings.unsafe : ''
    const title = `Fix all ${fixes.length} findings of ${id} in this file${warning}`
    const shown = here.filter(({ finding }) => finding.rule.id === id)
    const diagnostics = shown.map((placed) => diagnosticOf(placed, file, client))
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit }]
  })
}

/** The pages of the rules, in clients that show them. */
function pageActions({ settings }: LintedFile, here: readonly Placed[], client: Client): readonly CodeAction[] {
  if (!client.showsRulePages || !settings.offersPages) return []
  const ids = new Set(here.map(({ finding }) => finding.rule.id))
  return [...ids].map((id) => {
    const title = `Show documentation of ${id}`
    return { title, kind: CodeActionKind.QuickFix, command: { title, command: SHOW_PAGE, arguments: [id] } }
  })
}

/** A command of clients that have said so. */
const SHOW_PAGE = 'seaworthy.showRuleDocumentation'

/** One action that makes all fixes that need nobody's eye. */
function fixAllActions(file: LintedFile, client: Client): readonly CodeAction[] {
  const allowed: readonly Applicability[] = file.settings.fixAll === 'unsafe' ? ['safe', 'unsafe'] : ['safe']
  const fixes = collect(file.result.findings, ({ finding }) => firstFix(finding.fixes, allowed))
  if (fixes.length === 0) return []
  const edit = workspaceEditOf(file, changesOf(fixes), client, { isPartial: true })
  const title = file.settings.fixAll === 'unsafe' ? 'Make all fixes of Seaworthy' : 'Make all safe fixes of Seaworthy'
  return edit ? [{ title, kind: FIX_ALL, edit }] : []
}

/** Of so many findings something can be done at once; who selects more means all that can be done with the file. */
const MOST = 20

function findingsIn(file: LintedFile, { range, context }: CodeActionParams): readonly Placed[] {
  const start = offsetOf(file.content, file.lines, range.start)
  const end = offsetOf(file.content, file.lines, range.end)
  const isNamed = ({ finding }: Placed) => context.diagnostics.some(({ code }) => code === finding.rule.id)
  const found = file.result.findings.filter((placed) => {
    const span = spanInFile(placed.document, placed.finding.location.span)
    return span.start <= end && span.end >= start && (context.diagnostics.length === 0 || isNamed(placed))
  })
  return found.slice(0, MOST)
}

function firstFix([first]: readonly Fix[], allowed: readonly Applicability[]): Fix | undefined {
  return first && allowed.includes(first.applicability) ? first : undefined
}

function changesOf(fixes: readonly Fix[]): readonly Change[] {
  return collect(fixes, ({ changes }) => changes)
}
