import { collect } from '../text/collect.ts'
/** Projects of one language, and what is in their folders besides their sources. */
export interface Ecosystem {
  /** The names, or the endings with a `*`, of the files that say what a project depends on. */
  readonly manifests: readonly string[]
  /** The commands that make `made` anew. */
  readonly tools: readonly string[]
  /** What is made from the sources, and made again in the build, as lines of a `.dockerignore`. */
  readonly made: readonly string[]
  /** What only people need who work on it. */
  readonly local: readonly string[]
}

export const ecosystems: readonly Ecosystem[] = [
  {
    manifests: ['package.json'],
    tools: ['npm', 'npx', 'yarn', 'pnpm', 'bun', 'ng', 'node'],
    made: ['**/node_modules'],
    local: ['**/npm-debug.log*', 'coverage'],
  },
  {
    manifests: ['requirements.txt', 'pyproject.toml', 'Pipfile', 'setup.py'],
    tools: ['pip', 'pip3', 'python', 'python3', 'poetry', 'pipenv', 'uv'],
    made: ['.venv', 'venv'],
    local: ['**/__pycache__', '**/*.py[co]', '.pytest_cache'],
  },
  { manifests: ['go.mod'], tools: ['go'], made: [], local: [] },
  { manifests: ['pom.xml'], tools: ['mvn', 'mvnw'], made: ['**/target'], local: [] },
  {
    manifests: ['build.gradle', 'build.gradle.kts'],
    tools: ['gradle', 'gradlew'],
    made: ['**/build'],
    local: ['.gradle'],
  },
  { manifests: ['Cargo.toml'], tools: ['cargo'], made: ['target'], local: [] },
  { manifests: ['*.csproj', '*.fsproj', '*.sln'], tools: ['dotnet'], made: ['**/bin', '**/obj'], local: [] },
  { manifests: ['composer.json'], tools: ['composer'], made: ['vendor'], local: [] },
  { manifests: ['Gemfile'], tools: ['bundle', 'bundler'], made: ['vendor/bundle'], local: ['.bundle', 'log', 'tmp'] },
]

/** The names among some that are manifests of an ecosystem. */
export function manifestsIn(names: ReadonlySet<string>): readonly string[] {
  return collect(ecosystems, (ecosystem) => manifestsOf(ecosystem, names))
}

/** The names among some that are manifests of one ecosystem. */
export function manifestsOf({ manifests }: Ecosystem, names: ReadonlySet<string>): readonly string[] {
  const ends = collect(manifests, (manifest) => (manifest.startsWith('*') ? manifest.slice(1) : []))
  return [...names].filter((name) => manifests.includes(name) || ends.some((end) => name.endsWith(end)))
}
