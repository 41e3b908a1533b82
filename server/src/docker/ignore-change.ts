import { lineBreakOf } from '../text/document.ts'
import type { EditText } from '../yaml/change.ts'
import type { Dockerignore } from './dockerignore.ts'

/** Adds lines to what is ignored: before the first line that takes something back, which goes on to do so. */
export function insertIgnoreLines({ text, lines }: Dockerignore, added: readonly string[]): EditText {
  const { content } = text
  const lineBreak = lineBreakOf(content)
  const exception = lines.find(({ isException }) => isException)
  const at = exception ? content.lastIndexOf('\n', exception.location.span.start) + 1 : content.length
  const isBehindLine = at === content.length && content !== '' && !content.endsWith('\n')
  const inserted = added.map((line) => line + lineBreak).join('')
  return {
    kind: 'edit',
    text,
    edit: { span: { start: at, end: at }, text: (isBehindLine ? lineBreak : '') + inserted },
  }
}
