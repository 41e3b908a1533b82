import { credentialsIn } from '../docker/credential.ts'
import type { Dockerfile } from '../docker/dockerfile.ts'
import type { Command } from '../docker/script.ts'
import type { Stage } from '../docker/stage.ts'
import { passwordsOf } from '../rules/dockerfile/secrets/password-option.ts'
import { collect } from '../text/collect.ts'
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

/** @param secrets Where in the file something is secret, besides what names of variables and options tell. */
export function shownDockerfile(dockerfile: Dockerfile, secrets: readonly Span[]): ShownDockerfile {
  const { content } = dockerfile.text
  const hidden = [...secrets.map(({ start, end }) => content.slice(start, end)), ...secretValuesOf(dockerfile)]
    .map((text) => onOneLine(text.replace(/^["']|["']$/g, '')).slice(0, LONGEST_SECRET))
    .filter((text) => text.length > SHOWN)
  const longestFirst = [...new Set(hidden)].sort((a, b) => b.length - a.length)
  const lines = new LineIndex(content)
  return {
    dockerfile,
    show: (text) =>
      longestFirst.length > MOST_SECRETS
        ? '…'
        : shortened(withoutCredentials(longestFirst.reduce(withoutSecret, onOneLine(text)))),
    lineOf: ({ span }) => lines.positionAt(span.start).line + 1,
  }
}

/** The image that a stage is built from in the end, with variables replaced. */
export function imageOf({ root: { image } }: Stage, { show }: ShownDockerfile): string {
  return `image "${show(image.string ?? image.written)}"`
}

/** What stands in variables and behind options that are there for secrets, also where it is put together from others. */
function secretValuesOf({ instructions }: Dockerfile): readonly string[] {
  const values = collect(
    collect(instructions, (instruction) => [instruction, instruction.trigger ?? []].flat()),
    ({ pairs, commands }) => [
      ...collect(pairs, ({ key, value }) => (isSecretName(key.string ?? '') ? value.string : undefined)),
      ...collect(commands, (command) => [
        ...behindOptions(command),
        ...passwordsOf(command).map(({ password }) => password),
      ]),
    ],
  )
  return collect(values, (value) => (value === undefined || isReference(value) ? [] : value))
}

/** The values of `--token …`. */
function behindOptions({ arguments: words }: Command): readonly (string | undefined)[] {
  return collect(words, ({ string }, index) => {
    const option = words[index - 1]?.string
    return option !== undefined && /^--?\w/.test(option) && isSecretName(option) ? string : undefined
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

/** Where more is secret, nothing is shown: each text would be searched for all of them. */
const MOST_SECRETS = 500
/** Of a secret this many characters may be shown. */
const SHOWN = 3
const LONGEST = 80
/** By so much of its beginning a secret is found; what follows is never shown. */
const LONGEST_SECRET = 200
