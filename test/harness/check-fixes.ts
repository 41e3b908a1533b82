import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { rules } from '../../server/src/rules/index.ts'
import type { Finding, Fix } from '../../server/src/rules/rule.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { type Change, printChanges } from '../../server/src/yaml/change.ts'
import { readYaml, type YamlText } from '../../server/src/yaml/document.ts'
import { equalJson } from '../../server/src/yaml/json.ts'
import { rootOf, type Step, type Value } from '../../server/src/yaml/value.ts'
import { pick, type Random } from './random.ts'
import { fulfil, type Wish } from './random-changes.ts'

/** What fixes of a rule uncover, because it can be said only once they are made. */
const uncovered: Readonly<Record<string, readonly string[]>> = {
  // A capability that was misspelt was none.
  'capability-name-form': ['capability-added-not-baseline', 'capability-added-not-restricted', 'dangerous-capability'],
  // There is one container more, or the groups of an image are taken for users that the manifest names.
  'git-repo-volume': ['apparmor-not-set', 'supplemental-groups-merge'],
  'low-group-id': ['supplemental-groups-merge'],
  'low-user-id': ['supplemental-groups-merge'],
  'run-as-non-root': ['supplemental-groups-merge'],
  // A pod can have user IDs of its own only without the namespaces of its node, and without volumes that forbid it.
  'host-ipc': ['user-namespace-not-enabled'],
  'host-network': ['host-port', 'user-namespace-not-enabled'],
  'host-pid': ['user-namespace-not-enabled'],
  'restricted-volume-type': ['user-namespace-not-enabled'],
  // Who may no longer do everything can still do what is listed with all resources.
  'rbac-wildcard-all': ['rbac-wildcard-resource', 'rbac-wildcard-verb'],
  // The baseline standard has nothing against it then, the restricted one still has.
  'user-namespace-not-enabled': ['proc-mount-unmasked-in-user-namespace'],
}

export interface Fixed {
  readonly faults: readonly string[]
  /** How many findings rules with fixes have, and how many of these findings have one that can be made. */
  readonly findings: number
  readonly fixable: number
  /** Why the others have none, and how often. */
  readonly reasons: ReadonlyMap<string, number>
}

/** Makes every fix of every finding in a file on its own, and checks all that is promised of the result. */
export function checkFixesOf(content: string): Fixed {
  const faults: string[] = []
  const reasons = new Map<string, number>()
  let [findings, fixable] = [0, 0]
  for (const { text } of readYaml('file:///test.yaml', content, 'kubernetes')) {
    const found = findingsOf(text)
    for (const finding of found) {
      if (finding.rule.fixable === false) continue
      findings++
      const outcomes = finding.fixes.map((fix) => faultOf(text, found, finding, fix))
      for (const { fault } of outcomes) if (fault) faults.push(`${finding.rule.id}: ${finding.message} ${fault}`)
      if (outcomes.some(({ reason }) => reason === undefined)) fixable++
      const reason = outcomes.length > 0 ? outcomes.find(({ reason }) => reason)?.reason : 'none'
      if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
  }
  return { faults, findings, fixable, reasons }
}

interface Outcome {
  readonly fault?: string | undefined
  readonly reason?: string | undefined
}

function faultOf(text: YamlText, found: readonly Finding[], finding: Finding, fix: Fix): Outcome {
  const { edits, files, skipped } = printChanges(fix.changes)
  const [first] = skipped
  if (first) return { reason: first.reason, fault: edits.size > 0 ? 'is fixed by half' : undefined }
  if (text.tree.errors.length > 0) return { fault: 'has a fix beside syntax errors' }
  if ([...edits.keys()].some((other) => other !== text)) return { fault: 'is fixed in another text' }
  if (files.length > 0) return {}
  const content = applyEdits(text.content, edits.get(text) ?? [])
  const texts = readYaml('file:///test.yaml', content, 'kubernetes')
  const [after] = texts
  const added = fix.changes.filter(({ kind }) => kind === 'append-document').length
  if (content === text.content || texts.length !== 1 + added || !after)
    return { fault: `is not fixed by "${fix.title}"` }
  if (after.text.tree.errors.length > 0) return { fault: `makes a syntax error when it is fixed by "${fix.title}"` }
  const left = findingsOf(after.text)
  const { id } = finding.rule
  const was = found.filter((other) => other.rule.id === id && other.message === finding.message).length
  const is = left.filter((other) => other.rule.id === id && other.message === finding.message).length
  if (is >= was) return { fault: `is still there after "${fix.title}"` }
  const more = rules.map((rule) => rule.id).find((rule) => countOf(left, rule) > countOf(found, rule))
  if (more && !uncovered[id]?.includes(more)) return { fault: `is fixed by "${fix.title}", which makes a ${more}` }
  return { fault: meansWhatItSays(text, after.text, fix.changes) ? undefined : `means more than "${fix.title}"` }
}

/** Whether a document means what it was, and the changes. */
function meansWhatItSays(before: YamlText, after: YamlText, changes: readonly Change[]): boolean {
  const [was, is] = [rootOf(before).json, rootOf(after).json]
  if (was === undefined || is === undefined || before.tree.hasAliases) return true
  return equalJson(is, fulfil(was, changes.flatMap(wishOf)))
}

function wishOf(change: Change): readonly Wish[] {
  if (!('at' in change)) return []
  const { at, ...rest } = change
  return [{ ...rest, path: pathOf(at) } as Wish] // The same members by the same kinds.
}

function pathOf({ parent, key }: Value): readonly Step[] {
  return parent && key !== undefined ? [...pathOf(parent), key] : []
}

/** What some of the first fixes make of a text, once in one order and once in another. */
export function inTwoOrders(text: YamlText, random: Random): readonly [string, string] {
  const fixes = findingsOf(text).flatMap(({ fixes: [first] }) => (first && random(2) === 0 ? [first] : []))
  const rest = [...fixes]
  const shuffled: Fix[] = []
  while (rest.length > 0) {
    const fix = pick(rest, random)
    shuffled.push(fix)
    rest.splice(rest.indexOf(fix), 1)
  }
  const print = (order: readonly Fix[]) => {
    const { edits, skipped } = printChanges(order.flatMap(({ changes }) => changes))
    // Of changes that contradict each other the first is made.
    if (skipped.some(({ reason }) => reason === 'contradiction')) return ''
    return applyEdits(text.content, edits.get(text) ?? [])
  }
  return [print(fixes), print(shuffled)]
}

function findingsOf(text: YamlText): readonly Finding[] {
  const { findings, failures } = checkText(text, rules, { kubernetes: newestVersion, showImplied: true })
  for (const { error } of failures) throw error
  return findings
}

function countOf(findings: readonly Finding[], id: string): number {
  return findings.filter(({ rule }) => rule.id === id).length
}
