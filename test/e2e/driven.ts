import type { Page } from 'playwright-core'
import type { Outcome } from './suite/outcome.ts'

/** A suite that takes longer hangs. */
const MOST_MILLISECONDS = 240_000

const OUTCOME = 'SEAWORTHY_OUTCOME '

export interface Exit {
  readonly status: number
  /** What came of the tests, where they said so on the console. */
  readonly outcomes: readonly Outcome[]
}

/** Opens the page of a driven VS Code, and waits for the end of the tests in it. */
export async function runTestsIn(page: Page, url: string): Promise<Exit> {
  let outcomes: readonly Outcome[] = []
  await page.exposeFunction('codeAutomationLog', (_type: string, [text, ...values]: readonly unknown[]) => {
    if (process.env.VERBOSE) console.error(text, ...values)
    if (String(text).startsWith(OUTCOME)) outcomes = JSON.parse(String(text).slice(OUTCOME.length))
  })
  const status = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The tests in the editor did not end.')), MOST_MILLISECONDS)
    const end = (status: number) => {
      clearTimeout(timer)
      resolve(status)
    }
    page
      .exposeFunction('codeAutomationExit', end)
      .then(() => page.goto(url))
      .catch(reject)
  })
  return { status, outcomes }
}
