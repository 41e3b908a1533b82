import { isLabelKey, isLabelValue, LONGEST_NAME } from './selector-label.ts'

/**
 * What chooses objects by their labels: a label set is selected when it meets every requirement, so an empty selector
 * selects all. What a selector that is not written selects differs, and is its reader's business.
 */
export type LabelSelector = readonly Requirement[]

/** What a selector says of one key. In a selector it is valid: it has as many values as its operator wants. */
export interface Requirement {
  readonly key: string
  readonly operator: Operator
  readonly values: readonly string[]
}

/**
 * - `In`, `NotIn`: the value is one of at least one, or none of them. A label that is absent is `NotIn` too.
 * - `Exists`, `DoesNotExist`: without values.
 * - `Gt`, `Lt`: label and value are integers, and the label is the larger or the smaller one. Only the text of a selector
 *   has these.
 */
export type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt'

/** The two fields of a label selector in a manifest. */
export interface SelectorFields {
  readonly matchLabels?: ReadonlyMap<string, string>
  readonly matchExpressions?: readonly Expression[]
}

/** An item of `matchExpressions`. */
export interface Expression {
  readonly key: string
  readonly operator: string
  readonly values?: readonly string[]
}

/**
 * The selector that the fields make, as `LabelSelectorAsSelector` of k8s.io/apimachinery 0.37 reads them. `undefined`
 * when the API server refuses it: for a key or a value that no label can have, an operator that it does not know, values
 * that are missing or too many.
 */
export function readSelector({ matchLabels, matchExpressions = [] }: SelectorFields): LabelSelector | undefined {
  const requirements: Requirement[] = []
  for (const [key, value] of matchLabels ?? []) requirements.push({ key, operator: 'In', values: [value] })
  for (const { key, operator, values = [] } of matchExpressions) {
    if (!isFieldOperator(operator)) return undefined
    requirements.push({ key, operator, values })
  }
  return requirements.every(isValid) ? requirements : undefined
}

/**
 * The selector that a plain map of labels is, as in `spec.selector` of a Service. `undefined` when the API server refuses
 * it, and when it is empty: then it selects nothing.
 */
export function readEqualitySelector(labels: ReadonlyMap<string, string>): LabelSelector | undefined {
  return labels.size === 0 ? undefined : readSelector({ matchLabels: labels })
}

/** Whether the labels, all of which are known, are selected. */
export function matchesSelector(selector: LabelSelector, labels: ReadonlyMap<string, string>): boolean {
  return selector.every((requirement) => isMet(requirement, labels.get(requirement.key)))
}

/** Whether a label meets a requirement of its key. The value of a label that is absent is `undefined`. */
export function isMet({ operator, values }: Requirement, value: string | undefined): boolean {
  if (value === undefined) return operator === 'NotIn' || operator === 'DoesNotExist'
  switch (operator) {
    case 'In':
      return values.includes(value)
    case 'NotIn':
      return !values.includes(value)
    case 'Exists':
      return true
    case 'DoesNotExist':
      return false
    case 'Gt':
      return isLess(values[0], value)
    case 'Lt':
      return isLess(value, values[0])
  }
}

/** Whether a selector may have the requirement: `NewRequirement` of k8s.io/apimachinery. */
export function isValid({ key, operator, values }: Requirement): boolean {
  return isLabelKey(key) && values.every(isLabelValue) && hasItsValues(operator, values)
}

/** A text as an int64 of Go, as which `Gt` and `Lt` read it; `undefined` when it is none. */
export function readInteger(text: string): bigint | undefined {
  if (text.length > LONGEST_NAME || !INTEGER.test(text)) return undefined
  const integer = BigInt(text)
  return integer === BigInt.asIntN(64, integer) ? integer : undefined
}

const INTEGER = /^[+-]?[0-9]+$/

function isFieldOperator(operator: string): operator is 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' {
  return operator === 'In' || operator === 'NotIn' || operator === 'Exists' || operator === 'DoesNotExist'
}

function hasItsValues(operator: Operator, values: readonly string[]): boolean {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length > 0
    case 'Exists':
    case 'DoesNotExist':
      return values.length === 0
    case 'Gt':
    case 'Lt':
      return values.length === 1 && values.every((value) => readInteger(value) !== undefined)
  }
}

function isLess(a = '', b = ''): boolean {
  const [low, high] = [readInteger(a), readInteger(b)]
  return low !== undefined && high !== undefined && low < high
}
