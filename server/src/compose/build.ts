import { collect } from '../text/collect.ts'
import type { YamlText } from '../yaml/document.ts'
import { rootOf, type Value } from '../yaml/value.ts'

/** What a service of a Compose file is built from. The paths are as written. */
export interface ComposeBuild {
  /** From the folder of the Compose file. */
  readonly context: string
  /** From the context. */
  readonly dockerfile: string
  /** The stage that is built, empty for the last one; `undefined` where it cannot be known. */
  readonly target: string | undefined
}

/** The builds of a Compose file that are certain: paths without variables, no addresses and no Dockerfile within it. */
export function composeBuildsIn(text: YamlText): readonly ComposeBuild[] {
  const services = rootOf(text).get('services').entries()
  return collect(services, ([, service]) => buildOf(service.get('build')))
}

function buildOf(build: Value): ComposeBuild | undefined {
  if (build.isMissing || build.isUnknown) return undefined
  const isInline = build.string === undefined && !build.get('dockerfile_inline').isMissing
  const context = build.string ?? stringIn(build.get('context'), '.')
  const dockerfile = build.string === undefined ? stringIn(build.get('dockerfile'), 'Dockerfile') : 'Dockerfile'
  if (context === undefined || dockerfile === undefined || isInline) return undefined
  const target = build.string === undefined ? stringIn(build.get('target'), '') : ''
  if (!isPlain(context) || !isPlain(dockerfile)) return undefined
  return { context, dockerfile, target: target?.includes('$') ? undefined : target }
}

/** A string, or what counts without one; nothing where it cannot be known. */
function stringIn(value: Value, otherwise: string): string | undefined {
  return value.isMissing ? otherwise : value.string
}

function isPlain(path: string): boolean {
  return !/[$#]|:\/\/|^git@/.test(path)
}
