import { expect, test } from 'vitest'
import { splitDocuments } from '../../server/src/yaml/split.ts'

const cases: readonly (readonly [title: string, parts: readonly string[]])[] = [
  ['nothing is one empty document', ['']],
  ['a file without a marker is one document', ['a: 1\nb: 2\n']],
  ['a marker begins a document', ['a: 1\n', '---\nb: 2\n']],
  ['a marker at the start begins the first document', ['---\na: 1\n', '---\nb: 2\n']],
  [
    'comments and blank lines before the first marker belong to the first document',
    ['# licence\n\n---\na: 1\n', '---\n'],
  ],
  ['directives belong to the document that follows', ['%YAML 1.2\n---\na: 1\n']],
  ['content may stand on the line of the marker', ['--- {a: 1}\n', '--- # second\nb: 2']],
  ['a marker that nothing follows is one', ['a: 1\n', '---']],
  ['empty documents are documents', ['---\n', '---\n', '---\n']],
  ['more than three dashes are no marker', ['a: |\n----\n']],
  ['dashes that are not at the start of a line are no marker', ['a: |\n  ---\n  b\n']],
  ['a marker ends at CR LF as well', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  ['a byte order mark may stand before the first marker', ['\ufeff---\na: 1\n', '---\n']],
  ['an end marker belongs to the document that it ends', ['a: 1\n...\n', '---\nb: 2\n']],
  ['a document may begin after an end marker without one of its own', ['a: 1\n...\n', 'b: 2\n']],
  ['what follows the last end marker and is nothing belongs to the last document', ['a: 1\n...\n# end\n']],
  ['directives after an end marker belong to the next document', ['a: 1\n...\n', '%YAML 1.2\n---\nb: 2\n']],
  ['an end marker before anything ends nothing', ['...\n---\na: 1\n']],
]

for (const [title, parts] of cases) {
  test(title, () => {
    const content = parts.join('')
    expect(splitDocuments(content).map(({ start, end }) => content.slice(start, end))).toEqual(parts)
  })
}
