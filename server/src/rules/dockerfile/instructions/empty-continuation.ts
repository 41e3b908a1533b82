import { defineRule } from '../../rule.ts'

export const emptyContinuation = defineRule({
  id: 'empty-continuation',
  title: 'A blank line stands inside an instruction',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The builder goes on over a blank line, and will refuse it one day. Until then, whoever reads the file takes what follows
    for an instruction of its own, and misses what is really run.`,
  references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  equivalents: { buildkit: ['NoEmptyContinuation'], 'dockerfile-utils': ['EMPTY_CONTINUATION_LINE'] },
  fixable: 'safe',
  examples: [
    {
      title: 'Between two commands',
      bad: `
        FROM debian:13-slim
        # tools
        «RUN» apt-get update \\

          && apt-get install --yes git
      `,
      good: `
        FROM debian:13-slim
        # tools
        RUN apt-get update \\
          && apt-get install --yes git
      `,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    const { keyword, onbuild, source, text } = instruction
    const { blankLines, span: piece } = source.piece
    if (onbuild || blankLines.length === 0) return
    const inside = blankLines
      .map(({ start, end }) => ({ start: piece.start + start, end: piece.start + end }))
      .filter(({ end }) => end <= piece.end)
    if (inside.length === 0) return
    report({
      at: instruction,
      message: `A blank line stands inside ${keyword}.`,
      related: inside.slice(0, 1).map((span) => ({ location: { text, span }, message: 'The blank line.' })),
      fixes: [
        {
          title: 'Remove the blank lines',
          applicability: 'safe',
          changes: inside.map((span) => ({ kind: 'edit', text, edit: { span, text: '' } })),
        },
      ],
    })
  },
})
