#!/usr/bin/env node
/**
 * Stands in for the executable of a desktop VS Code, as `@vscode/test-electron` calls it: runs a test suite in the
 * extension host of a real VS Code, whose window is a page in a browser that nobody sees. It exits as the suite does.
 */
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../editor/browser.ts'
import { installEditor } from '../editor/install.ts'
import { serveEditor } from '../editor/server.ts'
import { runTestsIn } from './driven.ts'

const given = process.argv.slice(2)
const values = (name: string) =>
  given.flatMap((text) => (text.startsWith(`--${name}=`) ? [text.slice(name.length + 3)] : []))
const [folder = ''] = given.filter((text) => !text.startsWith('--'))

const root = fileURLToPath(new URL('../..', import.meta.url))
const isRestricted = given.includes('--restricted')
const editor = await serveEditor(await installEditor(root, console.error), { isDriven: true, isRestricted })
const browser = await launchBrowser()
const at = (path: string) => `vscode-remote://${editor.url.host}${path}`
const payload = [
  ...values('extensionDevelopmentPath').map((path) => ['extensionDevelopmentPath', at(path)]),
  ...values('extensionTestsPath').map((path) => ['extensionTestsPath', at(path)]),
  ['skipWelcome', 'true'],
]
const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) })
try {
  const { status } = await runTestsIn(await browser.newPage(), `${editor.url}?${query}`)
  process.exitCode = status
} finally {
  await browser.close()
  await editor.stop()
}
