import type { ConfigMistake } from '../rules/config-mistake.ts'
import type { Fix } from '../rules/rule.ts'
import type { Location } from '../text/document.ts'
import { nearest } from '../text/resemblance.ts'
import type { YamlText } from '../yaml/document.ts'
import { duplicateKeys } from '../yaml/duplicates.ts'
import { rootOf, type Value } from '../yaml/value.ts'
import type { Choice, EitherShape, Figure, ListShape, MapShape, Shape, Words } from './config-shape.ts'

/** What is wrong in a configuration, in the order of the text: all of it, or the first of very much. What is right counts. */
export function configMistakes(text: YamlText, shape: MapShape): readonly ConfigMistake[] {
  const { root, errors } = text.tree
  if (errors.length > 0) return errors.map((error) => mistakeAt({ text, span: error }, error.message))
  const mistakes = root ? mistakesIn(rootOf(text), shape, 'The configuration') : []
  const repeated = duplicateKeys(text)
    .slice(0, MOST_MISTAKES)
    .map(({ name, first, again }) => {
      const related = [{ location: { text, span: first }, message: `The first ${quoted(name)}.` }]
      return { ...mistakeAt({ text, span: again }, `${quoted(name)} stands here again: the last one counts.`), related }
    })
  return [...mistakes, ...repeated].sort((a, b) => a.location.span.start - b.location.span.start)
}

/** @param name What the value is called in a sentence. */
function mistakesIn(value: Value, shape: Shape, name: string): readonly ConfigMistake[] {
  if (value.isUnknown) return [mistakeAt(value.location, `${name} is not written in a way that is understood.`)]
  if (shape.kind === 'choice') return mistakesInChoice(value, shape, name)
  if (shape.kind === 'words') return mistakesInWords(value, shape, name)
  if (shape.kind === 'figure') return mistakesInFigure(value, shape, name)
  if (shape.kind === 'list') return mistakesInList(value, shape, name)
  if (shape.kind === 'map') return mistakesInMap(value, shape, name)
  return mistakesInEither(value, shape, name)
}

function mistakesInEither(value: Value, { choice, map }: EitherShape, name: string): readonly ConfigMistake[] {
  return value.node?.kind === 'map' ? mistakesInMap(value, map, name) : mistakesInChoice(value, choice, name)
}

function mistakesInChoice(value: Value, { values }: Choice, name: string): readonly ConfigMistake[] {
  if (values.some((one) => value.is(one))) return []
  const words = values.filter((one) => typeof one === 'string')
  const allowed = (words.length > 0 ? words : values).join(', ')
  const meant = value.string === undefined ? undefined : nearest(value.string, words)
  const fixes = meant === undefined ? [] : [fixWith(`Set ${lowered(name)} to ${meant}`, value.set(meant))]
  return [mistakeAt(value.location, `${name} is ${written(value)}, which is none of ${allowed}.`, fixes)]
}

function mistakesInWords(value: Value, shape: Words, name: string): readonly ConfigMistake[] {
  const { pattern, shortest = 0, longest = Number.POSITIVE_INFINITY, mistakeIn } = shape
  const { string, node } = value
  if (string === undefined) {
    const source = node?.kind === 'scalar' ? value.text.content.slice(node.start, node.end) : ''
    // A number that has to be in quotes, so that 1.30 is not 1.3.
    const fixes = pattern?.matches(source) ? [fixWith(`Set "${source}" in quotes`, value.set(source))] : []
    return [
      mistakeAt(
        value.location,
        `${name} is ${written(value)}, and not text${fixes.length > 0 ? ' in quotes' : ''}.`,
        fixes,
      ),
    ]
  }
  if (pattern && !pattern.matches(string)) {
    return [mistakeAt(value.location, `${name} is ${written(value)}, which is no ${pattern.noun}.`)]
  }
  const message = mistakeIn?.(string)
  if (message !== undefined) return [mistakeAt(value.location, message)]
  const isFit = string.length >= shortest && string.length <= longest
  return isFit ? [] : [mistakeAt(value.location, `${name} is too ${string.length < shortest ? 'short' : 'long'}.`)]
}

function mistakesInFigure(value: Value, _shape: Figure, name: string): readonly ConfigMistake[] {
  const { scalar } = value
  if (typeof scalar === 'number' && Number.isInteger(scalar) && scalar >= 0) return []
  return [mistakeAt(value.location, `${name} is ${written(value)}, and not a whole number from 0 on.`)]
}

function mistakesInList(value: Value, { of }: ListShape, name: string): readonly ConfigMistake[] {
  if (value.isMissing) return []
  if (value.node?.kind !== 'seq') return [mistakeAt(value.location, `${name} is ${written(value)}, and not a list.`)]
  return firstMistakes(value.items(), (item) => mistakesIn(item, of, `An item of ${lowered(name)}`))
}

function mistakesInMap(value: Value, shape: MapShape, name: string): readonly ConfigMistake[] {
  if (value.isMissing) return []
  if (value.node?.kind !== 'map') return [mistakeAt(value.location, `${name} is ${written(value)}, and not a map.`)]
  const found = firstMistakes(value.entries(), ([key, entry]) => {
    const known = Object.hasOwn(shape.entries, key) ? shape.entries[key] : undefined
    return known ? mistakesIn(entry, known, quoted(key)) : [unknownKey(key, entry, value, shape)]
  })
  const lacking = (shape.required ?? []).filter((key) => value.get(key).isMissing)
  return [...found, ...lacking.map((key) => mistakeAt(value.keyLocation, `${name} has no ${quoted(key)}.`))]
}

/** Who makes so many is not helped by more. */
const MOST_MISTAKES = 100

function firstMistakes<T>(all: readonly T[], mistakesOf: (one: T) => readonly ConfigMistake[]): ConfigMistake[] {
  const mistakes: ConfigMistake[] = []
  for (const one of all) {
    if (mistakes.length >= MOST_MISTAKES) break
    mistakes.push(...mistakesOf(one))
  }
  return mistakes
}

function unknownKey(key: string, entry: Value, map: Value, { entries, noun }: MapShape): ConfigMistake {
  const meant = nearest(
    key,
    Object.keys(entries).filter((name) => map.get(name).isMissing),
  )
  const fixes = meant === undefined ? [] : [fixWith(`Rename ${quoted(key)} to ${quoted(meant)}`, entry.rename(meant))]
  return mistakeAt(entry.keyLocation, `There is no ${noun} ${quoted(key)}.`, fixes)
}

function mistakeAt(location: Location, message: string, fixes: readonly Fix[] = []): ConfigMistake {
  return { location, message, related: [], fixes }
}

function fixWith(title: string, change: Fix['changes'][number]): Fix {
  return { title, applicability: 'unsafe', changes: [change] }
}

/** What stands there, in words. */
function written({ node, isMissing, string, scalar }: Value): string {
  if (isMissing) return 'empty'
  if (node?.kind === 'map') return 'a map'
  if (node?.kind === 'seq') return 'a list'
  return string === undefined ? String(scalar) : quoted(string)
}

const LONGEST_SHOWN = 60

function quoted(text: string): string {
  return `"${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}"`
}

function lowered(name: string): string {
  return name.startsWith('The ') ? `the ${name.slice(4)}` : name
}
