import type { BuildContext } from '../../../docker/build-context.ts'
import { slipsBetween } from '../../../text/resemblance.ts'

/**
 * The path that is there and of which a missing one is certainly a misspelling. Anything else that is missing may be made
 * before the build, and is not there only now.
 */
export function meantBy(path: string, context: BuildContext): string | undefined {
  const parts = path.split('/')
  const at = parts.findIndex((_, index) => context.lacks(parts.slice(0, index + 1).join('/')))
  const folder = parts.slice(0, at).map((part) => `${part}/`)
  const wrong = parts[at] ?? ''
  const meant = [...(context.names(folder.join('')) ?? [])].find((name) => isMisspelled(wrong, name))
  if (meant === undefined) return undefined
  const other = [...parts.slice(0, at), meant, ...parts.slice(at + 1)].join('/')
  return context.has(other) ? other : undefined
}

function isMisspelled(name: string, meant: string): boolean {
  const [stem, extension] = splitName(name)
  const [otherStem, otherExtension] = splitName(meant)
  // Another number is another file.
  if (extension !== otherExtension || stem.replace(/\D/g, '') !== otherStem.replace(/\D/g, '')) return false
  const slips = slipsBetween(stem, otherStem)
  // What has no ending may be a program that the build of the sources makes.
  return slips !== undefined && slips <= (extension === '' || MADE.has(extension) ? 0 : 1)
}

/** The name without its last ending, and the ending; that of YAML has two spellings. */
function splitName(name: string): readonly [stem: string, extension: string] {
  const dot = name.lastIndexOf('.')
  if (dot <= 0) return [name, '']
  const extension = name.slice(dot + 1).toLowerCase()
  return [name.slice(0, dot), extension === 'yml' ? 'yaml' : extension]
}

/** What builds make. */
const MADE: ReadonlySet<string> = new Set([
  'css',
  'deb',
  'dll',
  'gz',
  'jar',
  'js',
  'map',
  'rpm',
  'so',
  'tar',
  'tgz',
  'war',
  'whl',
  'zip',
])
