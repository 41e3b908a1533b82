import { expect, test } from 'vitest'
import { dockerfileAt } from '../../server/src/docs/dockerfile-at.ts'
import { shownDockerfile } from '../../server/src/docs/dockerfile-text.ts'
import { printWords } from '../../server/src/docs/words.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { dockerExamples, dockerfileOf } from '../harness/docker.ts'
import { mutatedDockerfile } from '../harness/mutate-docker.ts'
import { pick, randomOf } from '../harness/random.ts'
import { stageRows } from './dockerfile-rows.ts'
import { variableRows } from './dockerfile-variable-rows.ts'

const rows = [...stageRows, ...variableRows]

for (const [what, content, place, ...said] of rows) {
  test(`it is said what stands at a place of a Dockerfile: ${what}`, () => {
    const marked = dedent(content)
    const dockerfile = dockerfileOf(marked.replace('‸', ''))
    const found = dockerfileAt(shownDockerfile(dockerfile, []), marked.indexOf('‸'))
    expect(found && dockerfile.text.content.slice(found.span.start, found.span.end)).toBe(place)
    expect(printWords(found?.words ?? []).split(/\n+/)).toEqual(said)
  })
}

const silent: readonly (readonly [what: string, content: string])[] = [
  ['a comment', '# a‸b\nFROM debian:13-slim\n'],
  ['a word of a command', 'FROM debian:13-slim\nRUN ec‸ho a\n'],
  ['a comment between the lines of an instruction', 'FROM debian:13-slim\nEXPOSE 22 \\\n  # a‸b\n  23\n'],
  ['a USER before the first FROM', 'USER a‸pp\n'],
  ['nothing at all', '‸'],
]

for (const [what, marked] of silent) {
  test(`nothing is said of ${what}`, () => {
    const dockerfile = dockerfileOf(marked.replace('‸', ''))
    expect(dockerfileAt(shownDockerfile(dockerfile, []), marked.indexOf('‸'))).toBe(undefined)
  })
}

const contents = [...dockerExamples(), ...rows.map(([, content]) => dedent(content).replace('‸', ''))]

test('whatever is done to a Dockerfile, what is said is about what stands there', () => {
  const random = randomOf(11)
  let count = 0
  for (let round = 0; round < 1000; round++) {
    const content = mutatedDockerfile(pick(contents, random), random)
    const shown = shownDockerfile(dockerfileOf(content), [])
    for (let left = 15; left > 0; left--) {
      const offset = random(content.length + 1)
      const found = dockerfileAt(shown, offset)
      if (!found) continue
      count++
      expect(found.span.start, content).toBeLessThanOrEqual(offset)
      expect(found.span.end, content).toBeGreaterThanOrEqual(offset)
      expect(printWords(found.words), content).not.toContain('undefined')
    }
  }
  expect(count).toBeGreaterThan(3000)
})

test('no secret of any example is said', () => {
  const secret = /gh[po]_\w|h4rd2|Tr0ub|opense/
  expect(contents.filter((content) => secret.test(content)).length).toBeGreaterThan(5)
  for (const content of contents) {
    const shown = shownDockerfile(dockerfileOf(content), [])
    for (let offset = 0; offset < content.length; offset += 3) {
      expect(printWords(dockerfileAt(shown, offset)?.words ?? []), content).not.toMatch(secret)
    }
  }
})
