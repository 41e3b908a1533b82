import { printChanges } from '../../server/src/yaml/change.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { rootOf } from '../../server/src/yaml/value.ts'
import { hostileTemplates } from './hostile-templates.ts'
import { hostileYaml } from './hostile-yaml.ts'
import { measureFew } from './measure.ts'
import { visit } from './visit.ts'
import type { Benchmark, Group } from './row.ts'

const SIZE = 100 * 1024

/** Inputs that somebody made to slow a reader down. What is linear takes twice as long for twice as much. */
export const hostile: Group = {
  benchmarks: Object.entries({ ...hostileYaml, ...hostileTemplates }).map(([name, make]) => attack(name, make)),
  slowest: 10,
}

function attack(input: string, make: (size: number) => string): Benchmark {
  const name = `hostile: ${input}`
  const measure = () => {
    const [small, large] = [make(SIZE), make(4 * SIZE)]
    const ms = measureFew(() => endure(small), 5)
    const four = measureFew(() => endure(large), 3).p50
    const growth = Math.sqrt(four / ms.p50)
    // What takes no time has no growth that could be measured.
    const isMeasured = four > 10
    const ratio = { p50: growth, p95: growth }
    return [{ name, ms, ...(isMeasured ? { ratio, per: 'half' } : {}), goal: { ms: { p50: 50 }, ratio: { p50: 2.8 } } }] as const
  }
  return { name, measure }
}

const uri = 'file:///hostile.yaml'
const MOST_VALUES = 2000

/** All that the server would do with a file: read it, look at values, read it again after a key, and print a change. */
function endure(content: string): void {
  const documents = readYaml(uri, content, 'kubernetes')
  const roots = documents.map(({ text }) => rootOf(text))
  let left = MOST_VALUES
  for (const root of roots) {
    if (left > 0) left -= visit(root, left)
    if (root.json === undefined && root.entries() === undefined) throw new Error('No entries.')
  }
  printChanges(roots.map((root) => root.get('missing').set(true)))
  readYaml(uri, `${content}x`, 'kubernetes', documents)
}
