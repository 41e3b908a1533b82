import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const bundle = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export interface Run {
  readonly out: string
  readonly error: string
  readonly status: number | null
}

/** Runs the built command line in a folder with these files, which is gone after the test. */
export function run(args: readonly string[], files: Readonly<Record<string, string>> = {}): Run {
  const cwd = mkdtempSync(join(tmpdir(), 'seaworthy-'))
  onTestFinished(() => rmSync(cwd, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), content)
  }
  const { stdout, stderr, status } = spawnSync(process.execPath, [bundle, ...args], { cwd, encoding: 'utf8' })
  return { out: stdout.replace(/\d+ ms\.$/m, '… ms.'), error: stderr, status }
}
