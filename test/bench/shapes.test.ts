import { expect, test } from 'vitest'
import { readYaml } from '../../server/src/yaml/document.ts'
import { readDocument } from '../../server/src/yaml/read.ts'
import { rootOf } from '../../server/src/yaml/value.ts'
import { SHAPES, shaped } from '../harness/shapes.ts'

test.each(SHAPES)('the shape "%s" has its length, and says what its data says', (shape) => {
  for (const lines of [200, 1000, 2345]) {
    const { content, data } = shaped(shape, lines)
    expect(content.split('\n').length - 1).toBe(lines)
    const documents = readYaml('file:///shape.yaml', content, 'kubernetes')
    expect(documents.map(({ text }) => rootOf(text).json)).toEqual(data)
    expect(documents.filter(({ text }) => 'declined' in readDocument(text.content))).toEqual([])
  }
})

test('a shape is the same for the same seed only', () => {
  for (const shape of SHAPES) {
    expect(shaped(shape, 500, 7)).toEqual(shaped(shape, 500, 7))
    expect(shaped(shape, 500, 7).content).not.toBe(shaped(shape, 500, 8).content)
  }
})
