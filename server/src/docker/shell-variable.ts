/**
 * A word of a POSIX shell with a variable in the place of a text in it, in double quotes. `undefined` where that could mean
 * more: the text stands there twice, quotes are mixed, or something else is put in.
 */
export function withVariable(written: string, text: string, name: string): string | undefined {
  const start = written.indexOf(text)
  const end = start + text.length
  if (start === -1 || written.includes(text, end)) return undefined
  const [before, after] = [written.slice(0, start), written.slice(end)]
  const variable = /^\w/.test(after) ? `\${${name}}` : `$${name}`
  if (isQuoted(before[0], after.at(-1))) {
    const [left, right] = [before.slice(1), after.slice(0, -1)]
    return isLiteralInQuotes(left + right) ? `"${left}${variable}${right}"` : undefined
  }
  if (!isQuoted(before.at(-1), after[0]))
    return isLiteral(before + after) ? `"${before}${variable}${after}"` : undefined
  // The value alone has quotes: `--password="…"`.
  const [left, right] = [before.slice(0, -1), after.slice(1)]
  return isLiteral(left + right) ? `${left}"$${name}"${right}` : undefined
}

function isQuoted(before: string | undefined, after: string | undefined): boolean {
  return (before === '"' || before === "'") && before === after
}

/** Whether the shell takes a text as it is, also in double quotes. */
function isLiteralInQuotes(text: string): boolean {
  return !/["'\\`$]/.test(text)
}

/** The same without quotes, where patterns are something else. */
function isLiteral(text: string): boolean {
  return !/["'\\`$*?[\]{}~]/.test(text)
}
