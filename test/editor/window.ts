import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Served } from './server.ts'

export interface Shown {
  /** A folder of this machine. */
  readonly folder: string
  /** A file in it that is open. */
  readonly file?: string
}

/** A window of VS Code, as who sits before it has it. All that is done is done by keys. */
export interface Window {
  readonly page: Page
  readonly suggestions: Locator
  /** Chooses something from the command palette. */
  command(title: string): Promise<void>
  /** Chooses from the list that a command shows, by what is typed. */
  choose(text: string): Promise<void>
  /** Shows a file of the folder in an editor. */
  open(file: string): Promise<void>
  /** Writes the only line of an empty file. */
  type(text: string): Promise<void>
  /** Sets the cursor; both numbers begin with one. */
  goTo(line: number, character: number): Promise<void>
  /** Takes the last change back, which brings back a line with that text. */
  undo(text: string): Promise<void>
  /** Shows what can be done at the cursor, and gives the entry with that text. */
  lightBulb(text: string): Promise<Locator>
  /** A line of the open file that has a text in it. */
  line(text: string): Locator
  /** Saves what is seen as a picture, when everything has come to rest. */
  picture(path: string): Promise<void>
  close(): Promise<void>
}

/** Opens a window on a VS Code that has been started. */
export async function openWindow(browser: Browser, editor: Served, { folder, file }: Shown): Promise<Window> {
  const page = await browser.newPage({ viewport: { width: 1120, height: 700 }, deviceScaleFactor: 1.5 })
  page.setDefaultTimeout(45_000)
  const url = new URL(editor.url)
  url.searchParams.set('folder', folder)
  const opened = [['openFile', `vscode-remote://${url.host}${join(folder, file ?? '')}`]]
  if (file !== undefined) url.searchParams.set('payload', JSON.stringify(opened))
  await page.goto(String(url))
  await page.locator('.monaco-workbench').waitFor()
  if (file !== undefined) await page.locator('.editor-instance .view-lines').first().waitFor()
  const input = page.locator('.quick-input-widget input.input')
  const rows = page.locator('.quick-input-list .monaco-list-row')

  const window: Window = {
    page,
    suggestions: page.locator('.suggest-widget.visible .monaco-list-row'),
    async command(title) {
      await again(page, async () => {
        await page.keyboard.press('F1')
        await input.fill(`>${title}`, { timeout: 3000 })
        await rows.filter({ hasText: title }).first().waitFor({ timeout: 3000 })
      })
      await page.keyboard.press('Enter')
    },
    async choose(text) {
      await rows.filter({ hasText: text }).first().waitFor()
      await input.fill(text)
      await rows.filter({ hasText: text }).first().waitFor()
      await page.keyboard.press('Enter')
    },
    async open(file) {
      await again(page, async () => {
        await page.keyboard.press('Control+p')
        await input.fill(file, { timeout: 3000 })
        // What is chosen by the keyboard may still be a row of the list before it was filtered.
        await rows.filter({ hasText: file }).first().click({ timeout: 3000 })
        await page.locator('.tab.active', { hasText: file }).waitFor({ timeout: 3000 })
      })
    },
    async type(text) {
      await again(page, async () => {
        await page.locator('.editor-instance .monaco-editor.focused').waitFor({ timeout: 3000 })
        await page.keyboard.press('Control+a')
        await page.keyboard.type(text, { delay: 20 })
        await window.line(text).waitFor({ timeout: 3000 })
      })
    },
    async goTo(line, character) {
      await again(page, async () => {
        await page.keyboard.press('Control+g')
        await input.fill(`:${line}:${character}`, { timeout: 3000 })
        await page.keyboard.press('Enter')
        const place = page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${character}` })
        await place.waitFor({ timeout: 3000 })
        await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 3000 })
      })
    },
    async undo(text) {
      await again(page, async () => {
        await page.locator('.editor-instance .monaco-editor.focused').waitFor({ timeout: 3000 })
        await page.keyboard.press('Control+z')
        await window.line(text).waitFor({ timeout: 3000 })
      })
    },
    async lightBulb(text) {
      const entry = page.locator('.action-widget .monaco-list-row', { hasText: text }).first()
      await again(page, async () => {
        await page.locator('.editor-instance .monaco-editor.focused').waitFor({ timeout: 3000 })
        await page.keyboard.press('Control+.')
        await entry.waitFor({ timeout: 3000 })
      })
      return entry
    },
    line: (text) => page.locator('.editor-instance .view-line', { hasText: text }).first(),
    async picture(path) {
      // Something may still be on its way to its place.
      await page.waitForTimeout(600)
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
    },
    close: () => page.close(),
  }
  return window
}

/** A key that is pressed while a window is busy may be lost: then it is pressed again. */
async function again(page: Page, attempt: () => Promise<void>): Promise<void> {
  for (let left = 9; ; left--) {
    try {
      return await attempt()
    } catch (error) {
      if (left === 0) throw error
      await page.keyboard.press('Escape')
    }
  }
}
