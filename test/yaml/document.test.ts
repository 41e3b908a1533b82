import { expect, test } from 'vitest'
import { applyEdits, spanInFile } from '../../server/src/text/document.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { rootOf } from '../../server/src/yaml/value.ts'

const uri = 'file:///shop.yaml'
const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n`
const file = [service('a'), service('b'), service('c')].join('---\n')

test('a line above moves all that follows and keeps its texts', () => {
  const before = readYaml(uri, file, 'kubernetes')
  const after = readYaml(uri, `# shop\n${file}`, 'kubernetes', before)
  expect(after.map(({ text }) => before.findIndex((document) => document.text === text))).toEqual([-1, 1, 2])
  expect(after.map(({ start }, i) => start - before[i]!.start)).toEqual([0, 7, 7])
  const name = rootOf(after[2]!.text).get('metadata', 'name')
  const { start, end } = spanInFile(after[2]!, name.location.span)
  expect(`# shop\n${file}`.slice(start, end)).toBe('c')
})

test('a key typed in one document reads that one alone', () => {
  const before = readYaml(uri, file, 'kubernetes')
  const typed = applyEdits(file, [
    { span: { start: file.indexOf('name: b') + 7, end: file.indexOf('name: b') + 7 }, text: 'x' },
  ])
  const after = readYaml(uri, typed, 'kubernetes', before)
  expect(after.map(({ text }, i) => text === before[i]!.text)).toEqual([true, false, true])
  expect(rootOf(after[1]!.text).get('metadata', 'name').string).toBe('bx')
})

test('equal documents are different texts with places of their own', () => {
  const twins = `${service('a')}---\n${service('a')}---\n${service('a')}`
  const before = readYaml(uri, twins, 'kubernetes')
  const after = readYaml(uri, `# twins\n${twins}`, 'kubernetes', before)
  for (const documents of [before, after]) {
    expect(new Set(documents.map(({ text }) => text)).size).toBe(3)
    expect(new Set(documents.map(({ start }) => start)).size).toBe(3)
  }
  expect(after.slice(1).every(({ text }) => before.some((document) => document.text === text))).toBe(true)
})

test('a text is not kept where a template that begins above makes it something else', () => {
  const plain = 'a: 1\n---\nb: 2\n'
  const before = readYaml(uri, plain, 'kubernetes')
  const hidden = `{{ define "x" }}\n${plain}{{ end }}\n`
  const after = readYaml(uri, hidden, 'kubernetes', before)
  expect(after.some(({ text }) => before.some((document) => document.text === text))).toBe(false)
})

test('a text is not kept for readers of another dialect', () => {
  const before = readYaml(uri, file, 'kubernetes')
  const after = readYaml(uri, file, 'compose', before)
  expect(after.some(({ text }) => before.some((document) => document.text === text))).toBe(false)
})

test('documents and their parts make up the file', () => {
  const documents = readYaml(uri, `# head\n---\n${file}...\n# tail\n`, 'kubernetes')
  expect(documents.map(({ text }) => text.content).join('')).toBe(`# head\n---\n${file}...\n# tail\n`)
  expect(documents.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2])
})

test('of very many documents that only the slow reader takes, the first are read and the rest is said to be unread', () => {
  const content = '? a\n: b\n---\n'.repeat(300)
  const documents = readYaml('file:///many.yaml', content, 'kubernetes')
  const first = documents.map(({ text }) => text.tree.errors.map(({ kind }) => kind))
  expect(first.slice(0, 200).flat()).toEqual([])
  expect(new Set(first.slice(200, 300).map(String))).toEqual(new Set(['unread']))

  const moved = readYaml('file:///many.yaml', `? a\n: b\n---\n${content}`, 'kubernetes', documents)
  expect(moved.map(({ text }) => text.tree.errors.length)).toEqual(
    readYaml('file:///many.yaml', `? a\n: b\n---\n${content}`, 'kubernetes').map(({ text }) => text.tree.errors.length),
  )
})

test('behind a thousand documents those are not read that are too short for a resource', () => {
  const documents = readYaml(uri, `${'---\na: b\n'.repeat(1001)}---\n${service('late')}`, 'kubernetes')
  const roots = documents.map(({ text }) => rootOf(text))
  expect(roots.slice(0, 1000).every((root) => root.get('a').is('b'))).toBe(true)
  expect(roots[1000]?.isUnknown).toBe(true)
  expect(roots[1001]?.get('metadata', 'name').string).toBe('late')
})
