import { expect, test } from 'vitest'
import { githubOfError, githubOfFinding } from '../../server/src/output/github.ts'
import type { JsonFinding } from '../../server/src/output/json.ts'

const finding: JsonFinding = {
  rule: 'a-rule',
  severity: 'error',
  message: 'It is so.',
  file: 'a.yaml',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 5,
  related: [],
  fixes: [],
}
const place = 'line=2,endLine=2,col=3,endColumn=5,title=a-rule'

const rows: readonly (readonly [title: string, change: Partial<JsonFinding>, command: string])[] = [
  ['an error', {}, `::error file=a.yaml,${place}::It is so.`],
  ['a warning', { severity: 'warning' }, `::warning file=a.yaml,${place}::It is so.`],
  ['an info is a notice', { severity: 'info' }, `::notice file=a.yaml,${place}::It is so.`],
  ['a hint is a notice', { severity: 'hint' }, `::notice file=a.yaml,${place}::It is so.`],
  [
    'several lines, which have no columns',
    { endLine: 4, endColumn: 2 },
    '::error file=a.yaml,line=2,endLine=4,title=a-rule::It is so.',
  ],
  [
    'a place that ends where a line begins',
    { endLine: 4, endColumn: 1 },
    '::error file=a.yaml,line=2,endLine=3,title=a-rule::It is so.',
  ],
  [
    'a file whose name has the signs of a command',
    { file: 'C:/a,b%/x\ny::.yaml' },
    `::error file=C%3A/a%2Cb%25/x\\u{a}y%3A%3A.yaml,${place}::It is so.`,
  ],
  [
    'a message that would begin another command',
    { message: '%0A\r\n::stop-commands::x, \u202e' },
    `::error file=a.yaml,${place}::%250A\\u{d}\\u{a}::stop-commands::x, \\u{202e}`,
  ],
]

for (const [title, change, command] of rows) {
  test(`GitHub is told of ${title}`, () => {
    expect(githubOfFinding({ ...finding, ...change })).toBe(command)
  })
}

test('GitHub is told of an error', () => {
  expect(githubOfError({ file: 'a:b', message: 'No.\n' })).toBe('::error file=a%3Ab,title=seaworthy::No.\\u{a}')
})
