import { expect, test } from 'vitest'
import { mergeRuns } from '../../server/src/docker/merge-runs.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { dockerfileOf } from '../harness/docker.ts'

/** Two RUNs, and what they become; `undefined` where they stay apart. */
const pairs: readonly (readonly [before: string, after: string | undefined])[] = [
  ['RUN a\nRUN b', 'RUN a \\\n    && b'],
  ['run a \n\nRun b\nUSER c', 'run a \\\n    && b\nUSER c'],
  ['RUN a && \\\n  b\nRUN c', 'RUN a && \\\n  b && \\\n  c'],
  ['RUN a\nRUN b \\\n\t&& c', 'RUN a \\\n\t&& b \\\n\t&& c'],
  ['RUN a\n# b\n\n  # c\nRUN \\\n # d\n  e', 'RUN a \\\n  # b\n  # c\n  # d\n  && e'],
  ['RUN --network=none a\nRUN --network=none b', 'RUN --network=none a \\\n    && b'],
  ['RUN a | b\nRUN c 2>&1 | d', 'RUN a | b \\\n    && c 2>&1 | d'],
  ['RUN a || b\nRUN (c)', 'RUN a || b \\\n    && (c)'],
  ['RUN if a; then b; fi\nRUN c', 'RUN if a; then b; fi \\\n    && c'],
  // What the first one leaves would count for the second.
  ['RUN cd /a\nRUN b', undefined],
  ['RUN export A=1\nRUN b', undefined],
  ['RUN A=1\nRUN b', undefined],
  ['RUN set -x && a\nRUN b', undefined],
  ['RUN exit 0\nRUN b', undefined],
  ['RUN . /a\nRUN b', undefined],
  // A sign would bind others together.
  ['RUN a;\nRUN b', undefined],
  ['RUN a &\nRUN b', undefined],
  ['RUN a # b\nRUN c', undefined],
  ['RUN a\nRUN b || c', undefined],
  ['RUN a\nRUN b; c', undefined],
  ['RUN a\nRUN b & c', undefined],
  ['RUN a\nRUN if b; then c; fi', undefined],
  ["RUN a 'b\nRUN c'", undefined],
  // Another instruction, form, flag, shell or file.
  ['RUN a\nUSER b', undefined],
  ['RUN --network=none a\nRUN b', undefined],
  ['RUN ["a"]\nRUN b', undefined],
  ['RUN a\nRUN <<E\nb\nE', undefined],
  ['ONBUILD RUN a\nONBUILD RUN b', undefined],
  ['RUN a\n# hadolint ignore=DL3008\nRUN b', undefined],
  ['SHELL ["pwsh", "-c"]\nRUN a\nRUN b', undefined],
]

for (const [before, after] of pairs) {
  test(`${JSON.stringify(before)} is ${after === undefined ? 'not ' : ''}joined`, () => {
    const all = dockerfileOf(`FROM a\n${before}`).instructions
    const at = all.findIndex(({ keyword }) => keyword === 'RUN' || keyword === 'ONBUILD')
    const { text, edit, refusal } = mergeRuns(all[at]!, all[at + 1]!)
    expect(refusal ? undefined : applyEdits(text.content, [edit])).toBe(after && `FROM a\n${after}`)
  })
}

test('the escape character of the file continues the line', () => {
  const { instructions } = dockerfileOf('# escape=`\nFROM a\nSHELL ["/bin/sh", "-c"]\nRUN b\nRUN c\n')
  const { text, edit, refusal } = mergeRuns(instructions[2]!, instructions[3]!)
  expect(refusal).toBeUndefined()
  expect(applyEdits(text.content, [edit])).toContain('RUN b `\n    && c\n')
})
