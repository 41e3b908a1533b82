import { expect, test } from 'vitest'
import { nearest, resembles } from '../../server/src/text/resemblance.ts'

const alike: readonly (readonly [word: string, meant: string])[] = [
  ['image', 'image'],
  ['Image', 'image'],
  ['readOnlyRootFileSystem', 'readOnlyRootFilesystem'],
  ['run_as_user', 'runAsUser'],
  ['run-as-non-root', 'runAsNonRoot'],
  ['imge', 'image'],
  ['iamge', 'image'],
  ['imagee', 'image'],
  ['resource', 'resources'],
  ['allowPriviledgeEscalaton', 'allowPrivilegeEscalation'],
]

const different: readonly (readonly [word: string, meant: string])[] = [
  ['', 'image'],
  ['tti', 'tty'],
  ['nfs', 'rbd'],
  ['hostPID', 'hostIPC'],
  ['runAsUser', 'runAsGroup'],
  ['imgae', 'images'],
  ['volumeMounts', 'volumeDevices'],
  ['x'.repeat(101), 'x'.repeat(102)],
]

for (const [word, meant] of alike) {
  test(`${word} resembles ${meant}, and the other way round`, () => {
    expect([resembles(word, meant), resembles(meant, word)]).toEqual([true, true])
  })
}

for (const [word, meant] of different) {
  test(`${word.slice(0, 20) || 'nothing'} and ${meant.slice(0, 20)} are different words`, () => {
    expect([resembles(word, meant), resembles(meant, word)]).toEqual([false, false])
  })
}

test('the nearest word is the one with the fewest letters wrong, and the first of equals', () => {
  expect(nearest('limts', ['lints', 'limits', 'Limts'])).toBe('Limts')
  expect(nearest('limts', ['limits', 'lints'])).toBe('limits')
  expect(nearest('limts', ['requests'])).toBeUndefined()
  expect(nearest('limts', [])).toBeUndefined()
})
