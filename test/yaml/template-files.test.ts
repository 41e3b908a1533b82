import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Span } from '../../server/src/text/document.ts'
import { splitDocuments } from '../../server/src/yaml/split.ts'
import { maskTemplates } from '../../server/src/yaml/template.ts'
import { askYaml } from '../harness/yaml-oracle.ts'

const SAMPLES = join(import.meta.dirname, '../corpus/helm')
const CORPUS = process.env.SEAWORTHY_CORPUS

function errorsOf(content: string): string[] {
  return splitDocuments(content).flatMap(({ start, end }) => [...askYaml(content.slice(start, end)).errors])
}

for (const name of readdirSync(SAMPLES)) {
  const content = readFileSync(join(SAMPLES, name), 'utf8')

  test.each([false, true])(`${name} is YAML when it is masked (without what follows an else: %s)`, (withoutElse) => {
    const masked = maskTemplates(content, { withoutElse })
    expect(errorsOf(masked.content)).toEqual([])
    expect(masked.holes).not.toEqual([])
  })

  test(`${name} is masked in the same way with the line ends of Windows`, () => {
    const windows = content.replaceAll('\n', '\r\n')
    const masked = maskTemplates(windows)
    const textOf = ({ start, end }: Span): string => windows.slice(start, end).replaceAll('\r', '')
    expect(errorsOf(masked.content)).toEqual([])
    expect(masked.holes.map((hole) => `${hole.kind} ${hole.indent} ${textOf(hole)}`)).toEqual(
      maskTemplates(content).holes.map(
        ({ kind, indent, start, end }) => `${kind} ${indent} ${content.slice(start, end)}`,
      ),
    )
  })
}

test.skipIf(CORPUS === undefined)('all templates of the corpus are YAML when they are masked', () => {
  const faulty: string[] = []
  let count = 0
  for (const entry of readdirSync(CORPUS ?? '', { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(ya?ml|tpl)$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const content = readFileSync(path, 'utf8')
    if (!content.includes('{{')) continue
    count++
    const tries = [maskTemplates(content), maskTemplates(content, { withoutElse: true })]
    if (tries.every((masked) => errorsOf(masked.content).length > 0)) faulty.push(path)
  }
  expect(faulty).toEqual([])
  expect(count).toBeGreaterThan(0)
})

test('a file without an action is returned as it is', () => {
  const content = 'a: {b: {c: d}}\ne: "}}"\n'
  expect(maskTemplates(content)).toEqual({ content, holes: [], regions: [] })
})

const words = ['if .a', 'else', 'else if .b', 'end', 'range .c', 'with .d', 'define "e"', 'block "f" .', '$g := 1']
const outputs = [
  '.h',
  'include "i" .',
  'toYaml . | nindent 4',
  'tpl . | indent 2',
  '"}}"',
  '`\n`',
  '/* }} */',
  'j |\n  k',
]
const actions = [...words, ...outputs].flatMap((body) => [`{{ ${body} }}`, `{{- ${body} }}`, `{{ ${body} -}}`])
const texts = [
  '{{',
  '}}',
  '{{/*',
  '*/',
  '"',
  '`',
  "'",
  '\\',
  '\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '    ',
  '\t',
  '#',
  'a: ',
  '- ',
  'b',
  ':',
]
const templates = fc
  .array(fc.oneof(fc.constantFrom(...actions), fc.constantFrom(...texts)), { maxLength: 30 })
  .map((fragments) => fragments.join(''))

test('a masked template is as long, and differs in holes and in white space before or between them', () => {
  fc.assert(
    fc.property(templates, fc.boolean(), (content, withoutElse) => {
      const masked = maskTemplates(content, { withoutElse })
      expect(masked.content).toHaveLength(content.length)
      const isHole = new Uint8Array(content.length)
      for (const { start, end } of masked.holes) isHole.fill(1, start, end)
      for (let offset = 0; offset < content.length; offset++) {
        if (isHole[offset] === 1 || masked.content[offset] === content[offset]) continue
        expect(`${content[offset]} ${masked.content[offset]}`).toMatch(/^[ \t] [ \n]$/)
      }
    }),
    { numRuns: 2000 },
  )
})

test('holes are disjoint and in order, and regions are nested and in order', () => {
  fc.assert(
    fc.property(templates, fc.boolean(), (content, withoutElse) => {
      const { holes, regions } = maskTemplates(content, { withoutElse })
      holes.forEach(({ start, end }, index) => {
        expect(start).toBeGreaterThanOrEqual(holes[index - 1]?.end ?? 0)
        expect(end).toBeGreaterThan(start)
      })
      const open: Span[] = []
      for (const region of regions) {
        while (open.length > 0 && open.at(-1)!.end <= region.start) open.pop()
        expect(region.end).toBeGreaterThanOrEqual(region.start)
        expect(region.end).toBeLessThanOrEqual(open.at(-1)?.end ?? content.length)
        expect(holes.some(({ start, end }) => start < region.start && region.end < end)).toBe(false)
        open.push(region)
      }
    }),
    { numRuns: 2000 },
  )
})
