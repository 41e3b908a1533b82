/**
 * The names of the commands that a script of a POSIX shell certainly calls, as written. Linear in its length. None of
 * those in quotes, in comments or in expansions, and none at all where the script has a here-document.
 */
export function commandNames(script: string): readonly string[] {
  if (script.includes('<<')) return []
  const names: string[] = []
  let isFirst = true
  for (const token of tokensOf(script)) {
    if (SEPARATORS.has(token[0] ?? '')) isFirst = true
    else if (isFirst && !isPrefix(token)) {
      names.push(token)
      isFirst = false
    }
  }
  return names
}

const SEPARATORS: ReadonlySet<string> = new Set([...'\n;&|()'])
const PREFIXES: ReadonlySet<string> = new Set(['!', '{', 'do', 'elif', 'else', 'exec', 'if', 'then', 'until', 'while'])

/** Whether a command may follow: a word of the grammar, or a variable that is set for it. */
function isPrefix(word: string): boolean {
  return PREFIXES.has(word) || /^[A-Za-z_][A-Za-z0-9_]*=/.test(word)
}

/** Words with their quotes, and single characters that separate commands. */
function tokensOf(script: string): readonly string[] {
  const tokens: string[] = []
  let word = ''
  const endWord = () => {
    if (word !== '') tokens.push(word)
    word = ''
  }
  for (let at = 0; at < script.length; at++) {
    const char = script[at]!
    if (char === '\\') word += script.slice(at, ++at + 1)
    else if (char === "'" || char === '"') {
      const end = endOfQuotes(script, at)
      word += script.slice(at, end)
      at = end - 1
    } else if (char === '#' && word === '') {
      const end = script.indexOf('\n', at)
      at = (end === -1 ? script.length : end) - 1
    } else if (SEPARATORS.has(char)) {
      endWord()
      tokens.push(char)
    } else if (char === ' ' || char === '\t' || char === '\r') endWord()
    else word += char
  }
  endWord()
  return tokens
}

/** The offset behind the closing quote, or the end of the script. */
function endOfQuotes(script: string, start: number): number {
  const quote = script[start]
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === quote) return at + 1
    if (script[at] === '\\' && quote === '"') at++
  }
  return script.length
}
