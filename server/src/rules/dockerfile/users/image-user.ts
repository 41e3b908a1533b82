import { imageUsers } from '../../../docker/data/image-users.ts'
import { familiarName, type ImageReference, isOfficial } from '../../../docker/image.ts'
import type { Stage } from '../../../docker/stage.ts'

/**
 * Whom an image runs as when nobody says otherwise: root; root until its entrypoint takes another user; somebody without
 * rights; or `unknown`.
 */
export function defaultUserOf(image: ImageReference): 'root' | 'stepping-down' | 'non-root' | 'unknown' {
  const { tag = '', registry } = image
  const name = familiarName(image)
  if (NON_ROOT_TAG.test(tag) && MINIMAL.test(name)) return 'non-root'
  if (tag.includes('nanoserver') || NON_ROOT_NAMES.test(name) || NON_ROOT_REGISTRIES.has(registry)) return 'non-root'
  // All that are known by their users and are no official images run as them.
  if (!isOfficial(image) && own.has(name)) return 'non-root'
  if (DISTROLESS.test(name) || DOTNET.test(name) || name.startsWith('mcr.microsoft.com/windows/servercore'))
    return 'root'
  if (!isOfficial(image)) return 'unknown'
  if (steppingDown.has(name)) return 'stepping-down'
  return rootImages.has(name) ? 'root' : 'unknown'
}

/** Whether an official image runs a server without any CMD, and not a shell. */
export function isServer(image: ImageReference): boolean {
  return isOfficial(image) && (servers.has(familiarName(image)) || /apache|fpm/.test(image.tag ?? ''))
}

/** How users are made in what a stage is built from; `undefined` where no tool for it is known to be there. */
export function userToolOf({ root }: Stage): 'adduser' | 'useradd' | undefined {
  const { reference } = root
  if (!reference || root.isWindows || !isOfficial(reference)) return undefined
  const name = familiarName(reference)
  const tag = reference.tag ?? ''
  if (onAlpine.has(name) || tag.includes('alpine')) return 'adduser'
  if (/minimal|distroless/.test(tag) || WITHOUT_TOOLS.has(name)) return undefined
  return rootImages.has(name) || steppingDown.has(name) ? 'useradd' : undefined
}

const DISTROLESS = /^(?:gcr\.io|registry\.k8s\.io)\/(?:distroless\/|distroless-|static)/
const DOTNET = /^mcr\.microsoft\.com\/dotnet\/(?:aspnet|monitor|runtime|runtime-deps|sdk)$/
/** The images whose tags say that they have another user. */
const MINIMAL = /^(?:gcr\.io\/distroless|mcr\.microsoft\.com\/dotnet)\//
const NON_ROOT_TAG = /nonroot|chiseled|distroless/
const NON_ROOT_NAMES =
  /^(?:bitnami\/|bitnamilegacy\/|bitnamisecure\/|chainguard\/|mcr\.microsoft\.com\/windows\/nanoserver)/
const NON_ROOT_REGISTRIES: ReadonlySet<string> = new Set(['cgr.dev', 'dhi.io'])

const { onAlpine, own, root: rootImages, servers, steppingDown } = imageUsers.rows
const WITHOUT_TOOLS: ReadonlySet<string> = new Set(['amazoncorretto', 'amazonlinux', 'oraclelinux', 'sapmachine'])
