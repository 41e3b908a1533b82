import { credentialsIn } from '../docker/credential.ts'
import type { Dockerfile } from '../docker/dockerfile.ts'
import { LineIndex, type Location, type Span } from '../text/document.ts'
import { isReference, isSecretName, secretsIn, withoutSecrets } from '../text/secret.ts'

/** How text of a Dockerfile is put into sentences. */
export interface ShownDockerfile {
  readonly dockerfile: Dockerfile
  /** A text in one line, not too long, and of what is secret in it only the first three characters. */
  show(text: string): string
  /** The number of the line of a place, from 1. */
  lineOf(location: Location): number
}

/** @param secrets Where in the file something is secret, besides what the names of variables tell. */
export function shownDockerfile(dockerfile: Dockerfile, secrets: readonly Span[]): ShownDockerfile {
  const { content } = dockerfile.text
  const hidden = [...secrets.map(({ start, end }) => content.slice(start, end)), ...secretValuesOf(dockerfile)]
    .map((text) => onOneLine(text.replace(/^["']|["']$/g, '')).slice(0, LONGEST_SECRET))
    .filter((text) => text.length > SHOWN)
  const longestFirst = [...new Set(hidden)].sort((a, b) => b.length - a.length)
  const lines = new LineIndex(content)
  return {
    dockerfile,
    show: (text) => shortened(withoutCredentials(longestFirst.reduce(withoutSecret, onOneLine(text)))),
    lineOf: ({ span }) => lines.positionAt(span.start).line + 1,
  }
}

/** What stands in variables that are there for secrets, also where it is put together from others. */
function secretValuesOf({ instructions }: Dockerfile): readonly string[] {
  const pairs = instructions.flatMap((instruction) => [...instruction.pairs, ...(instruction.trigger?.pairs ?? [])])
  return pairs.flatMap(({ key, value }) => {
    const text = value.string
    return text !== undefined && isSecretName(key.string ?? '') && !isReference(text) ? [text] : []
  })
}

function withoutSecret(text: string, secret: string): string {
  return text.replaceAll(secret, () => withoutSecrets(secret, [{ start: 0, end: secret.length }]))
}

function withoutCredentials(text: string): string {
  return withoutSecrets(text, [...secretsIn(text), ...credentialsIn(text).map(({ span }) => span)])
}

/** Its beginning; what is not read could not be shown. */
function onOneLine(text: string): string {
  return text
    .trimStart()
    .slice(0, 10 * LONGEST)
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST + LONGEST_SECRET)
}

function shortened(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]/gu, '?').trimEnd()
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…` : plain
}

/** Of a secret this many characters may be shown. */
const SHOWN = 3
const LONGEST = 80
/** By so much of its beginning a secret is found; what follows is never shown. */
const LONGEST_SECRET = 200
