import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { installEditor } from '../editor/install.ts'
import { type Served, serveEditor } from '../editor/server.ts'
import { openWindow } from '../editor/window.ts'
import { inFolder } from './folder.ts'
import { spread } from './measure.ts'
import type { Benchmark, Group, Row } from './row.ts'

const ROOT = join(import.meta.dirname, '..')
const VSIX = join(import.meta.dirname, 'seaworthy.vsix')
const WINDOWS = 10

/** The package as VS Code runs it: only where `npm run package` has made one. */
export const activation: Group = { benchmarks: existsSync(VSIX) ? [inEditor()] : [] }

/** What VS Code itself says of how long the extension took in windows with a manifest, each with a new extension host. */
function inEditor(): Benchmark {
  const name = 'VS Code: activation'
  const measure = async (): Promise<readonly Row[]> => {
    const installed = await installEditor(ROOT, console.error)
    const { launchBrowser } = await import('../editor/browser.ts')
    const editor = await serveEditor(installed, { extensions: [VSIX] })
    const browser = await launchBrowser()
    try {
      const activations: Activation[] = []
      for (let i = 0; i < WINDOWS; i++) activations.push(await activationIn(browser, editor))
      return [
        {
          name,
          ms: spread(activations.map(({ load, call, finish }) => load + call + finish)),
          goal: { ms: { p50: 50 } },
        },
        { name: `${name}, but for loading`, ms: spread(activations.map(({ call, finish }) => call + finish)) },
      ]
    } finally {
      await browser.close()
      await editor.stop()
    }
  }
  return { name, measure }
}

/** In milliseconds. To load takes as long as the extension host has other things to do. */
interface Activation {
  readonly load: number
  readonly call: number
  readonly finish: number
}

async function activationIn(browser: Browser, editor: Served): Promise<Activation> {
  return await inFolder({ 'web.yaml': readFileSync(join(ROOT, 'media/sample.yaml'), 'utf8') }, async (folder) => {
    const window = await openWindow(browser, editor, { folder, file: 'web.yaml' })
    await window.page.locator('.squiggly-error').first().waitFor()
    // Only lines that are seen are there to be read.
    await window.page.setViewportSize({ width: 1600, height: 6000 })
    await window.command('Developer: Startup Performance')
    const line = window.page.locator('.view-line', { hasText: 'seaworthy.seaworthy' }).first()
    await line.waitFor()
    const [load = Number.NaN, call = Number.NaN, finish = Number.NaN] = numbersIn((await line.textContent()) ?? '')
    await window.close()
    return { load, call, finish }
  })
}

function numbersIn(row: string): readonly number[] {
  return [...row.matchAll(/\|\s*(\d+)\s*(?=\|)/g)].map(([, number]) => Number(number))
}
