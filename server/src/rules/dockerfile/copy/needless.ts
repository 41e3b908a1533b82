import {
  type ContextSource,
  contextPathsOf,
  contextSourcesOf,
  takesEverything,
} from '../../../docker/context-source.ts'
import type { Dockerfile } from '../../../docker/dockerfile.ts'
import type { Dockerignore } from '../../../docker/dockerignore.ts'
import { type Ecosystem, ecosystems, manifestsOf } from '../../../docker/ecosystem.ts'
import { IgnorePattern } from '../../../docker/ignore-pattern.ts'
import { collect } from '../../../text/collect.ts'

/** What no image needs, and what may be in a build context. */
export interface Needless {
  /** As a `.dockerignore` says it. */
  readonly line: string
  /** A path that the line is for. */
  readonly path: string
}

/** Where the whole build context is taken, and nothing of it left out: in the image that is built, or else in a stage. */
export function broadSourceOf({ instructions }: Dockerfile): ContextSource | undefined {
  const broad = collect(instructions, contextSourcesOf).filter(
    (source) => takesEverything(source) && source.instruction.flag('exclude').isMissing,
  )
  return broad.find(({ instruction }) => instruction.stage?.isInFinalChain) ?? broad[0]
}

/** What reveals something to whoever gets the image, whether it lies there now or is put there by somebody later. */
export function secretsIn(names: ReadonlySet<string>): readonly Needless[] {
  const history = names.has('.git') ? [{ line: '.git', path: '.git' }] : []
  return [...history, { line: '.env', path: '.env' }, { line: '.env.*', path: '.env.local' }, ...KEYS]
}

/** What the build of a folder makes itself, and takes from the folder where it is there already. */
export function madeIn(names: ReadonlySet<string>, { instructions }: Dockerfile): readonly Needless[] {
  const runs = new Set(collect(instructions, ({ commands }) => commands.map(({ name }) => name)))
  // What the build does not make comes from the context.
  const own = ecosystemsIn(names).filter(({ tools }) => tools.some((tool) => runs.has(tool)))
  return collect(own, ({ made }) => made).map(needless)
}

/** What tools may leave in a folder, and what is in it for people only. */
export function clutterIn(names: ReadonlySet<string>): readonly Needless[] {
  const own = CLUTTER.filter((name) => names.has(name))
  return [...collect(ecosystemsIn(names), ({ local }) => local), ...own].map(needless)
}

/** Only what is there. */
export function lyingAmong(names: ReadonlySet<string>, all: readonly Needless[]): readonly Needless[] {
  return all.filter(({ line }) => {
    const pattern = IgnorePattern.of(line)
    return [...names].some((name) => pattern?.matches(name))
  })
}

/** Without what a Dockerfile names, mounts or may ask for its version. */
export function unusedBy(dockerfile: Dockerfile, all: readonly Needless[]): readonly Needless[] {
  const paths = contextPathsOf(dockerfile).map((path) => path.replaceAll(/[*?]+/g, 'x'))
  const asksGit = dockerfile.instructions.some(({ commands }) => commands.some(({ name }) => name === 'git'))
  return all.filter(({ line }) => {
    if (line === '.git' && asksGit) return false
    const pattern = IgnorePattern.of(line)
    return !paths.some((path) => pattern?.matches(path))
  })
}

/** What is certainly neither ignored nor wanted on purpose. */
export function leftIn(ignore: Dockerignore, all: readonly Needless[]): readonly Needless[] {
  const wanted = ignore.lines.filter(({ isException }) => isException)
  return all.filter(
    ({ path }) => ignore.ignores(path) === false && !wanted.some((exception) => exception.matches(path)),
  )
}

/** Names in quotes, as a sentence lists them. */
export function listed(all: readonly Needless[]): string {
  const names = all.map(({ line }) => `"${line}"`)
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`
}

function ecosystemsIn(names: ReadonlySet<string>): readonly Ecosystem[] {
  return ecosystems.filter((ecosystem) => manifestsOf(ecosystem, names).length > 0)
}

function needless(line: string): Needless {
  return { line, path: line.replace('**/', '').replaceAll('*', 'x').replace('[co]', 'c') }
}

const KEYS: readonly Needless[] = [
  { line: '**/*.key', path: 'tls.key' },
  { line: '**/*.pem', path: 'tls.pem' },
]

const CLUTTER: readonly string[] = ['.aws', '.ssh', '.gitignore', '.github', '.idea', '.vscode', 'Dockerfile']
