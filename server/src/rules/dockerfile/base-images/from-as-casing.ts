import { defineRule } from '../../rule.ts'

export const fromAsCasing = defineRule({
  id: 'from-as-casing',
  title: 'AS is not written as its FROM is',
  severity: 'hint',
  profile: 'strict',
  why: `
    One of the two keywords of a line is in upper case and the other is not, which makes the name of the stage easy to
    overlook.`,
  references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
  equivalents: { buildkit: ['FromAsCasing'] },
  fixable: 'safe',
  examples: [
    {
      title: 'In upper case behind from',
      bad: `
        from golang:1.26 «AS» build
        run go build -o /shop .

        from alpine:3.22
        copy --from=build /shop /shop
      `,
      good: `
        from golang:1.26 as build
        run go build -o /shop .

        from alpine:3.22
        copy --from=build /shop /shop
      `,
    },
  ],

  on: 'stage',
  check({ from }, { report }) {
    const as = from.argument(1)
    const keyword = from.source.syntax.keyword.text
    const expected = casedLike(keyword)
    if (as.string?.toUpperCase() !== 'AS' || expected === undefined || as.is(expected)) return
    report({
      at: as,
      message: `"${as.string}" is not written as "${keyword}" is.`,
      fixes: [{ title: `Write ${expected}`, applicability: 'safe', changes: [as.replace(expected)] }],
    })
  },
})

/** AS as FROM is written; `undefined` when that has letters of both cases. */
function casedLike(from: string): string | undefined {
  if (from === 'FROM') return 'AS'
  return from === 'from' ? 'as' : undefined
}
