import { collect } from '../text/collect.ts'
import { type Located, type Span, spanInFile, type Text } from '../text/document.ts'
import { isReference, isSecretName, secretsIn, withoutSecrets } from '../text/secret.ts'
import { YamlText } from '../yaml/document.ts'
import type { Mapping, Node, Scalar, Sequence } from '../yaml/node.ts'
import type { FileResult } from './linter.ts'

/**
 * Where secrets stand in a file, by its offsets, for whoever prints lines or edits of it: where a rule says so, in the
 * data of Secrets, and wherever a name or the form of a value says that it is secret. May be too much, and overlap.
 */
export function secretsOf({ documents, findings, suppressed }: FileResult): readonly Span[] {
  const told = [...findings, ...suppressed].filter(({ finding }) => finding.sensitive)
  return [
    ...collect(documents, (document) => secretsInText(document.text).map((span) => spanInFile(document, span))),
    ...told.map(({ document, finding }) => spanInFile(document, finding.location.span)),
  ]
}

/** A message about a place, without the secret that stands there. */
export function withoutSecretOf({ location: { text, span }, sensitive }: Located, message: string): string {
  if (!sensitive) return message
  const secret = text.content.slice(span.start, span.end).replace(/^["']|["']$/g, '')
  if (secret.length <= SHOWN || !message.includes(secret)) return message
  return message.replaceAll(secret, () => withoutSecrets(secret, [{ start: 0, end: secret.length }]))
}

/** How many characters of a secret may be shown. */
const SHOWN = 3

function secretsInText(text: Text): Span[] {
  const anywhere = secretsIn(text.content)
  return text instanceof YamlText && text.tree.root
    ? [...anywhere, ...secretsBelow(text.tree.root, text)]
    : [...anywhere]
}

/** A node that is still to be looked at, and whether all in it is secret. */
type Ahead = readonly [node: Node, isSecret: boolean]

function secretsBelow(root: Node, text: YamlText): Span[] {
  const spans: Span[] = []
  const ahead: Ahead[] = [[root, false]]
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const [node, isSecret] = next
    if (node.kind === 'map') for (const one of inMapping(node, isSecret, text)) ahead.push(one)
    if (node.kind === 'seq') for (const one of inSequence(node, isSecret, text)) ahead.push(one)
    if (node.kind === 'scalar' && isSecret && !isReference(sourceOf(node, text))) spans.push(spanOf(node))
  }
  return spans
}

function inMapping(map: Mapping, isSecret: boolean, text: YamlText): Ahead[] {
  let isNamedSecret = false
  let isSecretKind = false
  for (const { key, value } of map.pairs) {
    const word = wordOf(key, text)
    if (word === 'name') isNamedSecret ||= isSecretName(wordOf(value, text))
    if (word === 'kind') isSecretKind ||= wordOf(value, text) === 'Secret'
  }
  const ahead: Ahead[] = []
  for (const { key, value } of map.pairs) {
    const word = wordOf(key, text)
    const isData = isSecretKind && (word === 'data' || word === 'stringData')
    const isValue = (isNamedSecret && word === 'value') || (value.kind === 'scalar' && isSecretName(word))
    if (key.kind !== 'scalar') ahead.push([key, false])
    ahead.push([value, isSecret || isData || isValue])
  }
  return ahead
}

function inSequence({ items }: Sequence, isSecret: boolean, text: YamlText): Ahead[] {
  return items.map((item, index) => [item, isSecret || follows(items, index, text)])
}

/** Whether an item of a list is the value of the option before it: `["--password", "…"]`. */
function follows(items: readonly Node[], index: number, text: YamlText): boolean {
  const before = index > 0 ? items[index - 1] : undefined
  const word = before ? wordOf(before, text) : ''
  return /^--?\w/.test(word) && isSecretName(word)
}

/** A scalar as it is written, without quotes; empty for anything else. */
function wordOf(node: Node, text: YamlText): string {
  if (node.kind !== 'scalar') return ''
  const isQuoted = node.style === 'single' || node.style === 'double'
  return isQuoted ? text.content.slice(node.start + 1, node.end - 1) : sourceOf(node, text)
}

function sourceOf({ start, end }: Scalar, { content }: YamlText): string {
  return content.slice(start, end)
}

/** Without the header of a block scalar, and without the quote before any other. */
function spanOf({ start, end, style, block }: Scalar): Span {
  const quote = style === 'single' || style === 'double' ? 1 : 0
  return { start: block ? block.body : start + quote, end: end - quote }
}
