import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Gives a new folder with these files, and takes it away when it is no longer used. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-'))
  try {
    for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content)
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
