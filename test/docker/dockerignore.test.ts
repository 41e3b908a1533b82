import { expect, test } from 'vitest'
import { Dockerignore, ignoreFilesOf } from '../../server/src/docker/dockerignore.ts'
import { Text } from '../../server/src/text/document.ts'

/** What github.com/moby/patternmatcher 0.6.1 says of the same files. */
const table: readonly (readonly [file: string, ignored: readonly string[], sent: readonly string[]])[] = [
  ['', [], ['a', '.git/config']],
  ['*', ['a', 'a/b', '.git/config'], []],
  ['**', ['a', 'a/b'], []],
  ['*.md', ['a.md', 'a.md/b'], ['a/b.md', 'md']],
  ['**/*.md', ['a.md', 'a/b.md', 'a/b/c.md'], ['a/md']],
  ['a', ['a', 'a/b/c'], ['b/a', 'ab', 'A']],
  ['/a', ['a', 'a/b'], ['b/a']],
  ['./a/../b/', ['b', 'b/c'], ['a']],
  ['a/*', ['a/b', 'a/b/c'], ['a']],
  ['a/**', ['a/b', 'a/b/c'], ['a']],
  ['a/**/c', ['a/c', 'a/b/c', 'a/b/b/c'], ['a/bc', 'c']],
  ['**/a', ['a', 'b/a', 'b/a/c'], ['ba', 'b/ca']],
  ['**a', ['a', 'ba', 'c/ba'], ['ab']],
  ['**a*', ['a', 'ab', 'b/ab'], ['ba']],
  ['a**b', ['ab', 'acc/b', 'a/c/b'], ['acb']],
  ['?', ['a', '☺'], ['ab']],
  ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
  ['[^a-c]x', ['dx', '☺x'], ['ax']],
  ['a\\*', ['a*'], ['ab']],
  ['a.b+(c)', ['a.b+(c)'], ['aab+(c)']],
  ['*\n!a', ['b'], ['a', 'a/b']],
  ['*\n!a\na/b', ['b', 'a/b'], ['a', 'a/c']],
  ['!a\n*', ['a', 'b'], []],
  ['docs\n!docs/*.md', ['docs/a', 'docs/b/c.md'], ['docs/a.md']],
  ['*\n! /a', ['b'], ['a']],
  ['# a\n #b', ['#b'], ['a', '# a']],
  ['\ufeffa\r\n\r\n  b  \r\n', ['a', 'b'], ['c']],
  ['.', [], ['a', '.']],
  ['/', [], ['a']],
]

for (const [file, ignored, sent] of table) {
  test(`${JSON.stringify(file)} ignores ${ignored.join(', ') || 'nothing'}`, () => {
    const dockerignore = new Dockerignore(new Text(file))
    for (const path of ignored) expect(dockerignore.ignores(path), path).toBe(true)
    for (const path of sent) expect(dockerignore.ignores(path), path).toBe(false)
  })
}

const malformed = ['!', '! ', '!/', '[', 'a[', '[]', '[b-a]', '[a-]', '\\', `${'a'.repeat(5000)}`, 'a\\b']

for (const file of malformed) {
  test(`nobody knows what ${JSON.stringify(file.slice(0, 20))} ignores`, () => {
    expect(new Dockerignore(new Text(`a\n${file}`)).ignores('a')).toBeUndefined()
  })
}

test('a line knows its place, and what it is without its sign', () => {
  const content = '# note\n\n  !./a/b/  \n'
  const [line] = new Dockerignore(new Text(content)).lines
  const { start, end } = line!.location.span
  expect([content.slice(start, end), line!.pattern, line!.isException]).toEqual(['!./a/b/', 'a/b', true])
})

test('hostile patterns take no longer than their length and that of the path', () => {
  const pattern = '**/*a?'.repeat(600)
  expect(new Dockerignore(new Text(pattern)).ignores('a/'.repeat(2000))).toBe(false)
})

test('a file beside the Dockerfile counts more than that of the context', () => {
  expect(ignoreFilesOf('web.Dockerfile')).toEqual({ beside: 'web.Dockerfile.dockerignore', inContext: '.dockerignore' })
})
