import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest'
import { launchBrowser } from '../editor/browser.ts'
import { installEditor } from '../editor/install.ts'
import { type Served, serveEditor } from '../editor/server.ts'
import { openWindow, type Window } from '../editor/window.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'seaworthy-page-'))
const folder = join(scratch, 'shop')
const sample = readFileSync(join(root, 'media/sample.yaml'), 'utf8')

const dockerfile = `FROM node:20
WORKDIR /app
COPY package.json server.js ./
CMD ["node", "server.js"]
`

/** Where pictures are kept: to be looked at, or, in `media/pictures`, for the README. */
const pictures = join(root, process.env.SEAWORTHY_PICTURES ?? 'dist/e2e/pictures')

const themes = { light: 'Light 2026', dark: 'Dark 2026', contrast: 'Default High Contrast' }

let editor: Served
let browser: Browser
let window: Window

beforeAll(async () => {
  mkdirSync(folder)
  mkdirSync(pictures, { recursive: true })
  for (const name of ['storefront.yaml', 'harden.yaml']) writeFileSync(join(folder, name), sample)
  writeFileSync(join(folder, 'empty.yaml'), '')
  writeFileSync(join(folder, 'Dockerfile'), dockerfile)
  const extensions = [join(root, 'dist/seaworthy.vsix')]
  const installed = await installEditor(root, console.error)
  editor = await serveEditor(installed, { extensions })
  browser = await launchBrowser()
  window = await openWindow(browser, editor, { folder, file: 'storefront.yaml' })
})

afterAll(async () => {
  await browser?.close()
  await editor?.stop()
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
})

test('what is wrong is underlined', async () => {
  await seen('underlined')
  await window.page.locator('.squiggly-error').first().waitFor()
})

test('a hover says what, why, and where more is said', async () => {
  await seen('hover')
  await window.goTo(...placeOf('true\n            runAsUser'))
  await window.command('Show or Focus Hover')
  const hover = window.page.locator('.monaco-hover:not(.hidden)', { hasText: 'Whoever takes over' })
  await hover.first().waitFor()
  const text = (await hover.first().textContent()) ?? ''
  expect(text.match(/runs in privileged mode|privileged-container|Whoever takes over/g)).toHaveLength(3)
  await window.page.keyboard.press('Escape')
})

test('the quick fix at a finding changes the file', async () => {
  await seen('quick-fix')
  await window.goTo(...placeOf('true\n            runAsUser'))
  await window.lightBulb('Set privileged to false')
  await window.page.keyboard.press('Enter')
  await window.line('privileged: false').waitFor()
  await window.undo('privileged: true')
})

test('the panel of problems lists what is found', async () => {
  await seen('problems')
  await window.command('Problems: Focus on Problems View')
  await window.page.locator('.markers-panel .monaco-list-row', { hasText: 'privileged mode' }).waitFor()
  await window.command('View: Toggle Panel Visibility')
})

test('a workload is hardened after a look at each change', async () => {
  await seen('harden')
  await window.open('harden.yaml')
  await window.goTo(...placeOf('containers:'))
  await window.command('Seaworthy: Harden This Workload')
  const changes = window.page.locator('.bulk-edit-panel .monaco-list-row')
  await changes.first().waitFor()
  await window.page.keyboard.press('Home')
  await window.page.keyboard.press('Space')
  await window.page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Apply' }).click()
  await window.line('readOnlyRootFilesystem: true').waitFor()
  await window.line('# the old proxy wanted it').waitFor()
  await window.page.locator('.bulk-edit-panel').waitFor({ state: 'hidden' })
})

test('an image is made to run as another user than root', async () => {
  await seen('dockerfile')
  await window.open('Dockerfile')
  await window.page.locator('.squiggly-warning').first().waitFor()
  await window.goTo(2, 1)
  await window.command('Refactor...')
  await window.page.locator('.action-widget', { hasText: 'Run as a non-root user (node)' }).waitFor()
  await window.page.keyboard.press('Enter')
  const changes = window.page.locator('.bulk-edit-panel .monaco-list-row')
  await changes.first().waitFor()
  await window.page.keyboard.press('Home')
  await window.page.keyboard.press('Space')
  await window.page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Apply' }).click()
  await window.line('USER node').waitFor()
  await window.page.locator('.bulk-edit-panel').waitFor({ state: 'hidden' })
})

test('a snippet is offered by its name, and is inserted', async () => {
  await seen('snippet')
  await window.open('empty.yaml')
  await window.type('ks-deploy')
  await window.page.keyboard.press('Control+Space')
  await window.suggestions.filter({ hasText: 'ks-deploy' }).first().waitFor()
  await window.page.keyboard.press('Enter')
  await window.line('kind: Deployment').waitFor()
  await window.page.keyboard.press('Escape')
  await window.command('View: Revert and Close Editor')
})

test('the status says by what the file is checked, and what is found', async () => {
  await seen('status')
  await window.open('storefront.yaml')
  await window.page.locator('#status\\.languageStatus').hover()
  const status = window.page.locator('.hover-language-status', { hasText: 'recommended, Kubernetes' })
  await status.first().waitFor()
  expect(await status.first().textContent()).toMatch(/\d+ errors/)
})

test('the page of a rule is read inside the editor', async () => {
  await seen('rule')
  await window.goTo(...placeOf('true\n            runAsUser'))
  await window.command('Seaworthy: Show Rule Documentation')
  await window.page.locator('.tab', { hasText: 'privileged-container' }).waitFor()
  await window.command('View: Close Editor')
})

test('each profile says what it would find before it is chosen', async () => {
  await seen('profile')
  await window.command('Seaworthy: Select Profile')
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'pss-restricted' }).waitFor()
  await window.choose('strict')
})

test('four steps show how to begin', async () => {
  await seen('walkthrough')
  await window.command('Welcome: Open Walkthrough...')
  await window.choose('Start with Seaworthy')
  const steps = window.page.locator('.gettingStartedContainer .getting-started-step')
  await steps.first().waitFor()
  expect(await steps.count()).toBe(4)
})

describe.each(Object.entries(themes))('pictures of it (%s)', (name, theme) => {
  const picture = (of: string) => window.picture(join(pictures, `${of}-${name}.png`))

  beforeAll(async () => {
    await window.close()
    for (const name of ['.vscode', 'harden.yaml', 'empty.yaml'])
      rmSync(join(folder, name), { recursive: true, force: true })
    writeFileSync(join(folder, 'Dockerfile'), dockerfile)
    // The window before may have been closed between a change and its being taken back.
    writeFileSync(join(folder, 'storefront.yaml'), sample)
    editor.configure({ 'workbench.colorTheme': theme, 'files.hotExit': 'off' })
    window = await openWindow(browser, editor, { folder, file: 'storefront.yaml' })
  })

  test('a finding, and what can be done about it', async () => {
    await seen(`finding-${name}`)
    await window.page.locator('.squiggly-error').first().waitFor()
    await window.goTo(...placeOf('true\n            runAsUser'))
    await window.command('Show or Focus Hover')
    await window.page.locator('.monaco-hover', { hasText: 'privileged mode' }).first().waitFor()
    await picture('finding')
    await window.page.keyboard.press('Escape')
    await window.lightBulb('Set privileged to false')
    await picture('fix')
    await window.page.keyboard.press('Enter')
    await window.line('privileged: false').waitFor()
    await picture('fixed')
    await window.undo('privileged: true')
  })

  test('the preview of a hardened workload', async () => {
    await seen(`harden-${name}`)
    await window.command('Seaworthy: Harden This Workload')
    await window.page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor()
    await window.page.keyboard.press('Home')
    await window.page.keyboard.press('Space')
    await picture('harden')
    await window.page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Discard' }).click()
    await window.page.locator('.tab.active', { hasText: 'storefront.yaml' }).waitFor()
  })

  test('problems, the status and the page of a rule', async () => {
    await seen(`rule-${name}`)
    await window.command('Problems: Focus on Problems View')
    await window.page.locator('.markers-panel .monaco-list-row', { hasText: 'privileged mode' }).waitFor()
    await window.page.locator('#status\\.languageStatus').hover()
    await window.page.locator('.hover-language-status').first().waitFor()
    await picture('problems')
    await window.command('View: Toggle Panel Visibility')
    await window.command('Seaworthy: Show Rule Documentation')
    await window.page.locator('.tab.active', { hasText: 'privileged-container' }).waitFor()
    await picture('rule')
    await window.command('View: Close Editor')
  })

  test('what a stage of a Dockerfile comes to', async () => {
    await seen(`dockerfile-${name}`)
    await window.open('Dockerfile')
    await window.page.locator('.squiggly-warning').first().waitFor()
    await window.goTo(1, 8)
    await window.command('Show or Focus Hover')
    await window.page.locator('.monaco-hover', { hasText: 'runs as root' }).first().waitFor()
    await picture('dockerfile')
    await window.page.keyboard.press('Escape')
    await window.command('View: Close Editor')
  })

  test('the first steps', async () => {
    await seen(`walkthrough-${name}`)
    await window.command('View: Toggle Primary Side Bar Visibility')
    await window.command('Welcome: Open Walkthrough...')
    await window.choose('Start with Seaworthy')
    await window.page.locator('.gettingStartedContainer .getting-started-media').first().waitFor()
    await picture('walkthrough')
    await window.command('View: Close Editor')
    await window.command('View: Toggle Primary Side Bar Visibility')
  })
})

/** Where a text begins in the sample, as people count. */
function placeOf(text: string): [line: number, character: number] {
  const before = sample.slice(0, sample.indexOf(text)).split('\n')
  return [before.length, (before.at(-1)?.length ?? 0) + 1]
}

/** Leaves a picture of what was to be seen when a test failed. */
async function seen(name: string): Promise<void> {
  onTestFailed(async () => {
    const path = join(root, 'dist/e2e', `failed-${name}.png`)
    await window.page.screenshot({ path })
    console.error(`What was to be seen: ${path}`)
  })
}
