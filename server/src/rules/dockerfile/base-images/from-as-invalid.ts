import { defineRule } from '../../rule.ts'

export const fromAsInvalid = defineRule({
  id: 'from-as-invalid',
  title: 'Another word stands where AS belongs',
  severity: 'error',
  profile: 'recommended',
  why: `
    Between an image and the name of its stage stands AS. The builder refuses a FROM with any other word there.`,
  references: ['https://docs.docker.com/reference/dockerfile/#from'],
  equivalents: { 'dockerfile-utils': ['INVALID_AS'] },
  fixable: 'safe',
  examples: [
    {
      title: 'A misspelled AS',
      bad: `
        from golang:1.26 «aas» build
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
    const [, word, name, ...more] = from.arguments
    if (!word || !name || more.length > 0 || !word.string || word.string.toUpperCase() === 'AS') return
    report({
      at: word,
      message: `"${word.string}" stands where AS belongs.`,
      fixes: [
        { title: 'Write AS', applicability: 'safe', changes: [word.replace(as(from.source.syntax.keyword.text))] },
      ],
    })
  },
})

function as(from: string): string {
  return from === from.toLowerCase() ? 'as' : 'AS'
}
