/**
 * Measures what design decisions rest on: `npm run bench`, `-- --only NAME` for the rows whose names contain it,
 * `-- --json` for machines.
 *
 * **How to read the table.** `p50` is the middle of all measurements, `p95` what one of twenty exceeds, both in
 * milliseconds of this machine. The ratio is what to compare, for it hardly depends on the machine: `u` counts units,
 * where one unit is the time of `JSON.parse` for the same data as JSON, measured by turns with what the row measures; `×`
 * is how many times longer twice the input takes. A goal names what a row has to stay below, p50 and, where there are
 * two numbers, p95. A row without a goal is there to be watched. A row that misses its goal fails nothing: on a busy
 * machine measure again before you believe it.
 *
 * Rows of hostile inputs have 100 KB of each; only the slowest of many are shown, and those that miss.
 */
import { parseArgs } from 'node:util'
import { activation } from './activation.ts'
import { command } from './command.ts'
import { editing } from './editing.ts'
import { hostile } from './hostile.ts'
import { doubling, reading } from './reading.ts'
import { type Goal, type Group, isMet, type Row } from './row.ts'
import { server } from './server.ts'
import { typing } from './typing.ts'
import { workspace } from './workspace.ts'

const groups: readonly Group[] = [reading, doubling, typing, editing, hostile, workspace, server, command, activation]

/** Of the columns of the table. */
const widths = [62, 9, 9, 9, 9, 16, 7]

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean' } } })
if (!values.json) console.log(lineOf(['', 'p50', 'p95', 'ratio', 'its p95', 'goal', '']))
for (const group of groups) for await (const row of rowsOf(group, values.only)) print(row)

/** The rows of a group, each measured when it is asked for where all are shown. */
async function* rowsOf({ benchmarks, slowest }: Group, only = ''): AsyncIterable<Row> {
  const wanted = benchmarks.filter(({ name }) => name.includes(only))
  if (slowest === undefined) {
    for (const benchmark of wanted) yield* await benchmark.measure()
    return
  }
  const measured: Row[] = []
  for (const benchmark of wanted) measured.push(...(await benchmark.measure()))
  const rows = measured.sort((a, b) => b.ms.p50 - a.ms.p50)
  yield* rows.filter((row, i) => i < slowest || isMet(row) === false)
}

function print(row: Row): void {
  const met = isMet(row)
  if (values.json) console.log(JSON.stringify({ ...row, met }))
  else console.log(lineOf(cellsOf(row, met)))
}

function cellsOf({ name, ms, unit, ratio, per, goal }: Row, met: boolean | undefined): readonly string[] {
  const sign = per === 'unit' ? ' u' : ' ×'
  const ratios = ratio ? [ratio.p50, ratio.p95].map((number) => number.toFixed(2) + sign) : ['', '']
  const verdict = met === false ? 'MISSED' : 'met'
  return [
    name,
    ms.p50.toFixed(2),
    ms.p95.toFixed(2),
    ...ratios,
    goalText(goal, sign, unit),
    met === undefined ? '' : verdict,
  ]
}

function goalText(goal: Goal | undefined, sign: string, unit = 'ms'): string {
  const parts = [
    { most: goal?.ms, unit: ` ${unit}` },
    { most: goal?.ratio, unit: sign },
  ]
  return parts
    .flatMap(({ most, unit }) => {
      const numbers = [most?.p50, most?.p95].filter((number) => number !== undefined)
      return numbers.length > 0 ? [numbers.join(' / ') + unit] : []
    })
    .join(', ')
}

function lineOf(cells: readonly string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('')
}
