import { collect } from '../text/collect.ts'
import type { YamlText } from '../yaml/document.ts'
import { rootOf, type Value } from '../yaml/value.ts'
import type { ConfigKey, ConfigObject } from './config-object.ts'
import { type Namespace, namespaceIn } from './namespace.ts'

/**
 * The ConfigMaps and Secrets that a kustomization generates, under the names that manifests have for them. Keys are read
 * as `ParseLiteralSource` and `ParseFileSource` of kustomize read them; those in files of variables are not known.
 */
export function generatedConfigIn(text: YamlText): readonly ConfigObject[] {
  const root = rootOf(text)
  const apiVersion = root.get('apiVersion')
  if (!apiVersion.isMissing && apiVersion.string?.startsWith('kustomize.config.k8s.io/') !== true) return []
  return collect(GENERATORS, ({ field, groupKind }) =>
    root
      .get(field)
      .items()
      .map((whole) => ({ groupKind, ...generated(whole, namespaceIn(root)) })),
  )
}

function generated(whole: Value, above: Namespace): Omit<ConfigObject, 'groupKind'> {
  const own = namespaceIn(whole)
  const lists = [whole.get('literals'), whole.get('files')] as const
  const [literals, files] = [lists[0].items(), lists[1].items()]
  const keys = [...collect(literals, keyOfLiteral), ...collect(files, keyOfFile)]
  const readsOthers = ['behavior', 'env', 'envs'].some((name) => !whole.get(name).isMissing)
  const isUnclear = keys.length < literals.length + files.length || keys.length === 0
  const isOpen = readsOthers || isUnclear || [whole, ...lists].some((one) => one.isOpen || one.isUnknown)
  return {
    resource: undefined,
    namespace: own.kind === 'unset' ? above : own,
    name: whole.get('name'),
    whole,
    keys,
    isOpen,
  }
}

const GENERATORS = [
  { field: 'configMapGenerator', groupKind: '/ConfigMap' },
  { field: 'secretGenerator', groupKind: '/Secret' },
] as const

/** `KEY=value`. */
function keyOfLiteral(source: Value): readonly ConfigKey[] {
  const equals = source.string?.indexOf('=') ?? -1
  return equals > 0 ? keyAt(source, 0, equals) : []
}

/** `key=path`, or a path whose last part is the key. */
function keyOfFile(source: Value): readonly ConfigKey[] {
  const { string } = source
  if (string === undefined) return []
  const [first = '', ...others] = string.split('=')
  if (others.length > 0) return others.length === 1 && first !== '' ? keyAt(source, 0, first.length) : []
  return string.endsWith('/') ? [] : keyAt(source, string.lastIndexOf('/') + 1, string.length)
}

/** The key that a part of a string is: where it stands if it is written as it reads, or else all of the string. */
function keyAt(source: Value, from: number, to: number): readonly ConfigKey[] {
  const name = source.string?.slice(from, to)
  if (name === undefined || name === '') return []
  const { text, span } = source.location
  const written = text.content.slice(span.start, span.end)
  const start = span.start + from + (/^["']/.test(written) ? 1 : 0)
  const end = start + name.length
  const isWritten = text.content.slice(start, end) === name
  return [{ name, span: isWritten ? { start, end } : span, whole: span }]
}
