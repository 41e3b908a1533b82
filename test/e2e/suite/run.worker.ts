import 'mocha/mocha.js'
import type Mocha from 'mocha'
import { type Outcome, outcomesOf } from './outcome.ts'
import { tests } from './tests.ts'

/** What the build of Mocha for browsers leaves in the global scope. */
interface Globals {
  readonly Mocha: typeof Mocha
  readonly mocha: {
    readonly suite: Mocha.Suite
    setup(options: { readonly ui: string; readonly timeout: number; readonly reporter: typeof Silent }): void
    run(done: () => void): Mocha.Runner
  }
}

/** Called by VS Code where web workers run extensions. What came out is the last line on the console. */
export async function run(): Promise<void> {
  // The import has put them there.
  const { Mocha, mocha } = globalThis as unknown as Globals
  mocha.setup({ ui: 'tdd', timeout: 60_000, reporter: Silent })
  for (const [title, body] of tests) mocha.suite.addTest(new Mocha.Test(title, body))
  const outcomes = await new Promise<readonly Outcome[]>((resolve) => outcomesOf((done) => mocha.run(done), resolve))
  console.log(`SEAWORTHY_OUTCOME ${JSON.stringify(outcomes)}`)
  if (outcomes.some(({ error }) => error)) throw new Error('Not all tests passed.')
}

/** The reporters of browsers write to a document, which a worker has not. */
class Silent {}
