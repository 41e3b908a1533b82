/** Control characters, and all that is invisible or changes the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * Text from a file, a path or a command line as one line that is safe to print on a terminal: what cannot be seen is
 * written as `\u{…}`, line breaks included, so that it can neither move the cursor nor turn the text around.
 */
export function escapeText(text: string): string {
  return text.replaceAll(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}

/** Data as JSON that is as safe to print: what cannot be seen in it is written as `\uXXXX`, which means the same. */
export function escapeJson(data: unknown): string {
  const json = JSON.stringify(data, undefined, 2)
  return json.replaceAll(UNSEEN_IN_JSON, escapeUnits)
}

/** But for the line breaks between its parts: those within strings are escaped already. */
const UNSEEN_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** One `\uXXXX` for each UTF-16 unit. */
function escapeUnits(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}
