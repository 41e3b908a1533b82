import { collect } from '../text/collect.ts'
import type { Argument } from './argument.ts'
import type { Instruction } from './instruction.ts'

/** A `--mount` of a RUN. */
export interface Mount {
  readonly argument: Argument
  /** `bind` where none is written; `undefined` when it cannot be known. */
  readonly type: string | undefined
  /** The value of an option, under any of its names; `undefined` when it is not there or not known. */
  get(option: string): string | undefined
}

/** The mounts of a RUN, in order. */
export function mountsOf(instruction: Instruction): readonly Mount[] {
  return collect(instruction.flags, ({ name, value }) => (name === 'mount' ? mountOf(value) : []))
}

function mountOf(argument: Argument): Mount {
  const { string } = argument
  const options = new Map((string ?? '').split(',').map(optionOf))
  const get = (option: string) => options.get(ALIASES[option] ?? option)
  return { argument, type: string === undefined ? undefined : (get('type') ?? 'bind').toLowerCase(), get }
}

function optionOf(text: string): readonly [name: string, value: string] {
  const equals = text.indexOf('=')
  const name = (equals === -1 ? text : text.slice(0, equals)).trim().toLowerCase()
  return [ALIASES[name] ?? name, equals === -1 ? '' : text.slice(equals + 1)]
}

const ALIASES: Readonly<Record<string, string>> = {
  src: 'source',
  dst: 'target',
  destination: 'target',
  ro: 'readonly',
  rw: 'readwrite',
}
