import type { Argument } from '../../../docker/argument.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { isForTools } from '../../../docker/tool-comment.ts'
import { lineBreakOf } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'

export const definitionDescription = defineRule({
  id: 'definition-description',
  title: 'A comment describes a stage or an ARG without its name',
  severity: 'info',
  profile: 'pedantic',
  why: `
    The comment right above a stage or an ARG is what \`docker build --call=outline\` says of it, where it begins with the
    name. Whoever builds an image by that list passes over what has no description, also where it is a switch that matters.`,
  references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
  equivalents: { buildkit: ['InvalidDefinitionDescription'] },
  fixable: 'safe',
  examples: [
    {
      title: 'A comment that is none for the list',
      bad: `
        # The version of the shop.
        ARG «VERSION»=1.4.2

        # build compiles it.
        FROM golang:1.26 AS build
        RUN go build -o /shop .
      `,
      good: `
        # The version of the shop.

        ARG VERSION=1.4.2

        # build compiles it.
        FROM golang:1.26 AS build
        RUN go build -o /shop .
      `,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    const names = definedBy(instruction)
    const [first] = names
    if (!first || instruction.onbuild) return
    const comments = commentsAbove(instruction)
    if (comments.length === 0 || names.some(({ written }) => comments.some((line) => line.startsWith(`${written} `))))
      return
    const { text } = instruction
    const at = lineStart(text.content, instruction.location.span.start)
    const edit = { span: { start: at, end: at }, text: lineBreakOf(text.content) }
    report({
      at: first,
      message: `The comment above "${first.written}" does not begin with this name.`,
      fixes: [
        {
          title: 'Put a blank line between',
          applicability: 'safe',
          changes: [{ kind: 'edit', text, edit, refusal: undefined }],
        },
      ],
    })
  },
})

/** The names of what an instruction defines: a stage, or ARGs. */
function definedBy({ keyword, stage, pairs }: Instruction): readonly Argument[] {
  if (keyword === 'ARG') return pairs.map(({ key }) => key)
  return keyword === 'FROM' && stage?.name !== undefined ? [stage.nameArgument] : []
}

/** The text of the comments right above an instruction, up to a blank line, an empty comment or a directive; none for tools. */
function commentsAbove({ text, location, dockerfile }: Instruction): readonly string[] {
  const { content } = text
  const top = dockerfile.directives.at(-1)?.span.end ?? 0
  const comments: string[] = []
  let end = lineStart(content, location.span.start) - 1
  while (end > top) {
    const start = lineStart(content, end)
    const line = content.slice(start, end).trim()
    if (!line.startsWith('#') || line === '#' || start < top) break
    if (!isForTools(line)) comments.push(line.slice(1).trim())
    end = start - 1
  }
  return comments
}

function lineStart(content: string, offset: number): number {
  return content.lastIndexOf('\n', offset - 1) + 1
}
