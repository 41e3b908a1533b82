import { expect, test } from 'vitest'
import { type Config, Linter } from '../../server/src/lint/linter.ts'
import { unusedIgnore } from '../../server/src/rules/configuration/unused-ignore.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { applyEdits, spanInFile } from '../../server/src/text/document.ts'
import { printChanges } from '../../server/src/yaml/change.ts'

const config: Config = { only: [unusedIgnore], today: '2027-01-15' }

const pod = (comment: string, rest = '') =>
  dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: web
  spec:
    hostPID: true ${comment}
    containers:
      - name: app
        image: nginx:1.29
        ${rest}
`)

/** What is said of the ignore comments of a file, and the file with the first fix of the first finding made. */
function check(content: string, said: Config = config, path = 'pod.yaml') {
  const linter = new Linter(said)
  linter.update(path, content)
  linter.folderRead('')
  for (const _ of linter.rest());
  const { findings } = linter.lint(path)
  const [first] = findings
  const { edits } = printChanges(first?.finding.fixes[0]?.changes ?? [])
  const inFile = [...edits.values()].flat().map(({ span, text }) => ({ text, span: spanInFile(first!.document, span) }))
  return {
    messages: findings.map(({ finding, document }) => {
      const { start, end } = spanInFile(document, finding.location.span)
      return [content.slice(start, end), finding.message]
    }),
    fixed: applyEdits(content, inFile),
    fixes: findings.flatMap(({ finding }) => finding.fixes.map(({ applicability }) => applicability)),
  }
}

/** A comment, what is said of which part of it, and what its first fix makes of the comment. */
const comments: readonly (readonly [
  comment: string,
  said: readonly (readonly [at: string, message: string])[],
  fixed?: string,
])[] = [
  ['# seaworthy-ignore host-pid: it counts processes', []],
  ['# seaworthy-ignore host-pid until=2027-01-15', []],
  ['# seaworthy-ignore-file unused-ignore, host-pid', []],
  ['# seaworthy-ignore host-network', [['host-network', 'Nothing of "host-network" is found here.']], ''],
  [
    '# seaworthy-ignore host-network, host-pid: why',
    [['host-network', 'Nothing of "host-network" is found here.']],
    '# seaworthy-ignore host-pid: why',
  ],
  [
    '# seaworthy-ignore host-pid, host-network: why',
    [['host-network', 'Nothing of "host-network" is found here.']],
    '# seaworthy-ignore host-pid: why',
  ],
  [
    '# seaworthy-ignore host-pid host-network until=2027-02-01',
    [['host-network', 'Nothing of "host-network" is found here.']],
    '# seaworthy-ignore host-pid until=2027-02-01',
  ],
  [
    '# seaworthy-ignore host-pdi: why',
    [['host-pdi', 'There is no rule "host-pdi".']],
    '# seaworthy-ignore host-pid: why',
  ],
  ['# seaworthy-ignore no-rule-of-ours: why', [['no-rule-of-ours', 'There is no rule "no-rule-of-ours".']]],
  ['# seaworthy-ignore: why', [['# seaworthy-ignore: why', '"seaworthy-ignore" names no rule.']], ''],
  ['# seaworthy-ignore', [['# seaworthy-ignore', '"seaworthy-ignore" names no rule.']], ''],
  [
    '# seaworthy-ignore-next-line host-pid',
    [['# seaworthy-ignore-next-line', 'There is no "seaworthy-ignore-next-line".']],
    '',
  ],
  [
    '# seaworthy-ignore host-pid until=2027-01-14: why',
    [['# seaworthy-ignore host-pid until=2027-01-14: why', '"seaworthy-ignore" ended on 2027-01-14.']],
    '',
  ],
  [
    '# seaworthy-ignore host-pid until=31.1.2027: why',
    [['until=31.1.2027', '"31.1.2027" is no day, such as 2027-01-31.']],
  ],
  [
    '# seaworthy-ignore host-pid until=2027-02-30',
    [['until=2027-02-30', '"2027-02-30" is no day, such as 2027-01-31.']],
  ],
  // Opt-in rules are off, so it is not known whether they would find anything.
  [
    '# seaworthy-ignore host-pid, registry-not-trusted',
    [['registry-not-trusted', 'There is no rule "registry-not-trusted".']],
  ],
  // Not ours to judge.
  ['# checkov:skip=CKV_K8S_999', []],
]

for (const [comment, said, fixed] of comments) {
  test(`of "${comment}" is said: ${said.map(([, message]) => message).join(' ') || 'nothing'}`, () => {
    const result = check(pod(comment))
    expect(result.messages).toEqual(said)
    if (fixed !== undefined) expect(result.fixed).toBe(pod(fixed).replace(/true $/m, 'true'))
    expect(new Set(result.fixes)).toEqual(new Set(result.fixes.length > 0 ? ['manual'] : []))
  })
}

const useless = '# seaworthy-ignore host-network: why'

test('a comment on a line of its own goes with its line', () => {
  const own = (line: string) => pod('').replace('spec:\n', `spec:\n${line}`)
  expect(check(own(`  ${useless}\n`)).fixed).toBe(own(''))
  expect(check(own(`  ${useless}\r\n`)).fixed).toBe(own(''))
})

test('an annotation loses the rule that it names for nothing, and goes when it has no other', () => {
  const annotated = (value: string) =>
    pod('').replace('  name: web\n', `  name: web\n  annotations:\n    a: b\n${value}`)
  const both = check(annotated('    seaworthy.dev/ignore: "host-pid, host-network: why"\n'))
  expect(both.messages).toEqual([['"host-pid, host-network: why"', 'Nothing of "host-network" is found here.']])
  expect(both.fixed).toBe(annotated('    seaworthy.dev/ignore: "host-pid: why"\n'))
  expect(check(annotated('    seaworthy.dev/ignore: host-network\n')).fixed).toBe(annotated(''))
})

/** Where it is not known whether a rule would find something, nothing is said. */
const unknowns: readonly (readonly [what: string, content: string, more: Config])[] = [
  ['the rule is off', pod(useless), { rules: new Map([['host-network', { severity: 'off' }]]) }],
  ['the rule is not in the profile', pod('# seaworthy-ignore host-aliases'), {}],
  ['something in the document is a template', pod(useless, 'args: ["{{ .Values.a }}"]'), {}],
  ['the document has an error', pod(useless, 'args: [a'), {}],
  ['nothing is suppressed', pod(useless), { suppresses: false }],
  ['unused comments are not looked for', pod(useless), { rules: new Map([['unused-ignore', { severity: 'off' }]]) }],
]

test.each(unknowns)('nothing is said of a comment where %s', (_what, content, more) => {
  const ids = check(content, { today: '2027-01-15', ...more }).messages.filter(([, message]) =>
    message?.startsWith('Nothing of'),
  )
  expect(ids).toEqual([])
})

test('what a rule of the profile does not find is said where the profile has it', () => {
  const comment = pod('# seaworthy-ignore host-aliases')
  expect(check(comment, { ...config, profile: 'strict' }).messages).toEqual([
    ['host-aliases', 'Nothing of "host-aliases" is found here.'],
  ])
})

test('a comment for a rule that another one speaks for is used', () => {
  const content = dedent(`
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
        # seaworthy-ignore run-as-non-root: why
        - name: app
          image: nginx:1.29
  `)
  expect(check(content).messages).toEqual([])
})

test.each([
  ['FROM alpine:3.22\n', ['Nothing of "base-image-latest" is found here.']],
  ['FROM alpine:latest\n', []],
  ['ARG V=3.22\nFROM alpine:$V\n', []],
  ['FROM alpine:3.22\nRUN echo $V\n', []],
])('of a comment for the stages of %j is said: %j', (dockerfile, said) => {
  const comment = '# seaworthy-ignore-file base-image-latest: why\n'
  const { messages, fixed } = check(comment + dockerfile, config, 'Dockerfile')
  expect(messages.map(([, message]) => message)).toEqual(said)
  expect(fixed).toBe(said.length > 0 ? dockerfile : comment + dockerfile)
})
