import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Found, findFiles } from '../../server/src/host/find.ts'
import { readSource } from '../../server/src/host/node.ts'

/** Writes files into a new folder, which is gone after the test, and gives its path with forward slashes. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder.replaceAll('\\', '/')
}

function pathsBelow(folder: string, { sources }: Found): string[] {
  return sources.map(({ path }) => path.replace(`${folder}/`, ''))
}

const files = {
  'b.yml': 'b: 1\n',
  'a.yaml': 'a: 1\n',
  'B.YAML': 'B: 1\n',
  'c.json': '{}\n',
  'notes.md': '# Notes\n',
  'deep/er/c.yaml': 'c: 1\n',
  'deep.yaml': 'd: 1\n',
  'node_modules/p/x.yaml': 'x: 1\n',
  'deep/node_modules/p/x.yaml': 'x: 1\n',
  '.git/x.yaml': 'x: 1\n',
  '.github/ci.yml': 'ci: 1\n',
}

test('of a folder the YAML and JSON files are found, by name, without those of packages and of Git', () => {
  const folder = folderOf(files)
  const found = findFiles([folder])
  expect(pathsBelow(folder, found)).toEqual([
    '.github/ci.yml',
    'B.YAML',
    'a.yaml',
    'b.yml',
    'c.json',
    'deep/er/c.yaml',
    'deep.yaml',
  ])
  expect(found.failures).toEqual([])
})

test('a file that is given is taken whatever it is called and wherever it is', () => {
  const folder = folderOf(files)
  const given = ['notes.md', 'node_modules/p/x.yaml'].map((path) => `${folder}/${path}`)
  expect(pathsBelow(folder, findFiles(given))).toEqual(['notes.md', 'node_modules/p/x.yaml'])
})

test('a file that is given in several ways is found once', () => {
  const folder = folderOf(files)
  const found = findFiles([`${folder}/b.yml`, folder, `${folder}/deep/..`, `${folder}/./b.yml`])
  expect(pathsBelow(folder, found).slice(0, 2)).toEqual(['./b.yml', '.github/ci.yml'])
  expect(found.sources).toHaveLength(7)
})

test('a path that is not there is a failure, and the others are found', () => {
  const folder = folderOf(files)
  const found = findFiles([`${folder}/none.yaml`, `${folder}/a.yaml`])
  expect(pathsBelow(folder, found)).toEqual(['a.yaml'])
  expect(found.failures).toEqual([
    {
      path: `${folder}/none.yaml`,
      message: `"${folder}/none.yaml" cannot be read: there is no such file or folder.`,
    },
  ])
})

test.skipIf(process.platform === 'win32')('links below a folder are not followed, a link that is given is', () => {
  const outside = folderOf({ 'secret.yaml': 's: 1\n' })
  const folder = folderOf({ 'a.yaml': 'a: 1\n' })
  symlinkSync(outside, join(folder, 'folder'))
  symlinkSync(join(outside, 'secret.yaml'), join(folder, 'link.yaml'))
  symlinkSync(folder, join(folder, 'circle'))
  symlinkSync('self.yaml', join(folder, 'self.yaml'))
  expect(pathsBelow(folder, findFiles([folder]))).toEqual(['a.yaml'])
  expect(pathsBelow(folder, findFiles([`${folder}/link.yaml`, `${folder}/folder`]))).toEqual([
    'link.yaml',
    'folder/secret.yaml',
  ])
  const [failure] = findFiles([`${folder}/self.yaml`]).failures
  expect(failure?.message).toBe(`"${folder}/self.yaml" cannot be read: its symbolic links lead in a circle.`)
})

test('files are read as UTF-8, their byte order mark included', () => {
  const folder = folderOf({ 'a.yaml': '\ufeffa: é😀\r\n', 'bad.yaml': new Uint8Array([97, 0xff, 98]) })
  const reads = findFiles([folder]).sources.map(readSource)
  expect(reads).toEqual([
    { kind: 'read', content: '\ufeffa: é😀\r\n' },
    { kind: 'read', content: 'a\ufffdb' },
  ])
})

const unusual: readonly (readonly [what: string, content: string | Uint8Array, given: string])[] = [
  ['a binary file', 'a\0b', 'failed'],
  ['a file of more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, '\n'), 'read'],
]

for (const [what, content, given] of unusual) {
  test(`${what} is passed over when it is found, and ${given} when it is given`, () => {
    const folder = folderOf({ 'a.yaml': content })
    const path = `${folder}/a.yaml`
    expect(readSource({ path, isGiven: false })).toEqual({ kind: 'skipped' })
    expect(readSource({ path, isGiven: true }).kind).toBe(given)
  })
}

test('a file that is gone when it is read is a failure that names it', () => {
  const folder = folderOf({})
  const path = `${folder}/gone.yaml`
  const message = `"${path}" cannot be read: there is no such file or folder.`
  expect(readSource({ path, isGiven: false })).toEqual({ kind: 'failed', failure: { path, message } })
})

/** Which of these files are found, in a repository where that is said. */
const ignoring: readonly (readonly [
  what: string,
  files: Readonly<Record<string, string>>,
  found: readonly string[],
])[] = [
  ['a pattern', { '.gitignore': 'b.*\n', 'a.yaml': '', 'b.yaml': '', 'c/b.yaml': '' }, ['a.yaml']],
  ['a pattern with its folder', { '.gitignore': '/b.yaml\n', 'b.yaml': '', 'c/b.yaml': '' }, ['c/b.yaml']],
  ['a folder', { '.gitignore': 'out/\n', 'out/a.yaml': '', 'b/out/a.yaml': '', 'b/a.yaml': '' }, ['b/a.yaml']],
  [
    'one further down',
    { 'a.yaml': '', 'b/.gitignore': 'a.yaml\n', 'b/a.yaml': '', 'b/b.yaml': '', 'c/a.yaml': '' },
    ['a.yaml', 'b/b.yaml', 'c/a.yaml'],
  ],
  [
    'an exception further down',
    { '.gitignore': '*.yaml\n', 'a.yaml': '', 'b/.gitignore': '!a.yaml\n', 'b/a.yaml': '', 'b/b.yaml': '' },
    ['b/a.yaml'],
  ],
  [
    'a comment, and line ends of Windows',
    { '.gitignore': '# a.yaml\r\nb.yaml\r\n', 'a.yaml': '', 'b.yaml': '' },
    ['a.yaml'],
  ],
]

for (const [what, there, expected] of ignoring) {
  test(`what .gitignore names is left out: ${what}`, () => {
    const folder = folderOf(there)
    expect(pathsBelow(folder, findFiles([folder]))).toEqual(expected)
  })
}

test('in a repository the .gitignore above a folder counts, unless that very folder is ignored', () => {
  const files = { '.git/HEAD': '', '.gitignore': 'a.yaml\n/out\n', 'in/a.yaml': '', 'in/b.yaml': '', 'out/a.yaml': '' }
  const folder = folderOf(files)
  expect(pathsBelow(folder, findFiles([`${folder}/in`]))).toEqual(['in/b.yaml'])
  expect(pathsBelow(folder, findFiles([`${folder}/out`]))).toEqual(['out/a.yaml'])
  expect(pathsBelow(folder, findFiles([`${folder}/in/a.yaml`]))).toEqual(['in/a.yaml'])
})

test('a pattern that would take for ever to match is passed over', () => {
  const folder = folderOf({
    '.gitignore': `${'*a'.repeat(40)}b\nc.yaml\n`,
    'c.yaml': '',
    [`${'a'.repeat(200)}.yaml`]: '',
  })
  expect(pathsBelow(folder, findFiles([folder]))).toEqual([`${'a'.repeat(200)}.yaml`])
})
