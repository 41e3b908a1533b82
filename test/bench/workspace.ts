import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { rules } from '../../server/src/rules/index.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { shaped } from '../harness/shapes.ts'
import { compare, spread } from './measure.ts'
import type { Benchmark, Group } from './row.ts'

/** 5,000 resources that are one unit, of which one file is open. */
export const workspace: Group = {
  benchmarks: [inValue(), inLabel()],
}

const FILES = 225
const LINES = 1150
const open = 'shop/file-0.yaml'

interface Opened {
  readonly linter: Linter
  /** Types a letter, or takes it back, and says what is found in the open file by then. */
  key(): void
}

/** A unit that is checked, with a typist on lines of its open file. */
function openUnit(catalogue: typeof rules, line: RegExp): Opened {
  const linter = new Linter({ profile: 'all', kubernetes: newestVersion }, catalogue)
  const contents = Array.from({ length: FILES }, (_, i) => shaped('many documents', LINES, i + 1).content)
  for (const [i, content] of contents.entries()) linter.update(`shop/file-${i}.yaml`, content)
  linter.update('shop/namespaces.yaml', NAMESPACES)
  linter.folderRead('')
  for (const _ of linter.rest());
  for (const i of contents.keys()) linter.lint(`shop/file-${i}.yaml`)
  const content = contents[0]!
  const places = [...content.matchAll(line)].map((match) => match.index + match[0].length)
  let count = 0
  const key = () => {
    const place = places[(count >> 1) % places.length]!
    const isBack = count++ % 2 === 1
    const edits = [{ span: { start: place, end: place }, text: 'x' }]
    linter.update(open, isBack ? content : applyEdits(content, edits))
    for (const _ of linter.rest([open]));
    linter.lint(open)
  }
  return { linter, key }
}

/** What enforces something in the namespaces that there are, so that there is something to find. */
const NAMESPACES = ['cart', 'checkout', 'ledger', 'payment']
  .map(
    (name) =>
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels:\n    pod-security.kubernetes.io/enforce: restricted\n`,
  )
  .join('---\n')

/** An image, without the quotes that it may stand in. */
const IMAGE = /^ +image: ['"]?[^\s'"]+/gm

function inValue(): Benchmark {
  const name = '5,000 resources: a key in a value that nobody else reads'
  return {
    name,
    measure() {
      const local = rules.filter(({ reads }) => !reads)
      const without = openUnit(local, IMAGE)
      const subject = openUnit(rules, IMAGE)
      const comparison = compare(without.key, subject.key)
      return [{ name, ...comparison, per: 'without', goal: { ratio: { p50: 1.5 } } }]
    },
  }
}

const KEYS = 100

function inLabel(): Benchmark {
  const name = '5,000 resources: a key in a label'
  return {
    name,
    measure() {
      const { linter, key } = openUnit(rules, /^ +app: [\w-]+$/gm)
      const [times, slices, rests]: [number[], number[], number[]] = [[], [], []]
      for (let i = 0; i < KEYS; i++) {
        const start = performance.now()
        key()
        const end = performance.now()
        times.push(end - start)
        slices.push(slowestStepOf(linter))
        rests.push(performance.now() - end)
      }
      return [
        { name, ms: spread(times), goal: { ms: { p50: 20 } } },
        { name: `${name}: the slowest step of the rest`, ms: spread(slices), goal: { ms: { p95: 15 } } },
        { name: `${name}: all of the rest`, ms: spread(rests) },
      ]
    },
  }
}

function slowestStepOf(linter: Linter): number {
  let slowest = 0
  let start = performance.now()
  for (const _ of linter.rest()) {
    const now = performance.now()
    slowest = Math.max(slowest, now - start)
    start = now
  }
  return Math.max(slowest, performance.now() - start)
}
