import { collect } from '../text/collect.ts'
import { IgnorePattern } from './ignore-pattern.ts'
import type { Instruction } from './instruction.ts'
import type { PackageCall } from './package-manager.ts'
import type { Command } from './script.ts'

/** A command that installs what a project depends on, as its manifest says. */
export interface DependencyInstall {
  readonly command: Command
  /** The command without its options, for messages. */
  readonly label: string
  /** The files of which it needs one, or patterns of them. */
  readonly manifests: readonly string[]
  /** What to copy for it; nothing where it may need more than its manifest. */
  readonly sources: readonly string[] | undefined
}

/** The commands of an instruction that certainly install what is in the files of a project. */
export function dependencyInstallsIn(instruction: Instruction): readonly DependencyInstall[] {
  const calls = collect(instruction.packageCalls, (call) => installByManager[call.manager]?.(call))
  const others = collect(instruction.commands, (command) => installByName[command.name ?? '']?.(command))
  return [...calls, ...others].filter(({ command }) => command.isCertain)
}

/** Whether an instruction does nothing that needs more of the context than the manifests of what it installs. */
export function needsManifestsOnly(instruction: Instruction, installs: readonly DependencyInstall[]): boolean {
  const known = new Set(installs.map(({ command }) => command))
  const calls = new Map(instruction.packageCalls.map((call) => [call.command, call]))
  const isHarmless = (command: Command): boolean => {
    const call = calls.get(command)
    if (!call || known.has(command)) return known.has(command)
    return SYSTEM.has(call.manager) || call.action === 'cache'
  }
  return instruction.isFullyRead && instruction.commands.every(isHarmless)
}

/** Whether some instructions may copy one of the manifests on its own. */
export function mayCopyManifest(instructions: readonly Instruction[], { manifests }: DependencyInstall): boolean {
  const sources = collect(instructions, (one) => (one.keyword === 'COPY' || one.keyword === 'ADD' ? one.sources : []))
  return sources.some(({ string }) => {
    const pattern = string === undefined ? undefined : IgnorePattern.of(string.slice(string.lastIndexOf('/') + 1))
    return !pattern || manifests.some((manifest) => pattern.matches(manifest.replace('*', 'x')))
  })
}

const SYSTEM: ReadonlySet<string> = new Set(['apk', 'apt', 'apt-get', 'dnf', 'microdnf', 'yum'])

type Reader<T> = (from: T) => DependencyInstall | undefined

const installByManager: Readonly<Record<string, Reader<PackageCall>>> = {
  npm: (call) => {
    const isInstall = ['ci', 'clean-install', 'i', 'install'].includes(call.action ?? '')
    const isHere = call.packages.length === 0 && call.lacks('-g', '--global', '--prefix', '-C')
    return isInstall && isHere ? install(call, ['package.json'], ['package*.json']) : undefined
  },
  yarn: (call) => {
    const isInstall = call.actionWord === undefined || call.action === 'install'
    const isHere = call.lacks('--cwd', '--version', '-v', '--help')
    return isInstall && isHere ? install(call, ['package.json'], ['package.json', 'yarn.lock*']) : undefined
  },
  pnpm: (call) => {
    const isInstall = ['i', 'install'].includes(call.action ?? '')
    const isHere = call.packages.length === 0 && call.lacks('-g', '--global', '-C', '--dir')
    return isInstall && isHere ? install(call, ['package.json'], ['package.json', 'pnpm-lock.yaml*']) : undefined
  },
  pip: (call) => {
    const files = requirementsOf(call)
    const isPlain = files.every((file) => /^(?:\.\/)?[\w.-]+$/.test(file))
    if (call.action !== 'install' || files.length === 0 || !call.lacks('-e', '--editable', '-c', '--constraint')) {
      return undefined
    }
    // A folder is installed with its sources.
    if (call.packages.some(({ name }) => name === undefined || /^[./]/.test(name))) return undefined
    return install(call, files, isPlain ? files : undefined)
  },
  go: (call) => {
    const isDownload = call.action === 'mod' && call.packages[0]?.word.string === 'download'
    return isDownload && call.lacks('-C')
      ? install(call, ['go.mod'], ['go.mod', 'go.sum*'], 'go mod download')
      : undefined
  },
  bundle: (call) => {
    const isInstall = call.actionWord === undefined || call.action === 'install'
    return isInstall && call.lacks('--gemfile', '--version', '-v')
      ? install(call, ['Gemfile'], ['Gemfile', 'Gemfile.lock*'])
      : undefined
  },
  composer: (call) => (call.action === 'install' ? install(call, ['composer.json'], undefined) : undefined),
  cargo: (call) => (call.action === 'fetch' ? install(call, ['Cargo.toml'], undefined) : undefined),
}

const installByName: Readonly<Record<string, Reader<Command>>> = {
  bun: (command) => {
    const isInstall = command.arguments.length === 1 && command.argument('install', 'i') !== undefined
    return isInstall ? found(command, 'bun install', ['package.json'], ['package.json', 'bun.lock*']) : undefined
  },
  dotnet: (command) => {
    if (command.arguments[0]?.string !== 'restore') return undefined
    const [, project, ...more] = command.arguments.map(({ string }) => string)
    const isPlain = more.length === 0 && project !== undefined && /^[\w.-]+\.[a-z]+proj$/.test(project)
    return found(command, 'dotnet restore', ['*.csproj', '*.fsproj', '*.sln'], isPlain ? [project] : undefined)
  },
  mvn: (command) => {
    const isDownload = command.argument('dependency:go-offline', 'dependency:resolve') !== undefined
    return isDownload ? found(command, 'mvn dependency', ['pom.xml'], ['pom.xml']) : undefined
  },
  pipenv: (command) => {
    const isInstall = ['install', 'sync'].includes(command.arguments[0]?.string ?? '')
    const isAll = command.arguments.slice(1).every(({ string }) => string?.startsWith('-'))
    return isInstall && isAll ? found(command, 'pipenv install', ['Pipfile'], ['Pipfile', 'Pipfile.lock*']) : undefined
  },
  poetry: (command) => {
    if (command.arguments[0]?.string !== 'install') return undefined
    const sources = command.argument('--no-root') ? ['pyproject.toml', 'poetry.lock*'] : undefined
    return found(command, 'poetry install', ['pyproject.toml'], sources)
  },
}

function install(
  { command, manager, action }: PackageCall,
  manifests: readonly string[],
  sources: readonly string[] | undefined,
  label = action === undefined ? manager : `${manager} ${action}`,
): DependencyInstall {
  return found(command, label, manifests, sources)
}

function found(
  command: Command,
  label: string,
  manifests: readonly string[],
  sources: readonly string[] | undefined,
): DependencyInstall {
  return { command, label, manifests, sources }
}

/** The files behind `-r`; none where one of them is not known. */
function requirementsOf({ command }: PackageCall): readonly string[] {
  const words = command.arguments.map(({ string }) => string)
  const files = collect(words, (word, at) => {
    if (word === '-r' || word === '--requirement') return [words[at + 1]]
    return word?.startsWith('--requirement=') ? [word.slice('--requirement='.length)] : []
  })
  const known = files.filter((file) => file !== undefined)
  return known.length === files.length ? known : []
}
