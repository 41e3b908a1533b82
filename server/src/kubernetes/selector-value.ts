import type { Value } from '../yaml/value.ts'
import { type Expression, type LabelSelector, readSelector } from './selector.ts'
import type { PartialLabels } from './selector-partial.ts'

/** A map of labels, of which perhaps not all is known. */
export function labelsIn(value: Value): PartialLabels {
  const values = new Map(value.entries().map(([name, label]) => [name, label.string]))
  return { values, open: !value.get('').isMissing }
}

/** The selector with `matchLabels` and `matchExpressions` that stands at a place; `undefined` when any of it is not known, or not valid. */
export function selectorIn(value: Value): LabelSelector | undefined {
  const labels = value.get('matchLabels')
  const expressions = value.get('matchExpressions')
  if (value.isUnknown || value.isOpen || !isWhole(labels) || !isWhole(expressions)) return undefined
  const matchLabels = new Map<string, string>()
  for (const [name, label] of labels.entries()) {
    if (label.string === undefined) return undefined
    matchLabels.set(name, label.string)
  }
  const matchExpressions: Expression[] = []
  for (const item of expressions.items()) {
    const [key, operator, values] = [item.get('key').string, item.get('operator').string, item.get('values')]
    const texts = values.items().map((text) => text.string)
    if (key === undefined || operator === undefined || !isWhole(values) || !texts.every((text) => text !== undefined)) {
      return undefined
    }
    matchExpressions.push({ key, operator, values: texts })
  }
  return readSelector({ matchLabels, matchExpressions })
}

function isWhole(value: Value): boolean {
  return value.isMissing || (!value.isUnknown && !value.isOpen)
}
