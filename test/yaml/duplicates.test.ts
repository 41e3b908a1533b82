import { expect, test } from 'vitest'
import { duplicateKeys } from '../../server/src/yaml/duplicates.ts'
import { textOf } from '../harness/yaml.ts'

const cases: readonly (readonly [title: string, content: string, found: readonly string[]])[] = [
  ['a key twice has both places', 'a: 1\nb: 2\na: 3\n', ['a 0 10']],
  ['of a key three times the later ones are two', 'a: 1\na: 2\na: 3\n', ['a 0 5', 'a 0 10']],
  ['keys are compared as what they mean', 'a: 1\n"a": 2\n', ['a 0 5']],
  ['keys of different maps are different', 'a: {x: 1}\nb: {x: 1}\nc:\n  - x: 1\n  - x: 1\n', []],
  ['maps in flow and in lists are looked at', '- {x: 1, x: 2}\n', ['x 3 9']],
  ['merge keys are keys', 'a: &a {}\nb: {<<: *a, <<: *a}\n', ['<< 13 21']],
  ['what a template prints in one branch only is none', '{{ if .x }}\na: 1\n{{ else }}\na: 2\n{{ end }}\n', []],
  ['a key that a template prints may be any', '{{ .a }}: 1\n{{ .a }}: 2\n', []],
]

for (const [title, content, found] of cases) {
  test(title, () => {
    const text = textOf(content.includes('if') ? `z: 0\n${content}` : content)
    expect(duplicateKeys(text).map(({ name, first, again }) => `${name} ${first.start} ${again.start}`)).toEqual(found)
  })
}

test('a map with thousands of keys is looked through once', () => {
  const content = Array.from({ length: 20_000 }, (_, i) => `k${i % 19_999}: 1`).join('\n')
  expect(duplicateKeys(textOf(content)).map(({ name }) => name)).toEqual(['k0'])
})
