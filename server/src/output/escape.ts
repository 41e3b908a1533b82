/** Control characters, and all that is invisible or changes the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * Text from a file, a path or a command line as one line that is safe to print on a terminal: what cannot be seen is
 * written as `\u{…}`, line breaks included, so that it can neither move the cursor nor turn the text around.
 */
export function escapeText(text: string): string {
  return text.replaceAll(UNSEEN, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
