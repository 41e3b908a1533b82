import { isJsonList, isJsonMap, type Json, type JsonMap } from '../../server/src/yaml/json.ts'
import { configMap, manifest, numbers, phrase } from './manifests.ts'
import { type Random, randomOf } from './random.ts'

/** A generated file, and what it says. */
export interface Shaped {
  readonly content: string
  /** What each of its documents holds. */
  readonly data: readonly Json[]
}

/** The ways to write YAML that take readers different paths. */
export const SHAPES = [
  'many documents',
  'one list',
  'deep nesting',
  'long flow lines',
  'long block scalars',
  'comments',
  'anchors and merges',
  'CRLF',
] as const

export type Shape = (typeof SHAPES)[number]

/** A file of that shape with exactly so many lines, at least 200. The same seed makes the same file. */
export function shaped(shape: Shape, lines: number, seed = 1): Shaped {
  return makers[shape](lines, randomOf(seed))
}

const makers: Readonly<Record<Shape, (lines: number, random: Random) => Shaped>> = {
  'many documents': (lines, random) => manifests(lines, random, false),
  'one list': list,
  'deep nesting': deep,
  'long flow lines': (lines, random) => inDocuments(lines, random, flowDocument),
  'long block scalars': (lines, random) => inDocuments(lines, random, blockDocument),
  comments: (lines, random) => manifests(lines, random, true),
  'anchors and merges': (lines, random) => inDocuments(lines, random, anchorDocument),
  CRLF: (lines, random) => {
    const { content, data } = manifests(lines, random, false)
    return { content: content.replaceAll('\n', '\r\n'), data }
  },
}

/** More lines than one generated manifest ever has. */
const MOST_LINES = 190

function manifests(lines: number, random: Random, isCommented: boolean): Shaped {
  const written: string[] = []
  const data: JsonMap[] = []
  while (lines - written.length > MOST_LINES) {
    const resource = manifest(data.length, random)
    written.push('---', ...linesOf(resource, { ...styleOf(random), isCommented }, random))
    data.push(resource)
  }
  const rest = configMap('rest', lines - written.length - 6)
  written.push('---', ...linesOf(rest, PLAIN, random))
  return { content: `${written.join('\n')}\n`, data: [...data, rest] }
}

function list(lines: number, random: Random): Shaped {
  const written = ['apiVersion: v1', 'kind: List', 'items:']
  const items: JsonMap[] = []
  const add = (item: JsonMap, style: Style): void => {
    const [first, ...others] = linesOf(item, style, random)
    written.push(`  - ${first}`, ...others.map((line) => (line === '' ? line : `    ${line}`)))
    items.push(item)
  }
  while (lines - written.length > MOST_LINES) add(manifest(items.length, random), styleOf(random))
  add(configMap('rest', lines - written.length - 5), PLAIN)
  return { content: `${written.join('\n')}\n`, data: [{ apiVersion: 'v1', kind: 'List', items }] }
}

const DEEPEST = 30
const LINES_PER_LEVEL = 4

/** Schemas in schemas, as custom resource definitions have them. */
function deep(lines: number, random: Random): Shaped {
  const schemas: Record<string, Json> = {}
  let left = lines
  for (let i = 0; left > (DEEPEST + 1) * LINES_PER_LEVEL; i++) {
    const depth = DEEPEST / 2 + random(DEEPEST / 2)
    schemas[`schema${i}`] = schema(depth, random)
    left -= depth * LINES_PER_LEVEL + 2
  }
  for (let i = 0; i < left; i++) schemas[`field${i}`] = 'string'
  return { content: `${linesOf(schemas, PLAIN, random).join('\n')}\n`, data: [schemas] }
}

function schema(depth: number, random: Random): JsonMap {
  if (depth === 0) return { type: 'string' }
  const properties = { [`level${depth}`]: schema(depth - 1, random) }
  return { type: 'object', description: phrase(4, random), properties }
}

interface Written {
  readonly lines: readonly string[]
  readonly data: JsonMap
}

const DOCUMENT_LINES = 100

/** Documents of about the same length that a maker writes with exactly as many lines as it is given. */
function inDocuments(lines: number, random: Random, make: (lines: number, random: Random) => Written): Shaped {
  const count = Math.floor(lines / DOCUMENT_LINES)
  const parts = numbers(count).map((i) => {
    const length = i === count - 1 ? lines - DOCUMENT_LINES * (count - 1) : DOCUMENT_LINES
    return make(length - 1, random)
  })
  const content = parts.map((part) => `---\n${part.lines.join('\n')}\n`).join('')
  return { content, data: parts.map(({ data }) => data) }
}

function flowDocument(lines: number, random: Random): Written {
  const rows = numbers(lines - 2).map((i) => ({
    name: `row-${i}`,
    enabled: random(2) === 0,
    labels: { app: phrase(1, random), tier: phrase(1, random), note: phrase(3, random) },
    ports: [8000 + random(1000), 9000 + random(1000), 80],
    args: ['--level', phrase(1, random), `--match=${phrase(4, random)}`],
    limits: { cpu: '100m', memory: '256Mi', empty: {} },
  }))
  const body = rows.map((row) => `  - ${flowOf(row, random)}`)
  return { lines: ['kind: Table', 'rows:', ...body], data: { kind: 'Table', rows } }
}

function blockDocument(lines: number, random: Random): Written {
  const first = Math.floor((lines - 7) / 2)
  const script = numbers(first).map((i) => `${' '.repeat(2 * random(4))}run ${phrase(5, random)}: ${i} # ${i}`)
  const prose = numbers(lines - 7 - first).map(() => phrase(7, random))
  script[0] = '#!/bin/sh'
  const head = ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: scripts', 'data:']
  const body = [
    '  run.sh: |',
    ...script.map((line) => `    ${line}`),
    '  prose: >-',
    ...prose.map((line) => `    ${line}`),
  ]
  const texts = { 'run.sh': `${script.join('\n')}\n`, prose: prose.join(' ') }
  const data = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'scripts' }, data: texts }
  return { lines: [...head, ...body], data }
}

/** A file of services that share their settings, as Compose files and chart values do. */
function anchorDocument(lines: number, random: Random): Written {
  const labels = { team: phrase(1, random), tier: 'backend' }
  const common = { image: `registry.example.com/${phrase(1, random)}:1`, restart: 'always', labels }
  const written = linesOf({ 'x-common': common, services: {} }, PLAIN, random)
  written[0] = 'x-common: &common'
  written[written.indexOf('  labels:')] = '  labels: &labels'
  written[written.indexOf('services: {}')] = 'services:'
  const services: Record<string, Json> = {}
  for (let i = 0; lines - written.length >= 5; i++) {
    const command = phrase(3, random)
    services[`service${i}`] = { ...common, labels, command, own: labels }
    written.push(`  service${i}:`, '    <<: *common', `    command: ${command}`, '    own: *labels')
  }
  for (const i of numbers(lines - written.length)) {
    services[`other${i}`] = labels
    written.push(`  other${i}: *labels`)
  }
  return { lines: written, data: { 'x-common': common, services } }
}

/** How a document is written. */
interface Style {
  readonly listStep: number
  /** Of so many short collections one is written in flow style, and of so many strings one is quoted; never if 0. */
  readonly variety: number
  readonly isCommented: boolean
}

const PLAIN: Style = { listStep: 2, variety: 0, isCommented: false }

function styleOf(random: Random): Style {
  return { listStep: 2 * random(2), variety: 5, isCommented: false }
}

/** The lines of a block map. */
function linesOf(map: JsonMap, style: Style, random: Random): string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const lines = entryOf(key, value, style, random)
    return style.isCommented ? withComments(lines, value, random) : lines
  })
}

function entryOf(key: string, value: Json, style: Style, random: Random): string[] {
  const head = `${scalarOf(key, 0, random)}:`
  if (typeof value === 'string' && value.endsWith('\n')) {
    return [`${head} |`, ...indented(value.slice(0, -1).split('\n'), 2)]
  }
  if (!isLong(value) || (isShort(value) && isOneIn(style.variety, random))) {
    const text = isLong(value) ? flowOf(value, random) : scalarOf(value, style.variety, random)
    return [`${head} ${text}`]
  }
  if (!isJsonList(value)) return [head, ...indented(isJsonMap(value) ? linesOf(value, style, random) : [], 2)]
  return [head, ...value.flatMap((item) => indented(itemOf(item, style, random), style.listStep))]
}

function itemOf(item: Json, style: Style, random: Random): string[] {
  if (!isJsonMap(item)) return [`- ${scalarOf(item, style.variety, random)}`]
  const [first, ...others] = linesOf(item, { ...style, isCommented: false }, random)
  return [`- ${first}`, ...indented(others, 2)]
}

function indented(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => ' '.repeat(columns) + line)
}

/** A comment above every third entry, and one behind every fourth that is not a block. */
function withComments(lines: readonly string[], value: Json, random: Random): readonly string[] {
  const above = isOneIn(3, random) ? [`# ${phrase(6, random)}`] : []
  const [first = '', ...others] = lines
  const isBlock = typeof value === 'string' && value.endsWith('\n')
  const behind = !isBlock && isOneIn(4, random) ? ` # ${phrase(3, random)}` : ''
  return [...above, first + behind, ...others]
}

/** Whether a value takes several lines in block style. */
function isLong(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

/** Whether a collection holds a few scalars only. */
function isShort(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false
  const parts = Object.values(value)
  return parts.length <= 4 && !parts.some((part) => isLong(part))
}

function flowOf(value: Json, random: Random): string {
  if (isJsonList(value)) return `[${value.map((item) => flowOf(item, random)).join(', ')}]`
  if (!isJsonMap(value)) return scalarOf(value, 5, random)
  const entries = Object.entries(value).map(([key, part]) => `${scalarOf(key, 0, random)}: ${flowOf(part, random)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** Words and paths, which mean the same with and without quotes. */
const SAFE = /^[A-Za-z/][\w ./-]*$/

function scalarOf(value: Json, variety: number, random: Random): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  if (SAFE.test(value) && !isOneIn(variety, random)) return value
  return isOneIn(2, random) ? `'${value}'` : JSON.stringify(value)
}

function isOneIn(count: number, random: Random): boolean {
  return count > 0 && random(count) === 0
}
