import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openEditor } from '../harness/lsp.ts'

/** Files of other tools, of which some look like ours, and some are broken. */
const folder = fileURLToPath(new URL('../corpus/neighbours', import.meta.url))
const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(folder.length + 1))
  .sort()

const languageIds: Readonly<Record<string, string>> = { '.json': 'jsonc', '.md': 'markdown' }

for (const pulls of [true, false]) {
  test(`nothing is said of files of other tools, ${pulls ? 'asked' : 'or sent'}`, async () => {
    expect(paths.length).toBeGreaterThanOrEqual(40)
    const editor = await openEditor({ at: folder, pulls, settings: { profile: 'all', problems: 'workspace' } })
    const found: string[] = []
    for (const path of paths) {
      await editor.open(path, readFileSync(`${folder}/${path}`, 'utf8'), languageIds[extname(path)] ?? 'yaml')
      for (const { code, message } of await editor.diagnostics(path))
        found.push(`${basename(path)}: ${code} ${message}`)
    }
    expect(found).toEqual([])
  })
}
