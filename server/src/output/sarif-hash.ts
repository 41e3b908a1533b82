/**
 * A hash of 64 bits in hexadecimal digits that stays the same from one version to the next. It tells texts apart, and it
 * is no secret how: FNV-1a over UTF-16 units, from two beginnings.
 */
export function hashOf(parts: readonly (string | undefined)[]): string {
  // Nothing is another thing than an empty text, and no part runs into the next.
  const text = parts.map((part) => (part === undefined ? '-' : `${part.length}:${part}`)).join('')
  return fnv(text, 0x811c9dc5) + fnv(text, 0x2f0b4c47)
}

function fnv(text: string, beginning: number): string {
  let hash = beginning
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
