import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { installEditor } from '../editor/install.ts'
import { type Served, serveEditor } from '../editor/server.ts'
import { openWindow } from '../editor/window.ts'
import { shaped } from '../harness/shapes.ts'
import { inFolder } from './folder.ts'
import { spread } from './measure.ts'
import type { Benchmark, Group, Row } from './row.ts'

const VSIX = join(import.meta.dirname, 'seaworthy.vsix')
const WINDOWS = 10

/** The package as VS Code runs it: only where `npm run package` has made one. */
export const activation: Group = { benchmarks: existsSync(VSIX) ? [inEditor()] : [] }

/** What VS Code itself says of how long the extension took in windows with a manifest, each with a new extension host. */
function inEditor(): Benchmark {
  const name = 'VS Code: activation'
  const measure = async (): Promise<readonly Row[]> => {
    const installed = await installEditor(join(import.meta.dirname, '..'), console.error)
    const { launchBrowser } = await import('../editor/browser.ts')
    const editor = await serveEditor(installed, { extensions: [VSIX] })
    const browser = await launchBrowser()
    try {
      const times: number[] = []
      for (let i = 0; i < WINDOWS; i++) times.push(await timeOf(browser, editor))
      return [{ name, ms: spread(times), goal: { ms: { p50: 50 } } }]
    } finally {
      await browser.close()
      await editor.stop()
    }
  }
  return { name, measure }
}

async function timeOf(browser: Browser, editor: Served): Promise<number> {
  return await inFolder({ 'web.yaml': shaped('many documents', 50).content }, async (folder) => {
    const window = await openWindow(browser, editor, { folder, file: 'web.yaml' })
    // Only rows that are seen are there to be read, and the fastest extensions are the last ones.
    await window.page.setViewportSize({ width: 1120, height: 2400 })
    await window.command('Developer: Show Running Extensions')
    const list = window.page.locator('.runtime-extensions-editor')
    const said = /Seaworthy.{0,200}?Activation: (\d+)ms/
    await list.filter({ hasText: said }).waitFor()
    const [, ms] = said.exec((await list.textContent()) ?? '') ?? []
    await window.close()
    return Number(ms)
  })
}
