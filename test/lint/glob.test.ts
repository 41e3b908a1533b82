import fc from 'fast-check'
import picomatch from 'picomatch'
import { expect, test } from 'vitest'
import { coversPath, type Glob, matchesGlob, parseGlob } from '../../server/src/lint/glob.ts'

const rows: readonly (readonly [pattern: string, matches: readonly string[], others: readonly string[]])[] = [
  ['vendor', ['vendor'], ['vendor/a', 'a/vendor', 'vendors', '']],
  ['./vendor/', ['vendor'], ['./vendor/']],
  ['/vendor', ['vendor'], ['a/vendor']],
  ['*.yaml', ['a.yaml', '.yaml', '.a.yaml'], ['a/b.yaml', 'a.yml', 'a.yaml.bak']],
  ['*', ['a', '.a'], ['a/b', '']],
  ['a*b', ['ab', 'axxb', 'abab'], ['a/b', 'aba']],
  ['??.yaml', ['ab.yaml', '😀b.yaml'], ['a.yaml', 'a/.yaml']],
  ['**', ['a', 'a/b/c.yaml', '.git/x'], []],
  ['**/dev', ['dev', 'a/dev', 'a/b/dev'], ['adev', 'dev/a']],
  ['dev/**', ['dev', 'dev/a', 'dev/a/b'], ['devs/a', 'a/dev/b']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/xb', 'a/b/c']],
  ['a**b', ['ab', 'axb'], ['a/b']],
  ['{dev,test}/**', ['dev/a', 'test/b/c'], ['prod/a']],
  ['{a,b{c,d}}.yaml', ['a.yaml', 'bc.yaml', 'bd.yaml'], ['b.yaml', 'bcd.yaml', 'ac.yaml']],
  ['{,x-}a', ['a', 'x-a'], ['x-']],
  ['{**/a,b}', ['a', 'x/a', 'b'], ['x/b']],
  ['{dev,*}/a', ['dev/a', 'x/a'], ['/a']],
  ['[a-c]x', ['ax', 'cx'], ['dx', 'x']],
  ['[!a-c]x', ['dx'], ['ax', '/x']],
  ['[]-]', [']', '-'], ['a']],
  ['a,b', ['a,b'], ['a']],
  ['\\*.yaml', ['*.yaml'], ['a.yaml']],
  ['!dev', ['dev'], ['!dev']],
]

for (const [pattern, matches, others] of rows) {
  test(`"${pattern}" matches ${matches.join(', ')}`, () => {
    const glob = globOf(pattern)
    expect(matches.filter((path) => !matchesGlob(glob, path))).toEqual([])
    expect(others.filter((path) => matchesGlob(glob, path))).toEqual([])
  })
}

const mistakes: readonly (readonly [pattern: string, mistake: string])[] = [
  ['', 'The pattern is empty.'],
  ['/', 'The pattern is empty.'],
  ['!', 'The pattern is empty.'],
  ['../a', '"../a" leads out of the folder: patterns have no "." and ".." in them.'],
  ['a/./b', '"a/./b" leads out of the folder: patterns have no "." and ".." in them.'],
  ['{a,b', 'A "{" is not closed.'],
  ['[ab', 'A "[" is not closed.'],
  ['[a/b]', 'There is a "/" between "[" and "]".'],
  ['vendor\\lib', 'Folders are separated by "/", not by "\\".'],
  ['a\\', 'The pattern ends with a "\\".'],
  ['{'.repeat(100_000), 'The pattern is longer than 1000 characters.'],
]

for (const [pattern, mistake] of mistakes) {
  test(`"${pattern.slice(0, 12)}" is no pattern`, () => expect(parseGlob(pattern)).toEqual({ mistake }))
}

const covered: readonly (readonly [patterns: readonly string[], path: string, isCovered: boolean])[] = [
  [['vendor'], 'vendor/lib/a.yaml', true],
  [['vendor'], 'vendored/a.yaml', false],
  [['**/generated'], 'a/generated/b.yaml', true],
  [['vendor', '!vendor/ours'], 'vendor/ours/a.yaml', false],
  [['vendor', '!vendor/ours'], 'vendor/theirs/a.yaml', true],
  [['!vendor/ours', 'vendor'], 'vendor/ours/a.yaml', true],
  [['!a'], 'b', false],
  [[], 'a', false],
]

for (const [patterns, path, isCovered] of covered) {
  test(`${path} is ${isCovered ? '' : 'not '}covered by [${patterns.join(', ')}]`, () => {
    expect(coversPath(patterns.map(globOf), path)).toBe(isCovered)
  })
}

const name = fc
  .array(fc.constantFrom('a', 'b', '-', '.x', '*', '?', '{a,b}', '{b,*x}', '[ab]', '[^a]', 'a*'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(''))
  // Two stars in a row are read alike only where they are all there is between slashes.
  .filter((part) => !part.includes('**'))
const patterns = fc
  .array(fc.oneof(name, fc.constant('**')), { minLength: 1, maxLength: 4 })
  .map((names) => names.join('/'))
  // Where the folder itself matches `a/**`, picomatch makes an exception when a star stands before the slash.
  .filter((pattern) => !pattern.includes('*/**') && !pattern.includes('}/**'))
const paths = fc
  .array(fc.stringMatching(/^[.]?[abx-]{1,3}$/), { minLength: 1, maxLength: 4 })
  .map((names) => names.join('/'))

test('patterns match what picomatch matches', () => {
  let matched = 0
  const property = fc.property(patterns, paths, (pattern, path) => {
    const isMatch = matchesGlob(globOf(pattern), path)
    if (isMatch) matched++
    expect(isMatch).toBe(picomatch.isMatch(path, pattern, { dot: true, noextglob: true }))
  })
  fc.assert(property, { numRuns: 20_000, seed: 1 })
  expect(matched).toBeGreaterThan(500)
})

test('a path with all of a pattern in it many times over is told apart from one without', () => {
  const hostile = globOf('{a*,*a,**/a,a}{*,a*}'.repeat(40))
  const long = `${'a'.repeat(4000)}/`
  expect(matchesGlob(hostile, `${long}b`)).toBe(false)
  expect(matchesGlob(globOf('**/*a'.repeat(100)), 'a/'.repeat(2000))).toBe(false)
})

function globOf(pattern: string): Glob {
  const glob = parseGlob(pattern)
  if ('mistake' in glob) throw new Error(glob.mistake)
  return glob
}
