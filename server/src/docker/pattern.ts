/** What `${NAME#pattern}`, `##`, `%` and `%%` make of a value; `undefined` when BuildKit refuses the pattern, or it is too long. */
export function trimmedValue(value: string, pattern: string, modifier: string): string | undefined {
  const tokens = tokensOf(pattern)
  if (!tokens || value.length * tokens.length > MOST_STEPS) return undefined
  const isSuffix = modifier.startsWith('%')
  const characters = isSuffix ? [...value].reverse() : [...value]
  const ends = endsOf(isSuffix ? [...tokens].reverse() : tokens, characters, 0)
  const length = modifier.length === 2 ? ends.at(-1) : ends[0]
  const rest = characters.slice(length ?? 0)
  return (isSuffix ? rest.reverse() : rest).join('')
}

/** What `${NAME/pattern/replacement}`, and `//` for all places, makes of a value; `undefined` as above. */
export function replacedValue(value: string, pattern: string, replacement: string, isAll: boolean): string | undefined {
  const tokens = tokensOf(pattern)
  const characters = [...value]
  if (!tokens || tokens.length === 0 || /[$\\]/.test(replacement)) return undefined
  if (characters.length ** 2 * tokens.length > MOST_STEPS) return undefined
  let result = ''
  let at = 0
  let isDone = false
  while (at < characters.length) {
    const end = isDone ? undefined : endsOf(tokens, characters, at).at(-1)
    if (end === undefined || end === at) result += characters[at++]
    else {
      result += replacement
      at = end
      isDone = !isAll
    }
  }
  return result
}

const MOST_STEPS = 1_000_000

/** A character, any one character, or any number of them. */
type Token = { readonly kind: 'one' | 'any'; readonly character?: never } | Character

interface Character {
  readonly kind: 'character'
  readonly character: string
}

function tokensOf(pattern: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  const characters = [...pattern]
  for (let at = 0; at < characters.length; at++) {
    let character = characters[at] ?? ''
    if (character === '*' || character === '?') {
      tokens.push({ kind: character === '*' ? 'any' : 'one' })
      continue
    }
    if (character === '\\') {
      character = characters[++at] ?? ''
      if (!ESCAPABLE.has(character)) return undefined
    }
    tokens.push({ kind: 'character', character })
  }
  return tokens
}

const ESCAPABLE: ReadonlySet<string> = new Set(['*', '?', '\\', '}', '/'])

/** All places, in ascending order, where what the tokens match can end when it begins at `start`. */
function endsOf(tokens: readonly Token[], characters: readonly string[], start: number): readonly number[] {
  let ends = [start]
  for (const token of tokens) {
    const [first] = ends
    if (first === undefined) return []
    if (token.kind === 'any') ends = Array.from({ length: characters.length - first + 1 }, (_, index) => first + index)
    else {
      const fits = (at: number) =>
        at < characters.length && (token.kind === 'one' || characters[at] === token.character)
      ends = ends.filter(fits).map((at) => at + 1)
    }
  }
  return ends
}
