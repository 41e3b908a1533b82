import type { Argument } from '../../../docker/argument.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { collect } from '../../../text/collect.ts'

/** A file that a COPY or ADD takes from the build context and that is there for credentials. */
export interface SecretFile {
  readonly source: Argument
  readonly name: string
  /** Where it is put; `undefined` when that is not certain. */
  readonly path: string | undefined
}

/** The files of the build context that an instruction copies and that by their names are there for credentials. */
export function secretFilesOf(instruction: Instruction): readonly SecretFile[] {
  const { keyword, sources, destination } = instruction
  if ((keyword !== 'COPY' && keyword !== 'ADD') || !instruction.flag('from').isMissing) return []
  if (destination.isUnknown) return []
  return collect(sources, (source) => {
    const { string } = source
    if (string === undefined || string.includes('://') || !isSecretFile(string)) return []
    const name = string.slice(string.lastIndexOf('/') + 1)
    return [{ source, name, path: pathOf(instruction, name) }]
  })
}

function isSecretFile(path: string): boolean {
  const lower = path.toLowerCase()
  const slash = lower.lastIndexOf('/')
  const name = lower.slice(slash + 1)
  if (!NAMES.has(name) && !FORMS.test(name) && !NAMES.has(lower.slice(lower.lastIndexOf('/', slash - 1) + 1)))
    return false
  return !SHOWN.test(name)
}

const NAMES: ReadonlySet<string> = new Set([
  '.aws/credentials',
  '.docker/config.json',
  '.env',
  '.git-credentials',
  '.kube/config',
  '.netrc',
  '.npmrc',
  '.pgpass',
  '.pypirc',
  'id_dsa',
  'id_ecdsa',
  'id_ed25519',
  'id_rsa',
  'kubeconfig',
])
const FORMS =
  /^\.env\.(?:local|prod|production|staging|live|secrets?)$|\.(?:p12|pfx)$|^(?:private|server|tls|ssl)[-_.]?key\.pem$|^(?:private|server|tls|ssl)\.key$/
const SHOWN = /example|sample|template|dist$|public|trust|\*/

/** Where a file is put by a single COPY, as an absolute path. */
function pathOf({ destination, sources, stage, index, onbuild }: Instruction, name: string): string | undefined {
  const { string } = destination
  if (string === undefined || string === '') return undefined
  const folder = onbuild ? undefined : stage?.lastBefore('WORKDIR', index)?.argument(0).string
  const isAbsolute = string.startsWith('/')
  if (!isAbsolute && !folder?.startsWith('/')) return undefined
  const target = isAbsolute ? string : `${folder}/${string}`
  const isFolder = /(?:^|\/)\.?$/.test(string) || sources.length > 1
  const parts = (isFolder ? `${target}/${name}` : target).split('/').filter((part) => part !== '' && part !== '.')
  return parts.includes('..') ? undefined : `/${parts.join('/')}`
}
