import { familiarName, type ImageReference, isOfficial } from '../../../docker/image.ts'
import type { Stage } from '../../../docker/stage.ts'

/**
 * Whom an image runs as when nobody says otherwise: root; root until its entrypoint takes another user; somebody without
 * rights; or `unknown`. The data is what the Dockerfiles of the images said in autumn 2026.
 */
export function defaultUserOf(image: ImageReference): 'root' | 'stepping-down' | 'non-root' | 'unknown' {
  const { tag = '', registry } = image
  const name = familiarName(image)
  if (NON_ROOT_TAG.test(tag) && MINIMAL.test(name)) return 'non-root'
  if (tag.includes('nanoserver') || NON_ROOT_NAMES.test(name) || NON_ROOT_REGISTRIES.has(registry)) return 'non-root'
  if (DISTROLESS.test(name) || DOTNET.test(name) || name.startsWith('mcr.microsoft.com/windows/servercore'))
    return 'root'
  if (!isOfficial(image)) return 'unknown'
  if (STEPPING_DOWN.has(name)) return 'stepping-down'
  return ROOT.has(name) ? 'root' : 'unknown'
}

/** Whether an official image runs a server without any CMD, and not a shell. */
export function isServer(image: ImageReference): boolean {
  return isOfficial(image) && (SERVERS.has(familiarName(image)) || /apache|fpm/.test(image.tag ?? ''))
}

const SERVERS: ReadonlySet<string> = new Set(
  'caddy drupal httpd joomla nextcloud nginx phpmyadmin registry tomcat traefik wordpress'.split(' '),
)

/** How users are made in what a stage is built from; `undefined` where no tool for it is known to be there. */
export function userToolOf({ root }: Stage): 'adduser' | 'useradd' | undefined {
  const { reference } = root
  if (!reference || root.isWindows || !isOfficial(reference)) return undefined
  const name = familiarName(reference)
  const tag = reference.tag ?? ''
  if (ALPINE.has(name) || tag.includes('alpine')) return 'adduser'
  if (/minimal|distroless/.test(tag) || WITHOUT_TOOLS.has(name)) return undefined
  return ROOT.has(name) || STEPPING_DOWN.has(name) ? 'useradd' : undefined
}

const DISTROLESS = /^(?:gcr\.io|registry\.k8s\.io)\/(?:distroless\/|distroless-|static)/
const DOTNET = /^mcr\.microsoft\.com\/dotnet\/(?:aspnet|monitor|runtime|runtime-deps|sdk)$/
/** The images whose tags say that they have another user. */
const MINIMAL = /^(?:gcr\.io\/distroless|mcr\.microsoft\.com\/dotnet)\//
const NON_ROOT_TAG = /nonroot|chiseled|distroless/
const NON_ROOT_NAMES =
  /^(?:nginxinc\/nginx-unprivileged$|bitnami\/|bitnamilegacy\/|bitnamisecure\/|chainguard\/|mcr\.microsoft\.com\/windows\/nanoserver)/
const NON_ROOT_REGISTRIES: ReadonlySet<string> = new Set(['cgr.dev', 'dhi.io'])

/** Official images that have no USER, and whose processes stay root. */
const ROOT: ReadonlySet<string> = new Set(
  [
    'almalinux alpine amazoncorretto amazonlinux bash buildpack-deps busybox caddy centos clojure composer dart debian',
    'docker drupal eclipse-temurin elixir erlang fedora gcc golang gradle haskell httpd ibm-semeru-runtimes java joomla',
    'julia jruby maven mono nextcloud nginx node openjdk oraclelinux perl php phpmyadmin pypy python r-base registry',
    'rockylinux ruby rust sapmachine swift tomcat traefik ubuntu wordpress',
  ].flatMap((names) => names.split(' ')),
)

/** Official images whose entrypoint takes another user than root. */
const STEPPING_DOWN: ReadonlySet<string> = new Set(
  'cassandra couchdb ghost influxdb mariadb mongo mysql percona postgres rabbitmq redis telegraf valkey zookeeper'.split(
    ' ',
  ),
)
const ALPINE: ReadonlySet<string> = new Set([
  'alpine',
  'bash',
  'busybox',
  'caddy',
  'composer',
  'docker',
  'registry',
  'traefik',
])
const WITHOUT_TOOLS: ReadonlySet<string> = new Set(['amazoncorretto', 'amazonlinux', 'sapmachine'])
