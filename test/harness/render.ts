/** Which branch of the how many-th `if`, `with` or `range` of a template is printed. */
export type Branch = (index: number) => boolean

/**
 * What a template prints, as Go trims it. An output is the letter `x`; one that is indented is a line, an item if the
 * action says `list` and an entry if not.
 */
export function render(content: string, isTaken: Branch): string {
  const blocks: boolean[] = []
  let printed = ''
  let at = 0
  let count = 0
  let trimsAfter = false
  for (const { 0: action, 1: open, 2: body = '', 3: close, index } of content.matchAll(ACTION)) {
    let text = content.slice(at, index)
    if (trimsAfter) text = text.trimStart()
    if (open) text = text.trimEnd()
    if (blocks.every(Boolean)) printed += text
    trimsAfter = close !== undefined
    at = index + action.length
    const word = /^\w*/.exec(body)?.[0]
    if (word === 'if' || word === 'with' || word === 'range') blocks.push(isTaken(count++))
    else if (word === 'define') blocks.push(false)
    else if (word === 'else') blocks.push(!blocks.pop())
    else if (word === 'end') blocks.pop()
    else if (blocks.every(Boolean)) printed += outputOf(body)
  }
  return printed + (trimsAfter ? content.slice(at).trimStart() : content.slice(at))
}

const ACTION = /\{\{(- )?\s*(\/\*[\s\S]*?\*\/|[\s\S]*?)( -)?\}\}/g

function outputOf(body: string): string {
  if (body.startsWith('/*') || /^\$\w+ *:?=/.test(body)) return ''
  const [, breaks, columns] = /\|? *(n?)indent (\d+)/.exec(body) ?? []
  if (columns === undefined) return 'x'
  return (breaks ? '\n' : '') + ' '.repeat(Number(columns)) + (body.includes('list') ? '- printed' : 'printed: true')
}
