import { expect, test } from 'vitest'
import type { Stage } from '../../server/src/docker/stage.ts'
import { dockerfileOf, writtenAt } from '../harness/docker.ts'

const asked: readonly (readonly [what: string, content: string, ask: (final: Stage) => unknown, answer: unknown])[] = [
  ['the name of a stage is compared in lower case', 'FROM a AS Build\nFROM build', (s) => s.base?.name, 'build'],
  ['a stage is one of those above only', 'FROM later\nFROM a AS later', (s) => s.dockerfile.stages[0]?.base, undefined],
  ['a stage of its own name is an image', 'FROM x AS x', (s) => [s.base, s.reference?.name], [undefined, 'x']],
  ['of two with one name the later holds', 'FROM a AS s\nFROM b AS s\nFROM s', (s) => s.base?.image.string, 'b'],
  [
    'a base that is not known is no stage',
    'ARG S\nFROM a AS s\nFROM $S',
    (s) => [s.base, s.image.isUnknown],
    [undefined, true],
  ],
  ['a base through a default', 'ARG S=s\nFROM a AS s\nFROM $S', (s) => s.base?.name, 's'],
  ['scratch is no image', 'FROM scratch', (s) => [s.isScratch, s.reference], [true, undefined]],
  ['a stage may be called scratch', 'FROM a AS scratch\nFROM scratch', (s) => s.isScratch, false],
  ['the user of a stage below', 'FROM a AS s\nUSER b\nFROM s', (s) => s.user.string, 'b'],
  ['the last user', 'FROM a\nUSER b\nUSER c', (s) => s.user.string, 'c'],
  [
    'the user of an image is not known',
    'FROM a',
    (s) => [s.user.isUnknown, s.user.isMissing, writtenAt(s.user)],
    [true, false, 'a'],
  ],
  ['no user in scratch', 'FROM scratch', (s) => [s.user.isUnknown, s.user.isMissing], [false, true]],
  ['a trigger sets no user here', 'FROM a\nUSER b\nONBUILD USER c', (s) => s.user.string, 'b'],
  ['a nearer ENTRYPOINT takes CMD back', 'FROM a AS s\nCMD b\nFROM s\nENTRYPOINT c', (s) => s.command, undefined],
  ['an ENTRYPOINT of the same stage does not', 'FROM a\nCMD b\nENTRYPOINT c', (s) => s.command?.rest, 'b'],
  ['an inherited ENTRYPOINT does not', 'FROM a AS s\nENTRYPOINT b\nFROM s\nCMD c', (s) => s.command?.rest, 'c'],
  ['the shell of the image', 'FROM a\nRUN b', (s) => s.instructions[0]?.shell, ['/bin/sh', '-c']],
  ['the shell of a stage below', 'FROM a AS s\nSHELL ["b"]\nFROM s\nRUN b', (s) => s.instructions[0]?.shell, ['b']],
  ['a shell set later', 'FROM a\nRUN b\nSHELL ["c"]', (s) => s.instructions[0]?.shell, ['/bin/sh', '-c']],
  [
    'the shell of Windows',
    'FROM mcr.microsoft.com/windows/nanoserver:1\nRUN b',
    (s) => s.instructions[0]?.shell,
    ['cmd', '/S', '/C'],
  ],
  ['a malformed shell is not known', 'FROM a\nSHELL b\nRUN c', (s) => s.instructions[1]?.shell, undefined],
  [
    'who needs whom',
    'FROM a AS x\nFROM b AS y\nFROM c AS z\nFROM d\nCOPY --from=x a b\nRUN --mount=from=2 e',
    needed,
    [true, false, true, true],
  ],
  ['who needs whom on the way', 'FROM a AS x\nFROM x AS y\nFROM d\nCOPY --from=y a b', needed, [true, true, true]],
]

for (const [what, content, ask, answer] of asked) {
  test(`${what}: ${JSON.stringify(content)}`, () => {
    expect(ask(dockerfileOf(content).finalStage!)).toEqual(answer)
  })
}

function needed({ dockerfile }: Stage): readonly boolean[] {
  return dockerfile.stages.map(({ isNeeded }) => isNeeded)
}

test('a chain of very many stages is followed for a while only', () => {
  const content = Array.from({ length: 900 }, (_, index) => `FROM s${index} AS s${index + 1}\nUSER $X`).join('\n')
  const { finalStage } = dockerfileOf(content)
  expect(finalStage!.chain.length).toBe(50)
  expect(finalStage!.user.isUnknown).toBe(true)
})
