import { expect, test } from 'vitest'
import { DockerText, readDockerfile } from '../../server/src/docker/document.ts'
import { dockerfileOf, writtenAt } from '../harness/docker.ts'

/** What `USER <word>` becomes behind the lines; `undefined` when nobody can know it. */
const expanded: readonly (readonly [lines: string, word: string, value: string | undefined])[] = [
  // Plain words.
  ['FROM scratch', 'app', 'app'],
  ['FROM scratch', '"a b"', 'a b'],
  ['FROM scratch', '"a""b"\'c\'', 'abc'],
  ['FROM scratch', 'a\\ b\\$c', 'a b$c'],
  ['FROM scratch', '"\\a\\"\\$b"', '\\a"$b'],
  ['FROM scratch', "'\\$A'", '\\$A'],
  ['FROM scratch', '"a', undefined],
  ['FROM scratch', '$', '$'],
  // Modifiers, with a variable that is set.
  ['FROM scratch\nENV A=abcab', '$A', 'abcab'],
  ['FROM scratch\nENV A=abcab', '${A}x', 'abcabx'],
  ['FROM scratch\nENV A=abcab', '"${A:-d}"', 'abcab'],
  ['FROM scratch\nENV A=abcab', "'${A}'", '${A}'],
  ['FROM scratch\nENV A=abcab', '${A:+d}', 'd'],
  ['FROM scratch\nENV A=abcab', '${A?no}', 'abcab'],
  ['FROM scratch\nENV A=abcab', '${A#*b}', 'cab'],
  ['FROM scratch\nENV A=abcab', '${A##*b}', ''],
  ['FROM scratch\nENV A=abcab', '${A%b*}', 'abca'],
  ['FROM scratch\nENV A=abcab', '${A%%b*}', 'a'],
  ['FROM scratch\nENV A=abcab', '${A#x}', 'abcab'],
  ['FROM scratch\nENV A=abcab', '${A/b/x}', 'axcab'],
  ['FROM scratch\nENV A=abcab', '${A//b/x}', 'axcax'],
  ['FROM scratch\nENV A=abcab', '${A//a?/}', 'c'],
  ['FROM scratch\nENV A=a/b', '${A/\\//-}', 'a-b'],
  ['FROM scratch\nENV A=a*b', '${A%\\*b}', 'a'],
  ['FROM scratch\nENV A=1 B=2', '${A:+${B}}', '2'],
  ['FROM scratch\nENV A=1', '${A!x}', undefined],
  ['FROM scratch\nENV A=1', '${A', undefined],
  // Modifiers, with a variable that is empty or not set.
  ['FROM scratch\nENV A=', '${A:-d}', 'd'],
  ['FROM scratch\nENV A=', '${A-d}', ''],
  ['FROM scratch\nENV A=', '${A+d}', 'd'],
  ['FROM scratch\nENV A=', '${A:+d}', ''],
  ['FROM scratch', '${A-"d e"}', 'd e'],
  ['FROM scratch', '${A+d}', ''],
  ['FROM scratch', 'x$A', 'x'],
  ['FROM scratch', '${A:?no}', undefined],
  // Where a variable comes from.
  ['FROM scratch\nARG A=1', '$A', '1'],
  ['FROM scratch\nARG A', '$A', undefined],
  ['FROM scratch\nARG A', '${A:-d}', 'd'],
  ['FROM scratch\nARG A', '${A:+d}', undefined],
  ['ARG A=1\nFROM scratch', '$A', ''],
  ['ARG A=1\nFROM scratch\nARG A', '$A', '1'],
  ['ARG A=1\nFROM scratch\nARG A=2', '$A', '2'],
  ['ARG A=1\nARG B=$A\nFROM scratch\nARG B', '$B', '1'],
  ['FROM scratch\nARG TARGETARCH', '$TARGETARCH', undefined],
  ['FROM scratch', '$HTTP_PROXY', undefined],
  ['FROM image', '$A', undefined],
  ['FROM image', '${A:-d}', undefined],
  ['FROM image\nENV A=1', '$A', '1'],
  ['FROM image\nENV A=1$PATH', '$A', undefined],
  ['FROM image\nENV A=1\nENV A=2', '$A', '2'],
  ['FROM image\nENV A=1\nENV A=2 B=$A', '$B', '1'],
  ['FROM image\nENV A 1 2', '$A', '1 2'],
  ['FROM image AS a\nENV A=1\nFROM a', '$A', '1'],
  ['FROM image AS a\nENV A=1\nFROM other', '$A', undefined],
  [`FROM scratch\nENV A=aaaaaaaaaa${'\nENV A=$A$A$A$A$A$A$A$A$A$A'.repeat(6)}`, '${A:+x}', undefined],
]

for (const [lines, word, value] of expanded) {
  test(`behind ${JSON.stringify(lines.slice(0, 80))}, ${word} is ${JSON.stringify(value)}`, () => {
    const user = dockerfileOf(`${lines}\nUSER ${word}`).finalStage!.user
    expect(user.string).toBe(value)
    expect(user.isUnknown).toBe(value === undefined)
    expect([user.is('x'), user.isNot('x')]).toEqual([value === 'x', value !== undefined && value !== 'x'])
  })
}

const parts: readonly (readonly [content: string, written: string])[] = [
  ['FROM node:latest', 'latest'],
  ['FROM "node:latest"', 'latest'],
  ['ARG T=latest\nFROM node:$T', '$T'],
  ['FROM node:${T:-latest}', 'latest'],
  ['FROM no\\\nde:la\\\ntest', 'la\\\ntest'],
  ['FROM n\\ode:lat"est"', 'lat"est'],
]

for (const [content, written] of parts) {
  test(`the tag of ${JSON.stringify(content)} stands in the file`, () => {
    const { image, reference } = dockerfileOf(content).finalStage!
    expect(reference?.tag).toBe('latest')
    const { start, end } = reference!.spans.tag!
    expect(writtenAt(image.part(start, end))).toBe(written)
  })
}

test('a variable says where it is defined', () => {
  const { image } = dockerfileOf('ARG A=1 T=latest\nFROM node:$T').finalStage!
  const [reference] = image.references
  expect(writtenAt(image.placeOf(reference!))).toBe('$T')
  const { variable } = reference!
  expect(
    variable.state === 'known' && image.instruction.text.content.slice(variable.origin?.start, variable.origin?.end),
  ).toBe('T')
})

test('a file that did not change keeps its text', () => {
  const first = readDockerfile('file:///Dockerfile', 'FROM a')
  const same = readDockerfile('file:///Dockerfile', 'FROM a', first)
  expect(same[0]?.text).toBe(first[0]?.text)
  expect(readDockerfile('file:///Dockerfile', 'FROM b', same)[0]?.text).toEqual(new DockerText('FROM b'))
})
