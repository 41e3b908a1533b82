import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { applyEdits } from '../../server/src/text/document.ts'
import { type Change, printChanges, type Refusal } from '../../server/src/yaml/change.ts'
import { readYaml, type YamlDocument } from '../../server/src/yaml/document.ts'
import type { ScalarValue } from '../../server/src/yaml/scalar.ts'
import { placesChangedWith } from '../../server/src/yaml/shared.ts'
import { maskTemplates } from '../../server/src/yaml/template.ts'
import { rootOf, type Step, type Value } from '../../server/src/yaml/value.ts'
import { fulfil, type Wish } from './random-changes.ts'
import { type Branch, render } from './render.ts'

/** What becomes of a text when changes are made in its first document. */
export interface ChangeCase {
  readonly title: string
  readonly before: string
  readonly changes: (root: Value) => readonly Change[]
  /** The text afterwards, byte for byte; as before when left out. */
  readonly after?: string
  /** Why changes are skipped, in the order in which they are; none when left out. */
  readonly refused?: readonly Refusal[]
  /** What the changes also change: anchors and aliases with the number of their line, as `*base 4`. */
  readonly shared?: readonly string[]
  /** The same words name other places afterwards: an item by its index, an entry by its old key. */
  readonly once?: true
}

/**
 * Tests each case, and besides the exact text that it is YAML and means what was asked for, in every branch of a
 * template; that the changes leave nothing to do when they are asked for again; that no comment is lost, that no value
 * which was known and not named is another one; and that their order makes no difference.
 */
export function testChanges(cases: readonly ChangeCase[]): void {
  for (const change of cases) test(change.title, () => checkCase(change))
}

function checkCase({ before, changes, after = before, refused = [], shared = [], once }: ChangeCase): void {
  const document = firstOf(before)
  const wanted = changes(rootOf(document.text))
  const { content, skipped } = make(document, before, wanted)
  expect(content).toBe(after)
  expect(skipped.map(({ reason }) => reason)).toEqual(refused)
  expect([...new Set(wanted.flatMap(placesOf))].sort()).toEqual(shared)

  const made = wanted.filter((change) => !skipped.some((other) => other.change === change))
  expect(commentsOf(after)).toEqual(commentsOf(before))
  if (before !== after) expect(errorsOf(after)).toEqual([])
  if (shared.length === 0) checkMeaning(before, after, made)
  if (!once) expect(make(firstOf(after), after, changes(rootOf(firstOf(after).text))).content).toBe(after)
  if (refused.includes('contradiction') || wanted.length > 4) return
  for (const order of permutations(wanted)) expect(make(document, before, order).content).toBe(after)
}

function firstOf(content: string): YamlDocument {
  return readYaml('file:///test.yaml', content, 'kubernetes')[0]!
}

function make({ text, start }: YamlDocument, content: string, changes: readonly Change[]) {
  const { edits, skipped } = printChanges(changes)
  const end = start + text.content.length
  const made = applyEdits(text.content, edits.get(text) ?? [])
  return { content: content.slice(0, start) + made + content.slice(end), skipped }
}

function placesOf(change: Change): string[] {
  return placesChangedWith(change).map(({ text, span }) => {
    const line = text.content.slice(0, span.start).split('\n').length
    return `${text.content.slice(span.start, span.end)} ${line}`
  })
}

function commentsOf(content: string): string[] {
  const { comments } = firstOf(content).text.tree
  return comments.flatMap((start, index) => (index % 2 === 0 ? [content.slice(start, comments[index + 1])] : [])).sort()
}

function errorsOf(content: string): string[] {
  const own = readYaml('file:///test.yaml', content, 'kubernetes').flatMap(({ text }) => text.tree.errors)
  const masked = maskTemplates(content).content.replace(/^\ufeff/, '')
  const others = parseAllDocuments(masked, { uniqueKeys: false }).flatMap(({ errors }) => errors)
  return [...own, ...others].map(({ message }) => message)
}

const BRANCHES: readonly Branch[] = [
  () => true,
  () => false,
  (index: number) => index % 2 === 0,
  (index: number) => index % 2 === 1,
]

/** Each branch of the text means what it did but for the changes, and so do the values that the template shows. */
function checkMeaning(before: string, after: string, made: readonly Change[]): void {
  const wishes = made.map(wishOf)
  const printed = before.includes('{{')
    ? BRANCHES.map((branch) => (content: string) => render(content, branch))
    : [String]
  for (const print of printed) {
    const [old, now] = [before, after].map((content) => rootOf(firstOf(print(content)).text).json)
    if (old !== undefined) expect(now).toEqual(fulfil(old, wishes))
  }
  const scalars = scalarsOf(rootOf(firstOf(after).text))
  for (const [path, scalar] of scalarsOf(rootOf(firstOf(before).text))) {
    if (!wishes.some((wish) => isOnOneWay(path, JSON.stringify(namedBy(wish)))))
      expect([path, scalars.get(path)]).toEqual([path, scalar])
  }
}

function wishOf(change: Change): Wish {
  if (!('at' in change)) throw new Error('Only changes of values have cases.')
  const path: Step[] = []
  for (let value = change.at; value.parent; value = value.parent) path.unshift(value.key!)
  return { ...change, path }
}

/** Whether of two paths, as JSON, one leads to or through the other. */
function isOnOneWay(a: string, b: string): boolean {
  return a.startsWith(b.slice(0, -1)) || b.startsWith(a.slice(0, -1))
}

/** Where a wish is felt: items behind one that is taken out become others. */
function namedBy({ kind, path }: Wish): readonly Step[] {
  return kind === 'remove' && typeof path.at(-1) === 'number' ? path.slice(0, -1) : path
}

/** What is certainly there, by its path as JSON. */
function scalarsOf(value: Value, path: readonly Step[] = []): Map<string, ScalarValue> {
  const below = [...value.entries(), ...value.items().entries()]
  const scalars = new Map(below.flatMap(([step, other]) => [...scalarsOf(other, [...path, step])]))
  return value.scalar === undefined ? scalars : scalars.set(JSON.stringify(path), value.scalar)
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((first, index) => permutations(items.toSpliced(index, 1)).map((others) => [first, ...others]))
}
