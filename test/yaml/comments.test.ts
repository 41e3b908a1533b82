import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import { commentsOf } from '../../server/src/yaml/comments.ts'
import type { Step } from '../../server/src/yaml/value.ts'
import { read } from '../harness/yaml.ts'

const file = dedent(`
  # licence

  # the pod
    # of the shop
  metadata: # names
    name: web # one
    # not above anything
  spec:
    containers:
      # first
      - name: app # inner
        image: "x # no"
      - # second
        name: two
    # after a list
    args: [a, b] # flow
`)

const cases: readonly (readonly [path: readonly Step[], above: readonly string[], behind: string | undefined])[] = [
  [['metadata'], ['# the pod', '# of the shop'], '# names'],
  [['metadata', 'name'], [], '# one'],
  [['spec'], ['# not above anything'], undefined],
  [['spec', 'containers', 0], ['# first'], '# inner'],
  [['spec', 'containers', 0, 'image'], [], undefined],
  [['spec', 'containers', 1, 'name'], [], undefined],
  [['spec', 'args'], ['# after a list'], '# flow'],
  [['spec', 'args', 1], ['# after a list'], '# flow'],
  [['spec', 'missing'], [], undefined],
]

for (const [path, above, behind] of cases) {
  test(`the comments of ${path.join('.')} are those above and behind it`, () => {
    const value = read(file).get(...path)
    const shown = ({ start, end }: { start: number; end: number }) => file.slice(start, end)
    const comments = commentsOf(value)
    expect(comments.above.map(shown)).toEqual(above)
    expect(comments.behind && shown(comments.behind)).toBe(behind)
  })
}
