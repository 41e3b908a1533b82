import { expect, test } from 'vitest'
import { type Hole, type Masked, maskTemplates } from '../../server/src/yaml/template.ts'

/** What becomes of a template, to be written readably. */
export interface MaskCase {
  readonly title: string
  readonly input: string
  /** See `shownMask`. */
  readonly masked: string
  /** As `kind text`, with `@column` after the kind where that is known. */
  readonly holes: readonly string[]
  /** As `kind text`; none when left out. */
  readonly regions?: readonly string[]
  readonly withoutElse?: boolean
}

export function testMask({ title, input, masked, holes, regions = [], withoutElse = false }: MaskCase): void {
  test(title, () => {
    const result = maskTemplates(input, { withoutElse })
    expect(shownMask(input, result)).toBe(masked)
    expect(result.holes.map((hole) => shownHole(input, hole))).toEqual(holes)
    expect(result.regions.map(({ kind, start, end }) => `${kind} ${input.slice(start, end)}`)).toEqual(regions)
    expect(result.content).toHaveLength(input.length)
  })
}

/**
 * A masked content, short: `■` for placeholder letters, `⏎` for line breaks that were put in, `·` for spaces that were
 * put in; each for any number of them, but the spaces after `⏎` are all shown.
 */
function shownMask(content: string, { content: masked, holes }: Masked): string {
  const characters = [...masked].map((character, offset) => {
    if (character === '\n' && content[offset] !== '\n') return '⏎'
    if (!holes.some(({ start, end }) => content.indexOf('{{', start) <= offset && offset < end)) return character
    return { x: '■', ' ': '·' }[character] ?? character
  })
  return characters
    .join('')
    .replaceAll(/■+/g, '■')
    .replaceAll(/⏎+/g, '⏎')
    .replaceAll(/(?<!⏎·*)·+/g, '·')
}

function shownHole(content: string, { kind, indent, start, end }: Hole): string {
  return `${kind}${indent === undefined ? '' : `@${indent}`} ${content.slice(start, end)}`
}
