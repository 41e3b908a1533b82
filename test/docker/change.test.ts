import { expect, test } from 'vitest'
import {
  appendArgument,
  insertAfter,
  insertBefore,
  removeArgument,
  removeFlag,
  removeInstruction,
  renameInstruction,
  setFlag,
} from '../../server/src/docker/change.ts'
import type { Dockerfile } from '../../server/src/docker/dockerfile.ts'
import type { Instruction } from '../../server/src/docker/instruction.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { type Change, printChanges } from '../../server/src/yaml/change.ts'
import { dockerfileOf } from '../harness/docker.ts'

type MakeChange = (last: Instruction, file: Dockerfile) => Change

const user = ['USER app']

const rows: readonly (readonly [what: string, before: string, change: MakeChange, after: string])[] = [
  ['a keyword', 'FROM a\nADD b c', (last) => renameInstruction(last, 'COPY'), 'FROM a\nCOPY b c'],
  ['a keyword in lower case', 'from a\nadd b c', (last) => renameInstruction(last, 'COPY'), 'from a\ncopy b c'],
  ['an argument', 'FROM a AS b # c', (last) => last.argument(0).replace('d:1'), 'FROM d:1 AS b # c'],
  ['an argument in JSON', 'COPY ["a b", "c"]', (last) => last.argument(0).replace('"d"'), 'COPY ["\\"d\\"", "c"]'],
  ['a flag', 'COPY --from=a b c', (last) => setFlag(last, 'from', 'd'), 'COPY --from=d b c'],
  ['another flag', 'COPY --from=a b c', (last) => setFlag(last, 'chown', '1'), 'COPY --from=a --chown=1 b c'],
  ['a first flag', 'COPY \\\n  b c', (last) => setFlag(last, 'link', 'true'), 'COPY --link=true \\\n  b c'],
  ['no flag', 'COPY --link --from=a b c', (last) => removeFlag(last, last.flags[0]!), 'COPY --from=a b c'],
  ['no argument', 'EXPOSE 22 80', (last) => removeArgument(last.argument(0)), 'EXPOSE 80'],
  ['no argument in a line of its own', 'EXPOSE 80 \\\n  22', (last) => removeArgument(last.argument(1)), 'EXPOSE 80'],
  ['one more argument', 'EXPOSE 80 # b', (last) => appendArgument(last, '443'), 'EXPOSE 80 # b 443'],
  ['one more string', 'CMD ["a"]', (last) => appendArgument(last, 'b'), 'CMD ["a", "b"]'],
  ['a line before', 'FROM a\nCMD b', (last) => insertBefore(last, user), 'FROM a\nUSER app\nCMD b'],
  [
    'a line before comments',
    'FROM a\n\n# b\n# c\nCMD d',
    (l) => insertBefore(l, user),
    'FROM a\n\nUSER app\n# b\n# c\nCMD d',
  ],
  [
    'a line below directives',
    '# syntax=a\n# b\nFROM c',
    (l) => insertBefore(l, ['ARG D']),
    '# syntax=a\nARG D\n# b\nFROM c',
  ],
  ['a line behind a mark', '\ufeffFROM a', (last) => insertBefore(last, ['ARG B']), '\ufeffARG B\nFROM a'],
  [
    'lines behind',
    'FROM a\nUSER b\n\nCMD c',
    (_, file) => insertAfter(file.instructions[1]!, ['ENV D=1', 'ENV E=2']),
    'FROM a\nUSER b\nENV D=1\nENV E=2\n\nCMD c',
  ],
  ['a line behind the last one', 'FROM a\r\nUSER b', (last) => insertAfter(last, user), 'FROM a\r\nUSER b\r\nUSER app'],
  [
    'a line behind a heredoc',
    'RUN <<E\na\nE\n# c\n',
    (last) => insertAfter(last, user),
    'RUN <<E\na\nE\nUSER app\n# c\n',
  ],
  ['an indented line', 'from a\n  cmd b\n', (last) => insertAfter(last, user), 'from a\n  cmd b\n  user app\n'],
  ['no instruction', 'FROM a\n# b\nENV C=1 \\\n  D=2\n# e\n', (last) => removeInstruction(last), 'FROM a\n# b\n# e\n'],
  ['no trigger', 'FROM a\nONBUILD USER b', (last) => removeInstruction(last.trigger!), 'FROM a\n'],
]

for (const [what, before, change, after] of rows) {
  test(`a Dockerfile gets ${what}, and stays as it is otherwise`, () => {
    const { content, skipped } = changed(before, change)
    expect(skipped).toEqual([])
    expect(content).toBe(after)
  })
}

const refusals: readonly (readonly [why: string, before: string, change: MakeChange])[] = [
  ['a comment would get lost', 'ENV A=1 \\\n# b\n  C=2', (last) => removeInstruction(last)],
  ['it would stand in a heredoc', 'RUN <<E\na', (last) => insertAfter(last, user)],
  ['it would continue a line', 'RUN a \\\n', (last) => insertAfter(last, user)],
  ['the word is broken by a continuation', 'FROM a\\\nb', (last) => last.argument(0).replace('c')],
  ['it would end the instruction', 'COPY a b', (last) => last.argument(0).replace('c\nd')],
  ['it would open a heredoc', 'COPY a b', (last) => last.argument(0).replace('<<c')],
  ['it would continue the line', 'COPY a b\nUSER c', (_, file) => file.instructions[0]!.argument(1).replace('d\\')],
  ['a string of JSON would leave a comma', 'CMD ["a", "b"]', (last) => removeArgument(last.argument(0))],
  ['a comment above would get lost', 'EXPOSE 80 \\\n# b\n  22', (last) => removeArgument(last.argument(1))],
]

for (const [why, before, change] of refusals) {
  test(`a change is refused when ${why}`, () => {
    const { content, skipped } = changed(before, change)
    expect(content).toBe(before)
    expect(skipped).toHaveLength(1)
  })
}

function changed(before: string, makeChange: MakeChange) {
  const file = dockerfileOf(before)
  const { edits, skipped } = printChanges([makeChange(file.instructions.at(-1)!, file)])
  return { content: applyEdits(before, edits.get(file.text) ?? []), skipped }
}
