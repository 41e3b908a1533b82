import { performance } from 'node:perf_hooks'
import { DockerText } from '../../server/src/docker/document.ts'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { rules } from '../../server/src/rules/index.ts'
import { printChanges } from '../../server/src/yaml/change.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { rootOf, type Value } from '../../server/src/yaml/value.ts'
import type { Maker } from './fill.ts'
import { hostileDocker } from './hostile-docker.ts'
import { hostileTemplates } from './hostile-templates.ts'
import { hostileYaml } from './hostile-yaml.ts'
import { spread, timesOf } from './measure.ts'
import type { Benchmark, Goal, Group, Row } from './row.ts'
import { look, valuesOf } from './visit.ts'

/** Inputs that somebody made to slow the server down. What is linear takes twice as long for twice as much. */
export const hostile: Group = {
  benchmarks: [
    ...Object.entries({ ...hostileYaml, ...hostileTemplates }).map(([input, make]) => attack(input, make, endure)),
    ...Object.entries(hostileDocker).map(([input, make]) => attack(`${input} in a Dockerfile`, make, check)),
  ],
  slowest: 10,
}

const SIZE = 100 * 1024
const GOAL: Goal = { ms: { p50: 50 }, ratio: { p50: 3.5 } }

/** In less time than that, and in more, nothing is learned from a larger input. */
const LEAST_TO_GROW_MS = 5
const MOST_TO_GROW_MS = 500

type Subject = (content: string) => void

function attack(input: string, make: Maker, subject: Subject): Benchmark {
  const name = `hostile: ${input}`
  return { name, measure: () => [rowOf(name, make, subject)] }
}

function rowOf(name: string, make: Maker, subject: Subject): Row {
  try {
    const small = make(SIZE)
    const times = timesOf(() => subject(small), 6)
    const row: Row = { name, ms: spread(times), goal: GOAL }
    const least = Math.min(...times)
    if (least < LEAST_TO_GROW_MS || least > MOST_TO_GROW_MS) return row
    const large = make(4 * SIZE)
    // The least, for what collects the garbage of other inputs grows as it likes.
    const growth = Math.sqrt(Math.min(...timesOf(() => subject(large), 4)) / least)
    return { ...row, ratio: { p50: growth, p95: growth }, per: 'half' }
  } catch (error) {
    return { name: `${name} (${error})`, ms: { p50: Infinity, p95: Infinity }, goal: GOAL }
  }
}

/** What the server does with a file: it reads it, looks at values of all kinds, and prints changes. */
function endure(content: string): void {
  const documents = readYaml('file:///hostile.yaml', content, 'kubernetes')
  const roots = documents.map(({ text }) => rootOf(text))
  lookAt(roots)
  const known = roots.filter((root) => root.json !== undefined || root.entries().length > 0)
  if (known.length > documents.length) throw new Error('More values than documents.')
  printChanges(roots.slice(0, MOST_CHANGES).map((root) => root.get('missing').set(true)))
}

/** What the server does with a Dockerfile: it reads it and asks every rule. */
function check(content: string): void {
  const { failures } = checkText(new DockerText(content), rules, { kubernetes: newestVersion, showImplied: true })
  if (failures.length > 0) throw failures[0]?.error
}

const MOST_CHANGES = 500
const MOST_VALUES = 2000
const MOST_MS = 1000

function lookAt(roots: readonly Value[]): void {
  const end = performance.now() + MOST_MS
  let left = MOST_VALUES
  for (const root of roots) {
    for (const value of valuesOf(root)) {
      look(value)
      left--
      if (left <= 0 || performance.now() > end) return
    }
  }
}
