import { collect } from '../text/collect.ts'
import type { Located } from '../text/document.ts'
import type { Argument } from './argument.ts'
import type { Dockerfile } from './dockerfile.ts'
import type { Instruction } from './instruction.ts'

/** Something of the build context that COPY or ADD takes. */
export interface ContextSource extends Located {
  readonly argument: Argument
  readonly instruction: Instruction
  /** From the root of the context, as Go cleans it; `.` for all of it. */
  readonly path: string
  /** Whether the path is a pattern, which may name nothing. */
  readonly isPattern: boolean
}

/**
 * What an instruction certainly takes from the build context: no stages, images, addresses or heredocs, and nothing that
 * leads out of it. Of what ONBUILD keeps nothing: that is for another context.
 */
export function contextSourcesOf(instruction: Instruction): readonly ContextSource[] {
  const { keyword, sources, destination, onbuild } = instruction
  if ((keyword !== 'COPY' && keyword !== 'ADD') || onbuild || !instruction.flag('from').isMissing) return []
  // What may be empty may make the last source the destination.
  if (destination.isUnknown) return []
  return collect(sources, (argument) => contextSource(argument, instruction))
}

/** The paths that a Dockerfile takes from its context and that are no patterns, each once, without the whole of it. */
export function plainPathsOf({ instructions }: Dockerfile): readonly string[] {
  const plain = collect(instructions, contextSourcesOf).filter(({ path, isPattern }) => path !== '.' && !isPattern)
  return [...new Set(plain.map(({ path }) => path))]
}

/** All that a Dockerfile certainly names of its context, also to mount it, but for the whole of it; patterns among them. */
export function contextPathsOf({ instructions }: Dockerfile): readonly string[] {
  const copied = collect(instructions, contextSourcesOf).filter((source) => !takesEverything(source))
  const mounted = collect(
    collect(instructions, ({ mounts }) => mounts),
    (mount) => {
      if (mount.type !== 'bind' || mount.get('from') !== undefined) return []
      return cleanPath(mount.get('source') ?? '.') ?? []
    },
  )
  return [...copied.map(({ path }) => path), ...mounted.filter((path) => path !== '.')]
}

/** Whether a source takes everything that lies at the top of the context: `.`, `/`, `*`, `./**`. */
export function takesEverything({ path }: Pick<ContextSource, 'path'>): boolean {
  return path === '.' || /^\*+(?:\/\*+)*$/.test(path)
}

function contextSource(argument: Argument, instruction: Instruction): ContextSource | undefined {
  const { string } = argument
  if (string === undefined || string === '' || REMOTE.test(string)) return undefined
  const path = cleanPath(string)
  if (path === undefined) return undefined
  return {
    argument,
    instruction,
    path,
    isPattern: /[*?[\\]/.test(path),
    get location() {
      return argument.location
    },
  }
}

/** An address that ADD loads. */
const REMOTE = /^[a-z][a-z+.-]*:\/\/|^git@/i

/** A path without `.`, `..` and empty parts; nothing for one that leads out. */
function cleanPath(path: string): string | undefined {
  if (!/^\.|\//.test(path)) return path
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.length === 0 ? '.' : parts.join('/')
}
