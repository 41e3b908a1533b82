import { familiarName, type ImageReference } from '../../../docker/image.ts'
import { currentTagOf } from './current-tag.ts'
import type { EndOfLife } from './end-of-life.ts'
import { partsOf, variantsOf } from './tag.ts'

/** An image that takes the place of another one. */
export interface Successor {
  readonly name: string
  readonly tag: string
}

/** What to take instead of an image that is past its end of life, of the same kind; `undefined` when none is known. */
export function successorOf(image: ImageReference, { kind }: EndOfLife): Successor | undefined {
  const name = familiarName(image)
  const [first = ''] = partsOf(image.tag ?? '')
  if (kind === 'repository') return JAVA.has(name) ? javaOf(image) : OTHERS.get(name)
  const variants = variantsOf(image)
  if (DOTNET.test(name)) return { name, tag: ['10.0', ...variants].join('-') }
  const isNumbered = /^\d/.test(first)
  const current = isNumbered ? currentTagOf(image) : (CODE_NAMES.get(name) ?? currentTagOf(image))
  // A version that is supported stays what it is, on another distribution.
  const version = kind === 'distribution' && isNumbered ? first : current
  return version === undefined ? undefined : { name, tag: [version, ...variants].join('-') }
}

const DOTNET = /^mcr\.microsoft\.com\/dotnet\//

/** The builds of Eclipse have the long-term releases. */
function javaOf(image: ImageReference): Successor {
  const version = /^\d+/.exec(image.tag ?? '')?.[0] ?? ''
  const variants = variantsOf(image).filter((variant) => ['alpine', 'jdk', 'jre'].includes(variant))
  return { name: 'eclipse-temurin', tag: [LONG_TERM.has(version) ? version : '21', ...variants].join('-') }
}

const JAVA: ReadonlySet<string> = new Set(['adoptopenjdk', 'java', 'openjdk'])
const LONG_TERM: ReadonlySet<string> = new Set(['8', '11', '17', '21', '25'])

/** The releases that take the place of others where those are written by their code names. */
const CODE_NAMES: ReadonlyMap<string, string> = new Map([
  ['debian', 'trixie'],
  ['ubuntu', 'noble'],
])

const OTHERS: ReadonlyMap<string, Successor> = new Map([
  ['celery', { name: 'python', tag: '3.13' }],
  ['centos', { name: 'almalinux', tag: '9' }],
  ['consul', { name: 'hashicorp/consul', tag: '1.21' }],
  ['django', { name: 'python', tag: '3.13' }],
  ['iojs', { name: 'node', tag: '24' }],
  ['jenkins', { name: 'jenkins/jenkins', tag: 'lts-jdk21' }],
  ['opensuse', { name: 'opensuse/leap', tag: '16.0' }],
  ['owncloud', { name: 'owncloud/server', tag: '10.15' }],
  ['rails', { name: 'ruby', tag: '3.4' }],
  ['vault', { name: 'hashicorp/vault', tag: '1.20' }],
])
