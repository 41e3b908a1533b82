import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type AstNode, nodesOf, parse } from './harness/ast.ts'

/** The folders of the server. Each may import what stands before its own step, and nothing beside it. */
const LINE: readonly (readonly string[])[] = [
  ['text'],
  ['yaml'],
  ['docker'],
  ['compose', 'kubernetes'],
  ['rules'],
  ['lint'],
  ['docs', 'output'],
  ['host'],
  ['cli', 'lsp'],
]

/** What may be imported from outside the server, by file. */
const FROM_OUTSIDE: readonly (readonly [files: RegExp, imports: RegExp])[] = [
  [/^yaml\/parse\.ts$/, /^yaml$/],
  [/^output\/source-line\.ts$/, /^get-east-asian-width$/],
  [/^docker\/shell-tree\.ts$/, /^unbash$/],
  [/^host\//, /^node:/],
  [/^host\/ignored\.ts$/, /^ignore$/],
  [/^(?:cli|lsp)\//, /^node:(?!fs\b)/],
  [/^(?:cli\/main|lsp\/server)\.ts$/, /^package\.json$/],
  [/^lsp\//, /^vscode-languageserver(?:$|-textdocument$)/],
  [/^lsp\/snippets\.ts$/, /^snippets\/[\w-]+\.json$/],
  [/^lsp\/main\.node\.ts$/, /^vscode-languageserver\/node$/],
  [/^lsp\/main\.browser\.ts$/, /^vscode-languageserver\/browser$/],
  // It is a program of its own, which the command line only starts.
  [/^cli\/main\.ts$/, /^server\/src\/lsp\/main\.node\.ts$/],
  [/^cli\/fix\.ts$/, /^diff$/],
  [/^kubernetes\/ip-block\.ts$/, /^ipaddr\.js$/],
]

/** The folders that can do nothing but compute. */
const CORE = LINE.slice(0, stepOf('host')).flat()
const BEYOND_COMPUTING = [
  'process',
  'console',
  'performance',
  'Date',
  'fetch',
  'setTimeout',
  'setInterval',
  'globalThis',
]

const root = fileURLToPath(new URL('..', import.meta.url))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
  .toString()
  .split('\0')
  .filter((file) => file !== '' && existsSync(root + file))
const texts = files
  .map((file) => [file, readFileSync(root + file, 'utf8')] as const)
  .filter(([, text]) => !text.includes('\0'))
const sources = texts
  .filter(([file]) => file.startsWith('server/src/'))
  .map(([file, text]) => [file.slice('server/src/'.length), text] as const)

test('the files of the server are tidy', () => {
  expect(sources.length).toBeGreaterThan(0)
  expect(sources.flatMap(([file, source]) => complaintsAbout(file, source))).toEqual([])
})

const untidy: readonly (readonly [file: string, source: string, complaint: string])[] = [
  ['text/a.ts', "import { b } from '../yaml/b.ts'", 'text/a.ts imports yaml/b.ts'],
  ['yaml/a.ts', "import type { B } from '../lint/b.ts'", 'yaml/a.ts imports lint/b.ts'],
  ['yaml/a.ts', "export * from '../lint/b.ts'", 'yaml/a.ts imports lint/b.ts'],
  ['yaml/a.ts', "export type A = import('../lint/b.ts').B", 'yaml/a.ts imports lint/b.ts'],
  ['lsp/a.ts', "await import('../cli/main.ts')", 'lsp/a.ts imports cli/main.ts'],
  ['compose/a.ts', "import { b } from '../kubernetes/b.ts'", 'compose/a.ts imports kubernetes/b.ts'],
  ['cli/a.ts', 'export const a = (path: string) => import(path)', 'cli/a.ts imports what only running it tells'],
  ['yaml/value.ts', "import { parse } from 'yaml'", 'yaml/value.ts imports yaml'],
  ['cli/read.ts', "import { readFileSync } from 'node:fs'", 'cli/read.ts imports node:fs'],
  ['yaml/a.ts', "import { join } from 'node:path'", 'yaml/a.ts imports node:path'],
  ['cli/read.ts', "import { version } from '../../../package.json'", 'cli/read.ts imports package.json'],
  ['cli/read.ts', "import { a } from '../../../test/harness/a.ts'", 'cli/read.ts imports test/harness/a.ts'],
  ['tools/a.ts', 'export const a = 1', 'tools/a.ts has no place in the line'],
  ['yaml/a.ts', 'export const a: any = 1', 'yaml/a.ts has an any'],
  ['yaml/a.ts', 'export default 1', 'yaml/a.ts has a default export'],
  ['yaml/a.ts', 'const a = 1\nexport { a as default }', 'yaml/a.ts has a default export'],
  ['lint/a.ts', 'export const now = () => Date.now()', 'lint/a.ts uses Date'],
  ['yaml/a.ts', 'let count = 0\nexport const next = () => ++count', 'yaml/a.ts has module state'],
  ['yaml/a.ts', "export const a = new RegExp('a')", 'yaml/a.ts makes a regular expression while it runs'],
  [
    'yaml/a.ts',
    'export const a = [[1]].flatMap((one) => one)',
    'yaml/a.ts has a flatMap that is not collect of text/collect.ts',
  ],
  ['yaml/a.ts', 'export const a = 1\n'.repeat(301), 'yaml/a.ts has more than 300 lines'],
  ['rules/dockerfile/a.ts', '\n'.repeat(101), 'rules/dockerfile/a.ts has more than 100 lines'],
]

for (const [file, source, complaint] of untidy) {
  test(`a file is not tidy when ${complaint}`, () => {
    expect(complaintsAbout(file, source)).toEqual([complaint])
  })
}

const tidy: readonly (readonly [file: string, source: string])[] = [
  ['yaml/a.ts', "import { b } from './b.ts'\nimport type { Text } from '../text/document.ts'"],
  ['yaml/parse.ts', "import { Parser } from 'yaml'"],
  ['host/node.ts', "import { readFileSync } from 'node:fs'"],
  ['cli/a.ts', "import { b } from '../lint/b.ts'\nlet start = performance.now()\nexport const a = () => start++ + b"],
]

for (const [file, source] of tidy) {
  test(`${file} may have ${source.split('\n').join('; ')}`, () => {
    expect(complaintsAbout(file, source)).toEqual([])
  })
}

test('most rules are read in a minute', () => {
  const rules = sources.filter(([file, source]) => isRule.test(file) && source.includes(' = defineRule('))
  const lengths = rules.map(([, source]) => source.split('\n').length - 1).sort((a, b) => a - b)
  expect(lengths[lengths.length >> 1]).toBeLessThanOrEqual(80)
})

test('no file or folder of code has a name that says nothing', () => {
  const code = files.filter((file) => /\.(?:ts|mjs)$/.test(file))
  const says = (file: string) => file.split(/[/.]/)
  const empty = ['utils', 'util', 'common', 'helpers', 'helper', 'types', 'interfaces', 'services']
  expect(code.filter((file) => says(file).some((part) => empty.includes(part)))).toEqual([])
})

/** Files that are test data: their bytes are what matters. */
const isData = (file: string) => file.startsWith('test/corpus/') || file === 'examples/k8s/windows-made.yaml'

/** Also files that speak of what is in an image. */
const isImage = (file: string) => isData(file) || file.startsWith('snippets/')

const unwanted: readonly (readonly [what: string, pattern: RegExp, isAllowed: (file: string) => boolean])[] = [
  ['a blank at the end of a line', /[ \t]\r?$/m, isData],
  ['a carriage return', /\r/, isData],
  ['a path of the machine it was written on', /(?<![\w.}])[/](?:work\b|tmp[/]|home[/]\w|Users[/]\w)/, isImage],
  ['a path beside the project', /\.\.[/]shared\b/, (file) => file === '.ci/run'],
]

for (const [what, pattern, isAllowed] of unwanted) {
  test(`no file has ${what}`, () => {
    const found = texts.filter(([file, text]) => !isAllowed(file) && pattern.test(text))
    expect(found.map(([file]) => file)).toEqual([])
  })
}

/** One file holds one rule; what stands right in `rules` is no rule. */
const isRule = /^rules\/.+\//

/** Whether a file is a list of all rules, two lines for each. */
const isList = (file: string) => file === 'rules/index.ts' || file === 'rules/groups.ts'

/** What is wrong with a file of the server, whose path is given as from `server/src`. */
function complaintsAbout(file: string, source: string): string[] {
  const [folder = ''] = file.split('/')
  const program = parse(source)
  const nodes = nodesOf(program)
  const complaints: string[] = []
  if (stepOf(folder) === -1) complaints.push('has no place in the line')
  for (const specifier of nodes.flatMap(specifierOf)) {
    const imported = specifier?.startsWith('.') ? posix.join('server/src', file, '..', specifier) : specifier
    if (imported === undefined) complaints.push('imports what only running it tells')
    else if (!mayImport(file, imported)) complaints.push(`imports ${imported.replace('server/src/', '')}`)
  }
  if (nodes.some(({ type }) => type === 'TSAnyKeyword')) complaints.push('has an any')
  if (nodes.some(isDefaultExport)) complaints.push('has a default export')
  if (CORE.includes(folder)) {
    const used = new Set(nodes.map((node) => (node.type === 'Identifier' ? String(node.name) : '')))
    for (const name of BEYOND_COMPUTING) if (used.has(name)) complaints.push(`uses ${name}`)
    if (used.has('RegExp')) complaints.push('makes a regular expression while it runs')
    if (used.has('flatMap')) complaints.push('has a flatMap that is not collect of text/collect.ts')
    if (program.body.some(isVariable)) complaints.push('has module state')
  }
  const most = isRule.test(file) ? 100 : 300
  if (!isList(file) && source.split('\n').length - 1 > most) complaints.push(`has more than ${most} lines`)
  return complaints.map((complaint) => `${file} ${complaint}`)
}

function mayImport(file: string, imported: string): boolean {
  if (FROM_OUTSIDE.some(([files, imports]) => files.test(file) && imports.test(imported))) return true
  if (!imported.startsWith('server/src/')) return false
  const [own = ''] = file.split('/')
  const [, , other = ''] = imported.split('/')
  return own === other || stepOf(other) < stepOf(own)
}

function stepOf(folder: string): number {
  return LINE.findIndex((folders) => folders.includes(folder))
}

/** What an import, or an export from elsewhere, names; `undefined` in the list where that is not a plain string. */
function specifierOf({ type, source }: AstNode): (string | undefined)[] {
  const [literal] = nodesOf(source)
  if (!literal && type !== 'ImportExpression') return []
  return [typeof literal?.value === 'string' ? literal.value : undefined]
}

function isDefaultExport({ type, exported }: AstNode): boolean {
  return type === 'ExportDefaultDeclaration' || nodesOf(exported).some(({ name }) => name === 'default')
}

function isVariable({ declaration, ...node }: AstNode): boolean {
  const { kind } = nodesOf(declaration)[0] ?? node
  return kind === 'let' || kind === 'var'
}
