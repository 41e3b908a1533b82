import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shaped } from '../harness/shapes.ts'
import { compare, spread } from './measure.ts'
import type { Benchmark, Group } from './row.ts'

/** The built command line, each time a process of its own. `SEAWORTHY_CORPUS` names a folder to check besides. */
export const command: Group = {
  benchmarks: [smallFile(), ...['', process.env.SEAWORTHY_CORPUS].flatMap((folder) => manyFiles(folder) ?? [])],
}

const CLI = join(import.meta.dirname, 'cli.js')

/** Writes on standard error how much memory the process has had at most, in KB. */
const TELLS_MEMORY =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS))'

/** What the goals are for: 10 MB a second. */
const BYTES_A_MS = 10_000
const BYTES = 25e6
const LINES = 1000

function smallFile(): Benchmark {
  const name = 'command line: one small file'
  const measure = () =>
    inFolder((folder) => {
      const file = join(folder, 'web.yaml')
      writeFileSync(file, shaped('many documents', 50).content)
      const comparison = compare(
        () => spawnSync(process.execPath, ['-e', '0']),
        () => spawnSync(process.execPath, [CLI, 'check', file]),
      )
      return [{ name, ...comparison, per: 'without', goal: { ratio: { p50: 4 } } } as const]
    })
  return { name, measure }
}

/** @param given The folder that is checked; without a name one that is made for it. */
function manyFiles(given: string | undefined): Benchmark | undefined {
  if (given === undefined) return undefined
  const name = given === '' ? 'command line: 25 MB' : 'command line: the corpus'
  const measure = () =>
    inFolder((made) => {
      if (given === '') fill(made)
      const runs = Array.from({ length: 5 }, () => checked(given === '' ? made : given))
      const megabytes = { unit: 'MB', goal: { ms: { p50: 300 } } } as const
      return [
        { name, ms: spread(runs.map(({ ms }) => ms)), goal: { ms: { p50: sizeOf(given || made) / BYTES_A_MS } } },
        { name: `${name}: memory`, ms: spread(runs.map(({ memory }) => memory)), ...megabytes },
      ]
    })
  return { name, measure }
}

function checked(folder: string): { readonly ms: number; readonly memory: number } {
  const start = performance.now()
  const args = ['--import', TELLS_MEMORY, CLI, 'check', '--format', 'json', folder]
  const { stderr } = spawnSync(process.execPath, args, { maxBuffer: 1e9, encoding: 'utf8' })
  return { ms: performance.now() - start, memory: Number(stderr.slice(stderr.lastIndexOf('\n'))) / 1000 }
}

function fill(folder: string): void {
  for (let bytes = 0, i = 0; bytes < BYTES; i++) {
    const { content } = shaped('many documents', LINES, i)
    writeFileSync(join(folder, `${i}.yaml`), content)
    bytes += content.length
  }
}

function sizeOf(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => /\.ya?ml$|Dockerfile/.test(name)).map((name) => statSync(join(folder, name)))
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
