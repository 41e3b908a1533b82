/** Prose that Markdown shows as it is written: what would be markup in it is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(MARKUP, (character) => `\\${character}`)
}

/** Underscores inside words are no markup, and those of names are easier to read without a backslash. */
const MARKUP = /[\\`*[\]<>|~&]|(?<!\w)_|_(?!\w)/g

/** A name or a value in code type; one line without backticks. */
export function inlineCode(text: string): string {
  return `\`${text}\``
}

/** Some lines of code, between fences that are longer than any in them. */
export function codeBlock(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code.endsWith('\n') ? code : `${code}\n`}${fence}`
}

/** A row of a table. The cells are Markdown whose bars are escaped. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
