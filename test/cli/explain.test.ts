import { describe, expect, test } from 'vitest'
import { pageOf } from '../../server/src/docs/page.ts'
import { plainPage } from '../../server/src/docs/plain.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import { run } from '../harness/cli.ts'

test('explain prints the page of a rule without marks', () => {
  const { out, error, status } = run(['explain', 'privileged-container'])
  expect([error, status]).toEqual(['', 0])
  expect(out).toMatch(/^A container runs in privileged mode\n\nRule {19}privileged-container\nSeverity {15}error\n/)
  expect(out).toContain(
    dedent(`
      Why

      A privileged container has every capability,`).trimEnd(),
  )
  expect(out).toContain(
    '            privileged: true # for the debugger\n    #                   ^^^^ Container "app" runs',
  )
  expect(out).toContain('\n- https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline\n')
})

describe('a page in a terminal keeps every line of its examples', () => {
  test.each(rules.map((rule) => [rule.id, pageOf(rule)]))('%s', (_id, page) => {
    const plain = plainPage(page, (_style, text) => text)
    const shown = new Set(plain.split('\n'))
    const code = [...page.matchAll(/^(`{3,})\w*\n(.*?)^\1$/gms)].flatMap(([, , lines = '']) => lines.split('\n'))
    expect(code.length).toBeGreaterThan(0)
    expect(code.filter((line) => line !== '' && !shown.has(`    ${line}`))).toEqual([])
    expect(plain).not.toMatch(/^(?:#+ |```|\|)/m)
  })
})

test('what follows a title stands out on a terminal', () => {
  const page = '# Title\n\n## Why\n\nA [`b`](c.md) \\*.\n\n| Rule | `d` |\n| --- | --- |\n\n```yaml\na: b\n# ^ c\n```\n'
  expect(plainPage(page, (style, text) => `${style}(${text})`)).toBe(
    'bold(Title)\n\nbold(Why)\n\nA b *.\n\ndim(Rule                  ) d\n\n    a: b\n    red(# ^ c)\n',
  )
})

const mistakes: readonly (readonly [args: readonly string[], message: string])[] = [
  [[], 'explain needs the id of a rule.'],
  [['privileged-contaner'], 'There is no rule "privileged-contaner"; there is "privileged-container".'],
  [['nothing-like-it-at-all'], 'There is no rule "nothing-like-it-at-all".'],
  [['host-pid', 'host-ipc'], 'explain takes one rule, and "host-ipc" is a second.'],
]

test.each(mistakes)('explain %j says what is wrong', (args, message) => {
  expect(run(['explain', ...args])).toEqual({ out: '', error: `${message} Try "seaworthy --help".\n`, status: 2 })
})
