import { scalarText } from './decode.ts'
import type { YamlText } from './document.ts'
import { nextToken } from './gaps.ts'
import type { Scalar } from './node.ts'
import { resolvePlain, resolveTagged, type ScalarValue } from './scalar.ts'
import { afterBlanks } from './scan.ts'

/** The scalar that a node certainly is, `null` included; `undefined` where a template has a hand in it, or readers of YAML differ. */
export function knownScalar(text: YamlText, node: Scalar): ScalarValue | undefined {
  const { gaps, mask, dialect } = text
  if (!gaps.isEmpty && isTouched(text, node)) return undefined
  const isPlain = node.style === 'plain'
  const written = scalarText(mask.content, node)
  const tag = node.properties?.tag
  if (tag !== undefined) return resolveTagged(written, isPlain, tag, dialect)
  if (!isPlain) return written
  const scalar = resolvePlain(written, dialect)
  // In a patch, null takes away what it is laid over, or leaves a default.
  return scalar === null && text.isPartial ? undefined : scalar
}

/** Whether a template prints part of a scalar, or may go on with one whose end only the next line tells. */
function isTouched({ gaps, mask }: YamlText, { start, end, style }: Scalar): boolean {
  if (gaps.touch(start, end)) return true
  if (style === 'single' || style === 'double') return false
  if (style !== 'plain') return gaps.beginsIn(end, nextToken(mask.content, end))
  const lineStart = gaps.lineStart(start)
  const isOnOwnLine = afterBlanks(mask.content, lineStart) >= start
  if (start === end || isOnOwnLine) return gaps.mayContinue(end)
  return gaps.mayIndent(end, keyColumn(mask.content, lineStart))
}

/** The column of the first key on the line that begins there, after any `- `. */
function keyColumn(content: string, lineStart: number): number {
  let at = lineStart
  while (content[at] === ' ' || (content[at] === '-' && content[at + 1] === ' ')) at++
  return at - lineStart
}
