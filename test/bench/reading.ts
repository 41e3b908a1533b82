import { readYaml } from '../../server/src/yaml/document.ts'
import type { Node } from '../../server/src/yaml/node.ts'
import { SHAPES, type Shape, shaped } from '../harness/shapes.ts'
import { type Comparison, compare, compareSteps } from './measure.ts'
import type { Benchmark, Group } from './row.ts'

const uri = 'file:///bench.yaml'
const steps = [1000, 2000, 4000, 8000]

/** Shapes whose every node is looked at besides: nodes of flow collections are made when somebody does. */
const walked: readonly Shape[] = ['many documents', 'long flow lines']

export const reading: Group = { benchmarks: [...SHAPES.map(readShape), ...walked.map(walkShape)] }
export const doubling: Group = { benchmarks: SHAPES.map(doubleShape) }

function readShape(shape: Shape): Benchmark {
  const name = `read 10,000 lines: ${shape}`
  // The goal is meant for the usual shape. The others show what slows the reader down.
  return { name, measure: () => [{ name, ...inUnits(shape, read), per: 'unit', goal: { ratio: { p50: 4 } } }] }
}

function walkShape(shape: Shape): Benchmark {
  const name = `read and walk 10,000 lines: ${shape}`
  return { name, measure: () => [{ name, ...inUnits(shape, walk), per: 'unit' }] }
}

/** What is done to 10,000 lines, beside `JSON.parse` of the same data. */
function inUnits(shape: Shape, subject: (content: string) => unknown): Comparison {
  const { content, data } = shaped(shape, 10_000)
  const json = JSON.stringify(data)
  return compare(
    () => JSON.parse(json),
    () => subject(content),
  )
}

function walk(content: string): number {
  let nodes = 0
  for (const { text } of readYaml(uri, content, 'kubernetes')) {
    const ahead: Node[] = text.tree.root ? [text.tree.root] : []
    for (let node = ahead.pop(); node; node = ahead.pop()) {
      nodes++
      if (node.kind === 'map') for (const { key, value } of node.pairs) ahead.push(key, value)
      else if (node.kind === 'seq') for (const item of node.items) ahead.push(item)
    }
  }
  return nodes
}

/** Documents are split at once, and read when somebody asks. */
function read(content: string): void {
  for (const { text } of readYaml(uri, content, 'kubernetes')) text.tree
}

function doubleShape(shape: Shape): Benchmark {
  const name = `double: ${shape}`
  const measure = () => {
    const contents = steps.map((lines) => shaped(shape, lines).content)
    const comparisons = compareSteps(contents.map((content) => () => read(content)))
    return comparisons.map((comparison, i) => {
      const row = `${name}, ${steps[i]! / 1000}k to ${steps[i + 1]! / 1000}k lines`
      return { name: row, ...comparison, per: 'half', goal: { ratio: { p50: 2.2 } } } as const
    })
  }
  return { name, measure }
}
