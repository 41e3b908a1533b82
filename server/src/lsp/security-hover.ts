import type { Hover } from 'vscode-languageserver'
import { inlineCode, tableRow } from '../docs/markdown.ts'
import { effectiveSettings } from '../kubernetes/effective-context.ts'
import { type Container, podSpecsOf } from '../kubernetes/pod.ts'
import { resourcesOf } from '../kubernetes/resource.ts'
import { isInPod, type Standard, violationsOf } from '../lint/standard.ts'
import type { Finding } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { type Span, spanInFile } from '../text/document.ts'
import type { YamlDocument } from '../yaml/document.ts'
import type { Client } from './client.ts'
import { rangeOf } from './convert.ts'
import type { LintedFile } from './linted-file.ts'

/** At a container's name or at a `securityContext`: what the security of the container comes to, and which standard it meets. */
export function securityHoverAt(
  file: LintedFile,
  document: YamlDocument,
  offset: number,
  client: Client,
): Hover | undefined {
  const within = offset - document.start
  const pods = collect(resourcesOf(document.text), podSpecsOf)
  for (const pod of pods) {
    const containers = pod.containers()
    const own = containers.find((container) => placesOf(container).some((span) => isIn(span, within)))
    const shared = pod.get('securityContext')
    const isAtPod = shared.exists && isIn(shared.keyLocation.span, within)
    const shown = own ? [own] : containers
    if (shown.length === 0 || (!own && !isAtPod)) continue
    const span = own ? placesOf(own).find((place) => isIn(place, within)) : shared.keyLocation.span
    const violations = (standard: Standard) => violationsOf(document.text, standard, file.checks.kubernetes)
    const [baseline, restricted] = [violations('baseline'), violations('restricted')]
    const parts = shown.map((container) => partsOf(container, baseline, restricted, client).join('\n'))
    return {
      contents: { kind: client.rendersMarkdown ? 'markdown' : 'plaintext', value: parts.join('\n\n') },
      ...(span ? { range: rangeOf(file.lines, spanInFile(document, span)) } : {}),
    }
  }
  return undefined
}

function partsOf(
  container: Container,
  baseline: readonly Finding[],
  restricted: readonly Finding[],
  { rendersMarkdown }: Client,
): readonly string[] {
  const name = shortened(container.name)
  const verdict = verdictOf(container, baseline, restricted)
  const settings = effectiveSettings(container)
  if (!rendersMarkdown) {
    const lines = settings.map(
      ({ field, value, from }) => `${field}: ${value === undefined ? '?' : shortened(value)} (${from})`,
    )
    return [`Security context of container "${name}"`, ...lines, verdict]
  }
  const rows = settings.map(({ field, value, from }) => {
    const shown = value === undefined ? 'not known' : inlineCode(shortened(value))
    return tableRow([field, from === 'default' ? shortened(value ?? '') : shown, from])
  })
  return [
    `**Security context of container** ${inlineCode(name)}\n`,
    tableRow(['Setting', 'Value', 'From']),
    tableRow(['---', '---', '---']),
    ...rows,
    `\n${verdict}`,
  ]
}

/** In a sentence: the highest Pod Security Standard that the container and its pod meet, and what keeps it from the next. */
function verdictOf(container: Container, baseline: readonly Finding[], restricted: readonly Finding[]): string {
  const concerning = (findings: readonly Finding[]) => findings.filter((finding) => concerns(container, finding))
  const [low, high] = [concerning(baseline), concerning(restricted)]
  const isUnsure = effectiveSettings(container).some(({ value }) => value === undefined)
  const but = isUnsure ? ', as far as the template tells' : ''
  if (low.length > 0) return `It does not meet the standard Baseline: ${idsOf(low)}.`
  if (high.length > 0) return `It meets the standard Baseline${but}, not Restricted: ${idsOf(high)}.`
  return `It meets the standard Restricted${but}.`
}

/** Whether a finding is about the container, or about its pod as a whole. */
function concerns(container: Container, finding: Finding): boolean {
  if (!isInPod(container.pod, finding)) return false
  const { span } = finding.location
  const others = container.pod.containers().filter(({ value }) => value.node !== container.value.node)
  return !others.some(({ value: { node } }) => node && node.start <= span.start && span.end <= node.end)
}

function idsOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ rule }) => rule.id))].join(', ')
}

/** The name of a container, and the key of its security context. */
function placesOf(container: Container): readonly Span[] {
  const name = container.get('name')
  const context = container.get('securityContext')
  const places = [name.exists ? name.location.span : undefined, context.exists ? context.keyLocation.span : undefined]
  return collect(places, (span) => span)
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** Text of a file as it can stand in a cell of a table: short, and without what would end the cell or the code in it. */
function shortened(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}`|]/gu, '?')
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain
}
