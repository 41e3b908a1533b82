import type { Span } from '../../../text/document.ts'

/** What is wrong with the value of a flag. */
export interface MountMistake {
  /** Goes on after the name of the flag: `has …`. */
  readonly message: string
  /** Where in the value as it is written; all of the flag without one. */
  readonly span?: Span
}

interface Field extends Span {
  readonly key: string
  readonly value: string | undefined
}

/**
 * Why the builder refuses the value of `--mount`, read in its order (frontend/dockerfile/instructions/commands_runmount.go
 * of BuildKit). Nothing is said of what holds variables.
 */
export function mountMistake(written: string): MountMistake | undefined {
  if (written === '') return { message: 'has no value' }
  const fields = fieldsOf(written)
  // Names with variables, and the quotes of CSV.
  if (/["\\]/.test(written) || fields.some(({ key }) => key.includes('$'))) return undefined
  let type: string | undefined = 'bind'
  for (const field of fields) {
    const message = fieldMistake(field, type)
    if (message !== undefined) return { message, span: { start: field.start, end: field.end } }
    if (field.key === 'type') type = field.value?.includes('$') ? undefined : field.value?.toLowerCase()
  }
  return type === undefined ? undefined : combinationMistake(fields, type)
}

function fieldsOf(written: string): readonly Field[] {
  let start = 0
  return written.split(',').map((text) => {
    const equals = text.indexOf('=')
    const key = (equals === -1 ? text : text.slice(0, equals)).toLowerCase()
    const field = { start, end: start + text.length, key, value: equals === -1 ? undefined : text.slice(equals + 1) }
    start = field.end + 1
    return field
  })
}

/** @param type What the mount is by the fields before this one. */
function fieldMistake({ key, value }: Field, type: string | undefined): string | undefined {
  const values = OPTIONS.get(key)
  if (!values) return `has no option "${key}"`
  const types = TYPES[key]
  if (types && type !== undefined && !types.includes(type)) return `has the option "${key}" where its type is "${type}"`
  if (value === undefined) return values === BOOLEAN ? undefined : `has the option "${key}" without a value`
  return value.includes('$') || values.test(value) ? undefined : `has "${value}" as its ${key}`
}

function combinationMistake(fields: readonly Field[], type: string): MountMistake | undefined {
  const find = (...keys: readonly string[]) => fields.find(({ key }) => keys.includes(key))
  const isSecret = type === 'secret'
  const owner = type === 'bind' || type === 'tmpfs' ? find('mode', 'uid', 'gid') : undefined
  const misplaced = owner ?? (isSecret ? find('from') : undefined) ?? (type === 'cache' ? undefined : find('sharing'))
  if (misplaced) return { message: `has the option "${misplaced.key}" where its type is "${type}"`, span: misplaced }
  if (!isSecret) return undefined
  const id = find('id')
  if (id && find('source', 'src')) return { message: 'has both an id and a source', span: id }
  return find('id', 'source', 'src', 'target', 'dst', 'destination', 'env') ? undefined : { message: 'names no secret' }
}

const ANY = /^/
const BOOLEAN = /^(?:[01tfTF]|true|TRUE|True|false|FALSE|False)$/
const NUMBER = /^\d{1,10}$/
const OPTIONS = new Map(
  Object.entries({
    destination: ANY,
    dst: ANY,
    env: ANY,
    from: ANY,
    gid: NUMBER,
    id: ANY,
    mode: /^[0-7]{1,11}$/,
    readonly: BOOLEAN,
    readwrite: BOOLEAN,
    required: BOOLEAN,
    ro: BOOLEAN,
    rw: BOOLEAN,
    sharing: /^(?:shared|private|locked)$/i,
    size: /^\d/,
    source: ANY,
    src: ANY,
    target: ANY,
    type: /^(?:bind|cache|tmpfs|secret|ssh)$/i,
    uid: NUMBER,
  }),
)
/** The types that an option is for, which must be named before it. */
const TYPES: Readonly<Record<string, readonly string[]>> = { required: ['secret', 'ssh'], size: ['tmpfs'] }
