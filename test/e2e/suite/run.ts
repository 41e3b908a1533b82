import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'
import { type Outcome, outcomesOf } from './outcome.ts'
import { tests } from './tests.ts'

/** Called by VS Code where Node.js runs extensions. What came out is in the file that `SEAWORTHY_OUTCOME` names. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ timeout: 60_000, reporter: 'spec', color: false })
  for (const [title, body] of tests) mocha.suite.addTest(new Mocha.Test(title, body))
  const outcomes = await new Promise<readonly Outcome[]>((resolve) => outcomesOf((done) => mocha.run(done), resolve))
  const file = process.env.SEAWORTHY_OUTCOME
  if (file) writeFileSync(file, JSON.stringify(outcomes))
  if (outcomes.some(({ error }) => error)) throw new Error('Not all tests passed.')
}
