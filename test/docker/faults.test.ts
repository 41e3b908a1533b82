import { expect, test } from 'vitest'
import type { Dockerfile } from '../../server/src/docker/dockerfile.ts'
import { dockerfileOf, writtenAt } from '../harness/docker.ts'

/** What other parsers of Dockerfiles are known to get wrong, and what the builder makes of it. */
const faults: readonly (readonly [
  what: string,
  content: string,
  ask: (file: Dockerfile) => unknown,
  answer: unknown,
])[] = [
  ['blanks inside JSON strings', 'CMD ["sh","-c","echo  hi && x"]', words, ['sh', '-c', 'echo  hi && x']],
  ['single quotes, which make no JSON', "CMD ['a']", form, 'shell'],
  ['JSON that is not closed', 'CMD ["a"', form, 'shell'],
  ['JSON with something behind it', 'CMD ["a"] tail', form, 'shell'],
  ['a test command, which is no JSON', 'RUN [ -f x ] && y', form, 'shell'],
  ['JSON that is no list of strings', 'CMD ["a", 1]', form, 'shell'],
  ['an empty list', 'CMD []', form, 'exec'],
  ['exec form with blanks', 'ENTRYPOINT ["a b", "c"]', words, ['a b', 'c']],
  ['exec form behind HEALTHCHECK CMD', 'HEALTHCHECK --retries=2 CMD ["x"]', words, ['CMD', 'x']],
  ['exec form in ONBUILD', 'ONBUILD CMD ["x"]', (file) => file.instructions[0]!.trigger?.form, 'exec'],
  ['the body of a heredoc, which is no argument', 'COPY <<EOF /a\nb c\nEOF', words, ['/a']],
  ['a numbered heredoc', 'RUN 3<<EOF cat\nUSER x\nEOF', (file) => file.instructions.length, 1],
  ['a doubled escape at the end of a line', 'RUN echo \\\\\nUSER x', (file) => file.instructions.length, 2],
  ['a blank behind a directive', '# syntax=x \n# escape=`\nRUN a `\nb', (file) => file.escapeCharacter, '`'],
  ['a directive in upper case', '# Escape=`\nRUN a `\nb', (file) => file.directives[0]?.name, 'escape'],
  [
    'a port, a tag and a digest',
    `FROM localhost:5000/a:1@sha256:${'0'.repeat(64)}`,
    ({ finalStage }) => [finalStage?.reference?.name, finalStage?.reference?.tag],
    ['localhost:5000/a', '1'],
  ],
  ['quotes around an image', 'FROM "a:b"', ({ finalStage }) => finalStage?.reference?.tag, 'b'],
  ['several ARGs on a line', 'FROM a\nARG A=1 B=2 C', pairs, ['A=1', 'B=2', 'C=undefined']],
  [
    'a variable of a stage below',
    'FROM a AS s1\nENV E=1\nFROM s1 AS s2\nUSER $E',
    ({ finalStage }) => finalStage?.user.string,
    '1',
  ],
  ['braces in braces', 'FROM scratch\nUSER ${A:-${B:-c}}', ({ finalStage }) => finalStage?.user.string, 'c'],
  [
    'a command in the place of a variable',
    'FROM scratch\nUSER $(id)',
    ({ finalStage }) => finalStage?.user.string,
    '$(id)',
  ],
  ['a modifier', 'ARG A\nFROM ${A:-b}:1', ({ finalStage }) => finalStage?.image.string, 'b:1'],
  [
    'a variable of a variable',
    'FROM scratch\nARG G=1\nENV E=$G\nUSER $E',
    ({ finalStage }) => finalStage?.user.string,
    '1',
  ],
  ['single quotes around a variable', "FROM scratch\nENV E='$X'", pairs, ['E=$X']],
  ['a port and its protocol', 'EXPOSE 80/udp 90', words, ['80/udp', '90']],
  ['an unknown instruction', 'NOPE a', (file) => file.instructions[0]?.keyword, 'NOPE'],
  ['an escaped blank', 'FROM scratch\nENV A=b\\ c D=e', pairs, ['A=b c', 'D=e']],
  ['a directive behind slashes', '// syntax=mine\nFROM a', (file) => file.instructions.length, 1],
]

for (const [what, content, ask, answer] of faults) {
  test(`${what}: read as the builder does it`, () => {
    expect(ask(dockerfileOf(content))).toEqual(answer)
  })
}

function words(file: Dockerfile) {
  return file.instructions.at(-1)!.arguments.map(({ string }) => string)
}

function form(file: Dockerfile) {
  return file.instructions.at(-1)!.form
}

function pairs(file: Dockerfile) {
  return file.instructions.at(-1)!.pairs.map(({ key, value }) => `${key.string}=${value.string}`)
}

test('the strings of an exec form are found in the file', () => {
  const [run] = dockerfileOf('RUN [ "a\\"b", "c", \\\n "d e" ]').instructions
  expect(run!.arguments.map(writtenAt)).toEqual(['"a\\"b"', '"c"', '"d e"'])
  expect(writtenAt(run!.argument(2).part(2, 3))).toBe('e')
})
