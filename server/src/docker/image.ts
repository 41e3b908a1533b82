import type { Span } from '../text/document.ts'

/** A reference to an image, with its name resolved as Docker and containerd resolve it. */
export interface ImageReference {
  /** The registry and the repository as they are written: `nginx`, `docker.io/library/nginx`. */
  readonly name: string
  /**
   * Host and port: `docker.io` where none is written, and for `index.docker.io`. Empty in one odd case: a first part that
   * is meant as a host and is none, but could be a folder (`my_host.com/app`), belongs to the repository.
   */
  readonly registry: string
  /** The path in the registry: `library/nginx` for `nginx`. */
  readonly repository: string
  readonly tag: string | undefined
  /** With its algorithm, `sha256:…`. Where there is a digest, the tag selects nothing. */
  readonly digest: string | undefined
  readonly spans: ImageSpans
}

/** Where the parts stand in the text, without the `/`, `:` and `@` between them; `undefined` for what is not written. */
export interface ImageSpans {
  readonly name: Span
  readonly registry: Span | undefined
  readonly repository: Span
  readonly tag: Span | undefined
  readonly digest: Span | undefined
}

/**
 * Reads what is written after `image:` or `FROM`, as `ParseAnyReference` of github.com/distribution/reference 0.6 does.
 * `undefined` when that is no reference, and for the ID or the digest of an image without a name. Never throws, and
 * gives `scratch` no meaning of its own.
 */
export function parseImageReference(text: string): ImageReference | undefined {
  if (text.length > LONGEST_TEXT || IMAGE_ID.test(text) || DIGEST.test(text)) return undefined

  const at = text.indexOf('@')
  const beforeDigest = at === -1 ? text : text.slice(0, at)
  const digest = at === -1 ? undefined : text.slice(at + 1)
  const colon = beforeDigest.indexOf(':', beforeDigest.lastIndexOf('/') + 1)
  const name = colon === -1 ? beforeDigest : beforeDigest.slice(0, colon)
  const tag = colon === -1 ? undefined : beforeDigest.slice(colon + 1)
  if (digest !== undefined && !DIGEST.test(digest)) return undefined
  if (tag !== undefined && !TAG.test(tag)) return undefined

  const { host, path, registry } = splitName(name)
  const repository = registry === DOCKER_HUB && !path.includes('/') ? OFFICIAL + path : path
  if (repository.length > LONGEST_REPOSITORY || !REPOSITORY.test(repository)) return undefined

  const spans = {
    name: spanAt(0, name),
    registry: spanAt(0, host),
    repository: spanAt(name.length - path.length, path),
    tag: spanAt(colon + 1, tag),
    digest: spanAt(at + 1, digest),
  }
  return { name, registry, repository, tag, digest, spans }
}

/** The shortest name of the image's repository, without tag and digest: `nginx` for `docker.io/library/nginx:1.27`. */
export function familiarName(image: ImageReference): string {
  if (isOfficial(image)) return image.repository.slice(OFFICIAL.length)
  if (image.registry === DOCKER_HUB || image.registry === '') return image.repository
  return `${image.registry}/${image.repository}`
}

/** Whether it is one of the official images of Docker Hub, which have names of one part: `nginx`, `docker.io/nginx`. */
export function isOfficial(image: ImageReference): boolean {
  const { registry, repository } = image
  return registry === DOCKER_HUB && repository.startsWith(OFFICIAL) && !repository.includes('/', OFFICIAL.length)
}

const DOCKER_HUB = 'docker.io'
const LEGACY_DOCKER_HUB = 'index.docker.io'
const OFFICIAL = 'library/'

const LONGEST_REPOSITORY = 255
/**
 * The longest parts and the longest host name of the DNS make less than this. Upstream has no limit for hosts; with one,
 * no expression below sees a long text.
 */
const LONGEST_TEXT = 1024

/** Alphanumeric words with one dot, one or two underscores or any number of dashes between, in folders. */
const REPOSITORY = /^[a-z0-9]+(?:(?:[./]|__?|-+)[a-z0-9]+)*$/
const HOST = /^(?:[a-zA-Z0-9]+(?:(?:\.|-+)[a-zA-Z0-9]+)*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?$/
/** What no folder of Docker Hub has in its name. */
const HOST_MARK = /[.:A-Z]/
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/
const IMAGE_ID = /^[0-9a-f]{64}$/

interface Name {
  /** The registry as it is written. */
  readonly host: string | undefined
  /** The repository as it is written. */
  readonly path: string
  readonly registry: string
}

/** The first part of a name is a host when it could be no folder of Docker Hub. */
function splitName(name: string): Name {
  const slash = name.indexOf('/')
  const first = name.slice(0, Math.max(slash, 0))
  if (first !== 'localhost' && !HOST_MARK.test(first)) return { host: undefined, path: name, registry: DOCKER_HUB }
  if (!HOST.test(first)) return { host: undefined, path: name, registry: '' }
  const registry = first === LEGACY_DOCKER_HUB ? DOCKER_HUB : first
  return { host: first, path: name.slice(slash + 1), registry }
}

function spanAt(start: number, part: string): Span
function spanAt(start: number, part: string | undefined): Span | undefined
function spanAt(start: number, part: string | undefined): Span | undefined {
  return part === undefined ? undefined : { start, end: start + part.length }
}
