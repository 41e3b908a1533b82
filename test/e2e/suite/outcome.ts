import type { Runner } from 'mocha'

/** What came of a test; without an error it passed. */
export interface Outcome {
  readonly title: string
  readonly error?: string
}

/** Runs the tests that Mocha has, and tells what came of each. */
export function outcomesOf(run: (done: () => void) => Runner, tell: (outcomes: readonly Outcome[]) => void): void {
  const outcomes: Outcome[] = []
  const runner = run(() => tell(outcomes))
  runner.on('pass', ({ title }) => outcomes.push({ title }))
  runner.on('fail', ({ title }, error) => outcomes.push({ title, error: String(error.stack ?? error) }))
}
