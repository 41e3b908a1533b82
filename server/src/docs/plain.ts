import { collect } from '../text/collect.ts'
/** How a piece of a page is set off from the rest, or left as it is where there are no colours. */
export type Emphasis = (style: 'bold' | 'dim' | 'red', text: string) => string

/**
 * A page of ours for a terminal: without the marks of Markdown, code indented, and the rows of its tables as facts. It
 * knows what our pages use, and is not for Markdown that others wrote.
 */
export function plainPage(page: string, emphasize: Emphasis): string {
  let fence: string | undefined
  const lines = collect(page.split('\n'), (line) => {
    const [ticks] = /^`{3,}/.exec(line) ?? []
    if (fence === undefined && ticks !== undefined) {
      fence = ticks
      return []
    }
    if (fence !== undefined && line === fence) {
      fence = undefined
      return []
    }
    return fence === undefined ? proseLine(line, emphasize) : [codeLine(line, emphasize)]
  })
  return lines.join('\n')
}

/** Below a line of code there may be a comment of ours, with carets. */
function codeLine(line: string, emphasize: Emphasis): string {
  if (line === '') return ''
  return `    ${/^# *\^/.test(line) ? emphasize('red', line) : line}`
}

function proseLine(line: string, emphasize: Emphasis): string[] {
  if (line.startsWith('| ---')) return []
  if (line.startsWith('| ')) {
    const [fact = '', ...values] = line.slice(2, -2).split(' | ')
    return [`${emphasize('dim', fact.padEnd(FACT_WIDTH))} ${withoutMarks(values.join(' '))}`]
  }
  const [marks, title] = line.split(/(?<=^#{1,3}) /)
  return [title === undefined ? withoutMarks(line) : emphasize(marks === '###' ? 'dim' : 'bold', withoutMarks(title))]
}

const FACT_WIDTH = 'Pod Security Standard '.length

/** Prose without links, code type and backslashes. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/\[(?=`)|\]\([\w-]{1,80}\.md\)/g, '')
    .replaceAll(/(?<!\\)[`<>]/g, '')
    .replaceAll(/\\(?=[\\`*[\]<>|~&_])/g, '')
}
