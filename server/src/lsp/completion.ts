import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Position,
  type Range,
} from 'vscode-languageserver'
import { isDockerDocument } from '../docker/document.ts'
import { configShape, type Shape } from '../lint/config-shape.ts'
import type { Language } from '../lint/language.ts'
import { rules } from '../rules/index.ts'
import { collect } from '../text/collect.ts'
import type { Client } from './client.ts'
import { offsetOf } from './convert.ts'
import type { LintedFile } from './linted-file.ts'
import { type Surroundings, surroundingsAt } from './outline.ts'
import type { Snippet, SnippetPlace } from './snippets.ts'

/** What is being typed: the line up to the cursor, and the word that it ends with. */
interface Typing {
  readonly before: string
  readonly word: string
  readonly range: Range
}

/**
 * What may be meant: ids of rules in ignore comments, stages of a Dockerfile, what a configuration may say, and hardened
 * snippets where they fit.
 */
export async function completionsAt(file: LintedFile, position: Position, client: Client): Promise<CompletionList> {
  const typing = typingAt(file, position)
  const { language } = file.result
  const ids = ruleIdsFor(typing)
  if (ids.length > 0) return { isIncomplete: false, items: ids }
  if (typing.before.includes('#')) return NOTHING
  const stages = stageItems(file, typing)
  if (stages.length > 0) return { isIncomplete: false, items: stages }
  const indent = typing.before.length - typing.word.length
  const surroundings = surroundingsAt(file.content, file.lines, typing.range.start.line, indent)
  if (language === 'config') return { isIncomplete: false, items: configItems(typing, surroundings) }
  // Between other words nothing of a snippet's kind is meant.
  if (!client.takesSnippets || client.contributesSnippets || typing.before.trim() !== typing.word) return NOTHING
  const { snippets } = await import('./snippets.ts')
  const places = placesAt(language, file, surroundings, indent)
  const items = snippets.filter(({ place }) => places.includes(place)).map((one) => snippetItem(one, typing, client))
  // The long name of a snippet is only offered to who types its beginning.
  return { isIncomplete: typing.word === '', items }
}

const NOTHING: CompletionList = { isIncomplete: false, items: [] }

function typingAt({ content, lines }: LintedFile, position: Position): Typing {
  const end = lines.positionAt(offsetOf(content, lines, position))
  const start = lines.offsetAt({ line: end.line, character: 0 })
  const before = content.slice(start, start + end.character)
  let first = before.length
  while (/[\w-]/.test(before[first - 1] ?? '')) first--
  const word = before.slice(first)
  return { before, word, range: { start: { ...end, character: end.character - word.length }, end } }
}

/** What the ids of rules stand behind. */
const IGNORE = 'seaworthy-ignore'
const ANNOTATION = 'seaworthy.dev/ignore'

/** Ids are meant behind such a word, and behind each comma that follows; not in the reason. */
function ruleIdsFor({ before, range }: Typing): CompletionItem[] {
  const [comment, annotation] = [before.lastIndexOf(IGNORE), before.lastIndexOf(ANNOTATION)]
  const isComment = comment !== -1 && before.lastIndexOf('#', comment) !== -1
  if (!isComment && annotation === -1) return []
  const said = isComment
    ? behind(before.slice(comment + IGNORE.length), /^(?:-file|-stage)?[ \t]/)
    : behind(before.slice(annotation + ANNOTATION.length), /^["']?:/)
        ?.trimStart()
        .replace(/^["']/, '')
  if (said === undefined || !isListBegun(said)) return []
  return rules.map(({ id, title }) => ({
    label: id,
    kind: CompletionItemKind.Value,
    detail: title,
    textEdit: { range, newText: id },
  }))
}

/** What stands behind the text that a pattern is for; nothing where there is none. */
function behind(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text)
  return found ? text.slice(found[0].length) : undefined
}

/** Whether a list of ids goes on where the text ends, which has no reason in it yet. */
function isListBegun(text: string): boolean {
  const ids = text.split(',').map((id) => id.trimStart())
  return ids.every((id) => /^[\w-]*$/.test(id))
}

/** The names of the stages above, where something says what it takes from, or is built from. */
function stageItems({ result, lines }: LintedFile, { before, range }: Typing): CompletionItem[] {
  const docker = result.documents.find(isDockerDocument)
  if (!docker || !STAGE_MEANT.test(before)) return []
  const { stages } = docker.text.dockerfile
  const offset = lines.offsetAt(range.start)
  const own = stages.findLast(({ from }) => from.span.start <= offset)
  return collect(stages.slice(0, own?.index ?? 0), ({ nameArgument, image }) => {
    const label = nameArgument.string
    if (label === undefined) return []
    return { label, kind: CompletionItemKind.Reference, detail: image.written, textEdit: { range, newText: label } }
  })
}

const STAGE_MEANT = /(?:(?:--|[=,])from=|^[ \t]*FROM[ \t]+)[\w-]*$/i

function configItems({ before, range }: Typing, { path }: Surroundings): CompletionItem[] {
  const key = /^[ \t]*(?:-[ \t]+)?["']?([\w-]+)["']?:[ \t]+["']?[\w-]*$/.exec(before)?.[1]
  const shape = shapeAt(configShape(rules), key === undefined ? path : [...path, key])
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  const plain = shape?.kind === 'either' ? shape.choice : shape
  if (key !== undefined) {
    const values = plain?.kind === 'choice' ? plain.values.filter((value) => typeof value === 'string') : []
    return values.map((label) => ({ label, kind: CompletionItemKind.EnumMember, textEdit: { range, newText: label } }))
  }
  const map = shape?.kind === 'either' ? shape.map : shape
  if (map?.kind !== 'map') return []
  return Object.entries(map.entries).map(([label, { description }]) => ({
    label,
    kind: CompletionItemKind.Property,
    detail: titles.get(label) ?? description,
    textEdit: { range, newText: `${label}: ` },
  }))
}

/** What may stand below the keys of a path; nothing where they lead nowhere. */
function shapeAt(root: Shape, path: readonly string[]): Shape | undefined {
  let shape: Shape | undefined = root
  for (const step of path) {
    const map: Shape | undefined = shape?.kind === 'either' ? shape.map : shape
    if (step === '-') shape = map?.kind === 'list' ? map.of : undefined
    else shape = map?.kind === 'map' && Object.hasOwn(map.entries, step) ? map.entries[step] : undefined
  }
  return shape
}

const CONTAINERS: readonly string[] = ['containers', 'initContainers', 'ephemeralContainers']

/** Where a line that begins in that column is, so far as snippets belong there. */
function placesAt(
  language: Language,
  { languageId, uri }: LintedFile,
  { path, kind, isAlone }: Surroundings,
  indent: number,
): readonly SnippetPlace[] {
  if (language === 'dockerfile') return isAlone ? ['dockerfile'] : ['instruction']
  if (languageId.startsWith('json') || uri.endsWith('.json')) return []
  if (isAlone) return indent === 0 ? ['manifest', 'compose'] : []
  const [above, last] = [path.at(-2), path.at(-1)]
  if (language === 'compose') return path.length === 1 && last === 'services' ? ['services'] : []
  if (language !== 'kubernetes') return []
  if (last === '-') return above !== undefined && CONTAINERS.includes(above) ? ['container'] : []
  if (last === 'spec') return above === 'template' || (kind === 'Pod' && path.length === 1) ? ['pod'] : []
  return lists.filter((list) => list === last)
}

const lists = ['securityContext', 'volumes', 'volumeMounts', 'env', 'initContainers'] as const

function snippetItem({ title, description, prefixes, body }: Snippet, { word, range }: Typing, client: Client) {
  const [short = title, long = short] = prefixes
  const label = word !== '' && !short.startsWith(word) && long.startsWith(word) ? long : short
  const code = `${description}\n\n\`\`\`\n${body}\n\`\`\``
  return {
    label,
    kind: CompletionItemKind.Snippet,
    detail: title,
    documentation: client.rendersMarkdown
      ? { kind: MarkupKind.Markdown, value: code }
      : { kind: MarkupKind.PlainText, value: `${description}\n\n${body}` },
    insertTextFormat: InsertTextFormat.Snippet,
    ...(client.adjustsIndentation ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    textEdit: { range, newText: body },
  } satisfies CompletionItem
}
