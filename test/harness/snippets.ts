import { readdirSync, readFileSync } from 'node:fs'

/** A snippet as editors read it from `snippets/*.json`. */
export interface Snippet {
  readonly file: string
  readonly title: string
  readonly prefix: readonly string[]
  readonly description: string
  readonly body: readonly string[]
  readonly isFileTemplate?: boolean
}

const folder = new URL('../../snippets/', import.meta.url)

/** Where fragments belong, by their first prefix; a snippet that is not named stands at the top of a file. */
export const placeOf = jsonOf('places.json') as Readonly<Record<string, string>> // A map of strings, as a test says.

export const snippets: readonly Snippet[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== 'places.json')
  .flatMap((file) =>
    // The type is what editors expect; a test holds it against each entry.
    Object.entries(jsonOf(file) as Record<string, Omit<Snippet, 'file' | 'title'>>).map(([title, snippet]) => ({
      file,
      title,
      ...snippet,
    })),
  )

function jsonOf(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
}

const PLACEHOLDER = /\\([\\$}])|\$(\d+)|\$\{(\d+)(?::((?:[^\\}]|\\.)*)|\|((?:[^\\|]|\\.)*)\|)?\}/g

/** The text that stands in a file when all placeholders of a snippet are left as they are. */
export function expand(body: readonly string[]): string {
  const text = body.join('\n')
  const defaults = new Map<string, string>()
  for (const [, , , number, value, choices] of text.matchAll(PLACEHOLDER)) {
    const standing = value ?? choices?.split(',')[0]
    if (number !== undefined && standing !== undefined) defaults.set(number, standing)
  }
  return text.replace(
    PLACEHOLDER,
    (_, escaped?: string, plain?: string, number?: string) => escaped ?? defaults.get(plain ?? number ?? '') ?? '',
  )
}
