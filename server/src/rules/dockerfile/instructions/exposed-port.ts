import type { Argument, Part } from '../../../docker/argument.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { collect } from '../../../text/collect.ts'

/** A word of EXPOSE that is certain: `80`, `8000-8010/udp`, `127.0.0.1:8080:80`. */
export interface ExposedPort {
  readonly argument: Argument
  /** What stands before the port in a mapping, its colon included; empty without one. */
  readonly host: string
  /** A port, or two with a dash between them, as they are written. */
  readonly port: string
  readonly portPart: Part
  /** As it is written; `tcp` without one. */
  readonly protocol: string
  readonly protocolPart: Part
}

/** The ports of an EXPOSE that are known, as the builder splits them (docker/go-connections, nat/nat.go). */
export function exposedPortsOf({ keyword, arguments: words }: Instruction): readonly ExposedPort[] {
  return keyword === 'EXPOSE' ? collect(words, portOf) : []
}

/** The first and the last of a range; twice the same for a port. `undefined` when it is none. */
export function rangeOf({ port }: ExposedPort): { readonly first: number; readonly last: number } | undefined {
  const [first = '', last = first, ...more] = port.split('-')
  if (more.length > 0 || !isPort(first) || !isPort(last) || Number(first) > Number(last)) return undefined
  return { first: Number(first), last: Number(last) }
}

function portOf(argument: Argument): readonly ExposedPort[] {
  const { string } = argument
  // A variable may hold several ports.
  if (!string || /\s/.test(string)) return []
  const slash = string.indexOf('/')
  const end = slash === -1 ? string.length : slash
  const start = string.lastIndexOf(':', end - 1) + 1
  const protocol = string.slice(end + 1) || 'tcp'
  return [
    {
      argument,
      host: string.slice(0, start),
      port: string.slice(start, end),
      portPart: argument.part(start, end),
      protocol,
      protocolPart: argument.part(Math.min(end + 1, string.length), string.length),
    },
  ]
}

function isPort(text: string): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) <= LAST_PORT
}

const LAST_PORT = 65_535
