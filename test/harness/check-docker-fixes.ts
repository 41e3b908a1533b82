import type { Dockerfile } from '../../server/src/docker/dockerfile.ts'
import { DockerText } from '../../server/src/docker/document.ts'
import type { Instruction } from '../../server/src/docker/instruction.ts'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { rules } from '../../server/src/rules/index.ts'
import type { Finding, Fix } from '../../server/src/rules/rule.ts'
import { applyEdits, type Edit } from '../../server/src/text/document.ts'
import { printChanges } from '../../server/src/yaml/change.ts'
import type { Fixed } from './check-fixes.ts'

/** What fixes of a rule uncover, because it can be said only once they are made. */
const uncovered: Readonly<Record<string, readonly string[]>> = {
  'base-image-eol': ['base-image-no-digest', 'prefer-slim-base'],
  'copy-archive-then-extract': ['add-archive-implicit-extract'],
  'dockerfile-tls-verification-disabled-env': ['legacy-key-value'],
  'malformed-exec-form': ['os-image-plus-runtime'],
  'last-user-root': ['user-non-numeric', 'user-ping-pong'],
  'missing-user': ['consecutive-run', 'expose-privileged-port-nonroot', 'instruction-casing', 'user-non-numeric'],
  // An address with https can be led to one without.
  'cleartext-protocol': ['redirect-downgrade'],
  'no-sudo': ['copy-relative-no-workdir', 'user-ping-pong'],
  'base-image-floating-tag': ['base-image-no-digest', 'prefer-slim-base'],
  'base-image-latest': ['base-image-no-digest'],
  'base-image-untagged': ['base-image-no-digest'],
  'from-as-invalid': ['circular-stage', 'stage-name-casing', 'stage-name-duplicate', 'stage-name-invalid'],
  'os-image-plus-runtime': ['base-image-no-digest'],
  'prefer-slim-base': ['base-image-no-digest'],
  'undefined-arg-in-from': [
    'base-image-eol',
    'base-image-latest',
    'base-image-no-digest',
    'base-image-untagged',
    'from-platform-redundant',
    'invalid-default-arg-in-from',
  ],
  // What is to be filled in is none yet.
  'label-missing': ['instruction-casing', 'label-value-invalid'],
  // A mount is newer than the builders of old.
  'secret-file-copied': ['syntax-directive-missing'],
  'secret-in-arg-or-env': ['syntax-directive-missing'],
  // Lines are put in as the one beside them is, which may not be as most are.
  'copy-relative-no-workdir': ['instruction-casing'],
  'undefined-variable': ['env-self-reference', 'user-non-numeric'],
  // What could not be read before is read by these rules then.
  'unknown-flag': ['from-platform-constant'],
  'unknown-instruction': [
    'argument-count',
    'base-image-no-digest',
    'copy-relative-no-workdir',
    'expose-port-invalid',
    'instruction-before-from',
    'invalid-image-reference',
    'malformed-exec-form',
    'multiple-entrypoint',
    'secret-in-arg-or-env',
    'stopsignal-invalid',
    'unused-stage',
    'user-non-numeric',
    'user-ping-pong',
  ],
  'unused-stage': ['instruction-before-from', 'multi-stage-recommended', 'unknown-instruction'],
}

/** Makes every fix of every finding in a Dockerfile on its own, and checks all that is promised of the result. */
export function checkDockerFixesOf(content: string): Fixed {
  const text = new DockerText(content)
  const found = findingsOf(text)
  const faults: string[] = []
  const reasons = new Map<string, number>()
  let [findings, fixable] = [0, 0]
  for (const finding of found) {
    if (finding.fixes.length === 0) continue
    findings++
    const outcomes = finding.fixes.map((fix) => outcomeOf(text, found, finding, fix))
    for (const { fault } of outcomes) if (fault) faults.push(`${finding.rule.id}: ${finding.message} ${fault}`)
    if (outcomes.some(({ reason }) => reason === undefined)) fixable++
    for (const { reason } of outcomes) if (reason) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return { faults, findings, fixable, reasons }
}

interface Outcome {
  readonly fault?: string | undefined
  readonly reason?: string | undefined
}

function outcomeOf(text: DockerText, found: readonly Finding[], finding: Finding, fix: Fix): Outcome {
  const { edits, skipped } = printChanges(fix.changes)
  const [first] = skipped
  if (first) return { reason: first.reason, fault: edits.size > 0 ? 'is fixed by half' : undefined }
  const own = edits.get(text) ?? []
  const after = new DockerText(applyEdits(text.content, own))
  const title = `"${fix.title}"`
  if (after.content === text.content) return { fault: `is not fixed by ${title}` }
  const { id } = finding.rule
  const left = findingsOf(after)
  const count = (findings: readonly Finding[]) =>
    findings.filter((other) => other.rule.id === id && other.message === finding.message).length
  if (count(left) >= count(found)) return { fault: `is still there after ${title}` }
  const more = rules.map((rule) => rule.id).find((rule) => countOf(left, rule) > countOf(found, rule))
  if (more && !uncovered[id]?.includes(more)) return { fault: `is fixed by ${title}, which makes a ${more}` }
  return { fault: keepsTheRest(text.dockerfile, after.dockerfile, own) ? undefined : `means more than ${title}` }
}

/** Whether directives, comments, and the instructions that edits do not name are what they were, in their order. */
function keepsTheRest(before: Dockerfile, after: Dockerfile, edits: readonly Edit[]): boolean {
  const named = edits.map(({ text }) => text).join('')
  const directives = ({ directives: all }: Dockerfile) =>
    all
      .map(({ name, value }) => `${name}=${value}`)
      .filter((line) => !named.includes(`# ${line}`))
      .join('\n')
  const comments = ({ comments: all }: Dockerfile) => all.map(({ text }) => text).join('\n')
  if (directives(before) !== directives(after) || comments(before) !== comments(after)) return false
  const kept = before.instructions.filter((one) => !edits.some((edit) => touches(edit, one))).map(writtenOf)
  const all = after.instructions.map(writtenOf)
  let at = 0
  for (const written of all) if (written === kept[at]) at++
  const inserted = edits.flatMap(({ text }) => text.split('\n')).filter((line) => line.trim() !== '').length
  return at === kept.length && after.instructions.length <= before.instructions.length + inserted
}

function touches({ span }: Edit, { source }: Instruction): boolean {
  const { start, end } = source.piece.span
  return span.start === span.end ? start < span.start && span.start <= end : start < span.end && span.start <= end
}

function writtenOf({ text, source }: Instruction): string {
  return text.content.slice(source.piece.span.start, source.piece.span.end)
}

function findingsOf(text: DockerText): readonly Finding[] {
  const options = { kubernetes: newestVersion, showImplied: true, language: 'dockerfile' } as const
  const { findings, failures } = checkText(text, rules, options)
  for (const { error } of failures) throw error
  return findings
}

function countOf(findings: readonly Finding[], id: string): number {
  return findings.filter(({ rule }) => rule.id === id).length
}
