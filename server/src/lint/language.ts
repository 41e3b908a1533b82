import { kustomizationNames } from '../kubernetes/kustomization.ts'
import { configNames } from './config-tree.ts'
import { type Head, headsOf } from './head.ts'

/** What a file is; `other` is nobody's here, and nothing is said of it. */
export type Language =
  | 'kubernetes'
  | 'kustomization'
  | 'chart'
  | 'values'
  | 'compose'
  | 'dockerfile'
  | 'dockerignore'
  | 'config'
  | 'other'

/**
 * Tells what a file is by its name and by the keys that its documents begin with. A path or a URI, with `/` between its
 * parts. Never fails; linear in the length of the content.
 *
 * Much YAML is not for Kubernetes: workflows, playbooks, API descriptions. Only what certainly is ours is ours.
 */
export function languageOf(path: string, content: string): Language {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (isDockerfile(name)) return 'dockerfile'
  if (isDockerignore(name)) return 'dockerignore'
  if (configNames.includes(name)) return 'config'
  if (name === 'Chart.yaml') return 'chart'
  if (kustomizationNames.includes(name)) return 'kustomization'
  if (!/\.(?:ya?ml|json|tpl|txt)$/i.test(name) && /\.\w+$/.test(name)) return 'other'
  const isCompose = isComposeName(name)
  let found: Language = 'other'
  for (const head of headsOf(content)) {
    const language = languageOfDocument(head, isCompose)
    if (language === 'kubernetes' || language === 'kustomization') return language
    if (found === 'other') found = language
  }
  if (found !== 'other') return found
  if (isCompose) return 'compose'
  return /(?:^|[.-])values(?![a-z])/i.test(name) ? 'values' : 'other'
}

/** Whether a file of that name may be ours; whether it is, its content tells. */
export function mayBeOurs(name: string): boolean {
  return (
    /\.(?:ya?ml|json)$/i.test(name) || isDockerfile(name) || isDockerignore(name) || kustomizationNames.includes(name)
  )
}

/** Endings of files that are about a Dockerfile, or that something makes one of. */
const NOT_A_DOCKERFILE = /\.(?:dockerignore|md|j2|tmpl|tpl|erb|template|in|m4|jinja2?|ya?ml|json|sh|py|ps1)$/i

/** Whether a file of that name is a Dockerfile: `Dockerfile`, `Containerfile.dev`, `web.Dockerfile`. */
export function isDockerfile(name: string): boolean {
  const isNamed =
    /^(?:dockerfile|containerfile)(?:[.-].*)?$/i.test(name) || /\.(?:dockerfile|containerfile)$/i.test(name)
  return isNamed && !NOT_A_DOCKERFILE.test(name)
}

/** Whether a file of that name may say what a build ignores: `.dockerignore`, `web.Dockerfile.dockerignore`. */
export function isDockerignore(name: string): boolean {
  return name.endsWith('.dockerignore')
}

function isComposeName(name: string): boolean {
  return /^(?:docker-|podman-)?compose(?:[.-].*)?\.ya?ml$/i.test(name)
}

function languageOfDocument({ apiVersion, kind, keys, hasServices }: Head, isCompose: boolean): Language {
  if (apiVersion !== undefined && kind !== undefined) {
    if (apiVersion.startsWith('kustomize.config.k8s.io/')) return 'kustomization'
    return isForeign(apiVersion, kind) ? 'other' : 'kubernetes'
  }
  const isWhole = [...keys].every((key) => composeKeys.has(key) || key.startsWith('x-'))
  return keys.has('services') && (isCompose || (hasServices && isWhole)) ? 'compose' : 'other'
}

/** What Compose files have at their root; other tools have services, too. */
const composeKeys: ReadonlySet<string> = new Set([
  'configs',
  'include',
  'models',
  'name',
  'networks',
  'secrets',
  'services',
  'version',
  'volumes',
])

/** Tools whose own files look like resources, and are read by no API server. */
const FOREIGN_GROUPS: readonly string[] = [
  'backstage.io',
  'ctlptl.dev',
  'eksctl.io',
  'k3d.io',
  'kind.x-k8s.io',
  'kpt.dev',
  'krew.googlecontainertools.github.com',
  'skaffold',
]

function isForeign(apiVersion: string, kind: string): boolean {
  const slash = apiVersion.indexOf('/')
  if (slash !== -1) return FOREIGN_GROUPS.includes(apiVersion.slice(0, slash))
  // A kubeconfig, for one.
  return apiVersion === 'v1' && kind === 'Config'
}
