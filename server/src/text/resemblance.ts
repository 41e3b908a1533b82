/**
 * Whether a word is probably meant as another one: the same but for case, dashes and underscores, or with one letter
 * wrong, left out, added or swapped with its neighbour; in long words two. A word resembles itself.
 */
export function resembles(word: string, meant: string): boolean {
  return slipsBetween(word, meant) !== undefined
}

/** The word of a list that is most probably meant, the first of equals; `undefined` where none is near enough. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const other of words) {
    const slips = slipsBetween(word, other) ?? fewest
    if (slips >= fewest) continue
    best = other
    fewest = slips
  }
  return best
}

/** In shorter words one letter makes another word. */
const SHORTEST_FOR_ONE = 5
const SHORTEST_FOR_TWO = 10
const LONGEST = 100

/** How many letters are wrong in a word that is probably meant as another one; `undefined` where it is not. */
export function slipsBetween(word: string, meant: string): number | undefined {
  if (word === meant) return 0
  if (word.length > LONGEST || meant.length > LONGEST || Math.abs(word.length - meant.length) > 4) return undefined
  const [a, b] = [lettersOf(word), lettersOf(meant)]
  const longest = Math.max(a.length, b.length)
  const most = Number(longest >= SHORTEST_FOR_ONE) + Number(longest >= SHORTEST_FOR_TWO)
  if (Math.abs(a.length - b.length) > most) return undefined
  const slips = distance(a, b)
  return slips <= most ? slips : undefined
}

function lettersOf(word: string): string {
  return word.replace(/[-_]/g, '').toLowerCase()
}

/** The optimal string alignment distance: letters to replace, insert, delete, or swap with the next. */
function distance(a: string, b: string): number {
  let [older, old]: readonly [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = old[j - 1]! + Number(a[i - 1] !== b[j - 1])
      let least = Math.min(replaced, old[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, older[j - 2]! + 1)
      row.push(least)
    }
    older = old
    old = row
  }
  return old[b.length]!
}
