import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runTests } from '@vscode/test-electron'
import { describe, test } from 'vitest'
import { launchBrowser } from '../editor/browser.ts'
import { installEditor } from '../editor/install.ts'
import { serveEditor } from '../editor/server.ts'
import { runTestsIn } from './driven.ts'
import { startProxy } from './proxy.ts'
import type { Outcome } from './suite/outcome.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const executable = process.env.VSCODE_EXECUTABLE

/** Only those whose title has this text, for who works on one of them. */
const wanted = process.env.SEAWORTHY_HOST ?? ''

const hosts: readonly (readonly [title: string, run: () => Promise<readonly Outcome[]>])[] = [
  ['where Node.js runs extensions', () => inNode([])],
  // A desktop VS Code trusts whatever it tests.
  ...(executable ? [] : [['in a workspace that is not trusted', () => inNode(['--restricted'])] as const]),
  ['in a web worker, with files in memory and no machine behind', inWorker],
]

for (const [title, run] of hosts.filter(([title]) => title.includes(wanted))) {
  const outcomes = await run().catch((error: unknown): Outcome[] => [{ title: 'the tests run', error: String(error) }])
  describe(title, () => {
    for (const { title, error } of outcomes) {
      test(title, () => {
        if (error !== undefined) throw new Error(error)
      })
    }
  })
}

async function inNode(more: readonly string[]): Promise<readonly Outcome[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'seaworthy-suite-'))
  const file = join(scratch, 'outcome.json')
  try {
    await runTests({
      vscodeExecutablePath: executable ?? join(root, 'dist/e2e/code.js'),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'dist/e2e/suite.cjs'),
      extensionTestsEnv: { SEAWORTHY_OUTCOME: file },
      launchArgs: [mkdtempSync(join(scratch, 'workspace-')), '--disable-extensions', ...more],
    }).catch((error: unknown) => {
      // Where tests have failed, what came of each says more.
      if (!existsSync(file)) throw error
    })
    return JSON.parse(readFileSync(file, 'utf8'))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function inWorker(): Promise<readonly Outcome[]> {
  const editor = await serveEditor(await installEditor(root, console.error), { isDriven: true })
  const proxy = await startProxy(editor.url, root, 'dist/e2e/suite.js')
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    if (process.env.VERBOSE) page.on('console', (message) => console.error(message.text()))
    const { outcomes, status } = await runTestsIn(page, `${proxy.url}?folder=${encodeURIComponent('tmp:/shop')}`)
    if (outcomes.length === 0) throw new Error(`The tests ended with ${status} and said nothing.`)
    return outcomes
  } finally {
    await browser.close()
    await proxy.stop()
    await editor.stop()
  }
}
