import type { YamlText } from '../yaml/document.ts'
import { rootOf, type Value } from '../yaml/value.ts'

/** What a service of a Compose file is built from. The paths are as written. */
export interface ComposeBuild {
  /** From the folder of the Compose file. */
  readonly context: string
  /** From the context. */
  readonly dockerfile: string
}

/** The builds of a Compose file that are certain: paths without variables, no addresses and no Dockerfile within it. */
export function composeBuildsIn(text: YamlText): readonly ComposeBuild[] {
  const services = rootOf(text).get('services').entries()
  return services.flatMap(([, service]) => buildOf(service.get('build')) ?? [])
}

function buildOf(build: Value): ComposeBuild | undefined {
  if (build.isMissing || build.isUnknown) return undefined
  const isInline = build.string === undefined && !build.get('dockerfile_inline').isMissing
  const context = build.string ?? pathIn(build.get('context'), '.')
  const dockerfile = build.string === undefined ? pathIn(build.get('dockerfile'), 'Dockerfile') : 'Dockerfile'
  if (context === undefined || dockerfile === undefined || isInline) return undefined
  return isPlain(context) && isPlain(dockerfile) ? { context, dockerfile } : undefined
}

/** A path, or what counts without one; nothing where it cannot be known. */
function pathIn(value: Value, otherwise: string): string | undefined {
  return value.isMissing ? otherwise : value.string
}

function isPlain(path: string): boolean {
  return !/[$#]|:\/\/|^git@/.test(path)
}
