import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The file of the built command line. */
export const bundle = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export interface Run {
  readonly out: string
  readonly error: string
  readonly status: number | null
}

/** Makes a folder with these files, which is gone after the test. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Runs the built command line in a folder; `input` is its standard input. */
export function runIn(folder: string, args: readonly string[], input = ''): Run {
  const options = { cwd: folder, encoding: 'utf8', input, maxBuffer: 2 ** 30 } as const
  const { stdout, stderr, status } = spawnSync(process.execPath, [bundle, ...args], options)
  return { out: stdout.replace(/\d+ ms\.$/m, '… ms.'), error: stderr, status }
}

/** Runs the built command line in a new folder with these files. */
export function run(args: readonly string[], files: Readonly<Record<string, string>> = {}, input = ''): Run {
  return runIn(folderWith(files), args, input)
}
