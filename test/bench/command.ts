import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { shaped } from '../harness/shapes.ts'
import { inFolder } from './folder.ts'
import { compare, spread } from './measure.ts'
import type { Benchmark, Group, Row } from './row.ts'

const MANY = 'command line: 25 MB'
const CORPUS = 'command line: the corpus'
const corpus = process.env.SEAWORTHY_CORPUS

/** The built command line, each time a process of its own. `SEAWORTHY_CORPUS` names a folder to check besides. */
export const command: Group = {
  benchmarks: [
    smallFile(),
    { name: MANY, measure: () => inFolder(manyFiles(), (folder) => rowsOf(MANY, folder)) },
    ...(corpus === undefined ? [] : [{ name: CORPUS, measure: () => rowsOf(CORPUS, corpus) }]),
  ],
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
    inFolder({ 'web.yaml': shaped('many documents', 50).content }, (folder) => {
      const comparison = compare(
        () => spawnSync(process.execPath, ['-e', '0']),
        () => spawnSync(process.execPath, [CLI, 'check', join(folder, 'web.yaml')]),
      )
      return [{ name, ...comparison, per: 'without', goal: { ratio: { p50: 4 } } } as const]
    })
  return { name, measure }
}

function rowsOf(name: string, folder: string): readonly Row[] {
  const runs = Array.from({ length: 5 }, () => checked(folder))
  return [
    { name, ms: spread(runs.map(({ ms }) => ms)), goal: { ms: { p50: sizeOf(folder) / BYTES_A_MS } } },
    { name: `${name}: memory`, ms: spread(runs.map(({ memory }) => memory)), unit: 'MB', goal: { ms: { p50: 300 } } },
  ]
}

function checked(folder: string): { readonly ms: number; readonly memory: number } {
  const start = performance.now()
  const args = ['--import', TELLS_MEMORY, CLI, 'check', '--format', 'json', folder]
  const { stderr } = spawnSync(process.execPath, args, { maxBuffer: 1e9, encoding: 'utf8' })
  return { ms: performance.now() - start, memory: Number(stderr.slice(stderr.lastIndexOf('\n'))) / 1000 }
}

function manyFiles(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  for (let bytes = 0, i = 0; bytes < BYTES; i++) {
    const { content } = shaped('many documents', LINES, i)
    files[`${i}.yaml`] = content
    bytes += content.length
  }
  return files
}

function sizeOf(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => /\.ya?ml$|Dockerfile/.test(name)).map((name) => statSync(join(folder, name)))
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
}
