import { lineBreakOf } from '../text/document.ts'
import type { EditText } from '../yaml/change.ts'
import type { Instruction, Pair } from './instruction.ts'

/** Puts the assignments of ENV, LABEL or ARG that stand behind one of them into an instruction of their own. */
export function splitBetween(instruction: Instruction, previous: Pair, next: Pair): EditText {
  const { text, source, location } = instruction
  const { content } = text
  const end = next.key.location.span.start
  const start = previous.value.location.span.end
  const lineBreak = lineBreakOf(content)
  const indent = content.slice(content.lastIndexOf('\n', location.span.start - 1) + 1, location.span.start)
  // The lines between them are comments, which stay.
  const comments = content.slice(start, end).split(/\r?\n/).slice(1, -1)
  const lines = ['', ...comments, `${indent.replace('\ufeff', '')}${source.syntax.keyword.text} `]
  return {
    kind: 'edit',
    text,
    edit: { span: { start, end }, text: lines.join(lineBreak) },
    refusal: previous.isLegacy || instruction.onbuild ? 'layout' : undefined,
  }
}
