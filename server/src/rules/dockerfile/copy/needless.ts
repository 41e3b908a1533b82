import {
  type ContextSource,
  contextPathsOf,
  contextSourcesOf,
  takesEverything,
} from '../../../docker/context-source.ts'
import type { Dockerfile } from '../../../docker/dockerfile.ts'
import type { Dockerignore } from '../../../docker/dockerignore.ts'
import { ecosystems, manifestsOf } from '../../../docker/ecosystem.ts'
import { IgnorePattern } from '../../../docker/ignore-pattern.ts'

/** What no image needs, and what may be in a build context. */
export interface Needless {
  /** As a `.dockerignore` says it. */
  readonly line: string
  /** A path that the line is for. */
  readonly path: string
}

/** Where the whole build context is taken, and nothing of it left out: in the image that is built, or else in a stage. */
export function broadSourceOf({ instructions }: Dockerfile): ContextSource | undefined {
  const broad = instructions
    .flatMap(contextSourcesOf)
    .filter((source) => takesEverything(source) && source.instruction.flag('exclude').isMissing)
  return broad.find(({ instruction }) => instruction.stage?.isInFinalChain) ?? broad[0]
}

/** What reveals something to whoever gets the image, whether it lies there now or is put there by somebody later. */
export function secretsIn(names: ReadonlySet<string>): readonly Needless[] {
  const history = names.has('.git') ? [{ line: '.git', path: '.git' }] : []
  return [...history, { line: '.env', path: '.env' }, { line: '.env.*', path: '.env.local' }, ...KEYS]
}

/** What is in a folder for tools and people, or is made again by the build. */
export function clutterIn(names: ReadonlySet<string>, dockerfile: Dockerfile): readonly Needless[] {
  const runs = new Set(dockerfile.instructions.flatMap(({ commands }) => commands.map(({ name }) => name)))
  const there = ecosystems.filter((ecosystem) => manifestsOf(ecosystem, names).length > 0)
  // What the build does not make comes from the context.
  const made = there.flatMap((ecosystem) => (ecosystem.tools.some((tool) => runs.has(tool)) ? ecosystem.made : []))
  const own = CLUTTER.filter((name) => names.has(name))
  const lines = [...made, ...there.flatMap(({ local }) => local), ...own]
  return lines.map((line) => ({ line, path: line.replace('**/', '').replaceAll('*', 'x').replace('[co]', 'c') }))
}

/** Without what a Dockerfile names, mounts or may ask for its version. */
export function unusedBy(dockerfile: Dockerfile, needless: readonly Needless[]): readonly Needless[] {
  const paths = contextPathsOf(dockerfile).map((path) => path.replaceAll(/[*?]+/g, 'x'))
  const asksGit = dockerfile.instructions.some(({ commands }) => commands.some(({ name }) => name === 'git'))
  return needless.filter(({ line }) => {
    if (line === '.git' && asksGit) return false
    const pattern = IgnorePattern.of(line)
    return !paths.some((path) => pattern?.matches(path))
  })
}

/** What is certainly neither ignored nor wanted on purpose. */
export function leftIn(ignore: Dockerignore, needless: readonly Needless[]): readonly Needless[] {
  const wanted = ignore.lines.filter(({ isException }) => isException)
  return needless.filter(
    ({ path }) => ignore.ignores(path) === false && !wanted.some((exception) => exception.matches(path)),
  )
}

/** Names in quotes, as a sentence lists them. */
export function listed(needless: readonly Needless[]): string {
  const names = needless.map(({ line }) => `"${line}"`)
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`
}

const KEYS: readonly Needless[] = [
  { line: '**/*.key', path: 'tls.key' },
  { line: '**/*.pem', path: 'tls.pem' },
]

const CLUTTER: readonly string[] = ['.aws', '.ssh', '.gitignore', '.github', '.idea', '.vscode', 'Dockerfile']
