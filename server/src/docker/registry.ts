import type { ImageReference } from './image.ts'

/**
 * Whether an image comes from one of the places that patterns name: a host (`ghcr.io`, `*.example.com`), or a host and a
 * path, which stands for all below it (`ghcr.io/acme`, `docker.io/library/*`). `*` stands for any characters.
 */
export function comesFrom({ registry, repository }: ImageReference, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const place = pattern.replace(/\/$/, '')
    if (!place.includes('/')) return matches(registry, place)
    const whole = `${registry}/${repository}`
    return matches(whole, place) || matches(whole, `${place}/*`)
  })
}

/** Matches each piece between stars as early as it can, which is enough. */
function matches(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false
  let at = first.length
  for (const piece of others) {
    const found = text.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return at <= text.length - last.length
}
