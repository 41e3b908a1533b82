import { endedFolders, endedImages, endedLines } from './data/end-of-life.ts'
import { folderUsers, imageUsers } from './data/image-users.ts'
import { familiarName, type ImageReference, isOfficial } from './image.ts'

/** What is known of a release that gets no fixes any more. */
export interface EndOfLife {
  /** With its version: `Debian 10`. */
  readonly product: string
  /** The day of the last fixes. */
  readonly until: string
  /** The tag of a release line that is supported, for the same image; `undefined` when the image itself has ended. */
  readonly tag: string | undefined
  /** Another image, where this one has ended as a whole, or a system that the image can be based on. */
  readonly instead: string | undefined
}

/**
 * Whether an image, or the system that its tag names (`python:3.13-buster`), had ended when the tables were last looked
 * at. `undefined` for what is not known, is not selected by a tag, or gets fixes.
 */
export function endOfLifeOf(image: ImageReference): EndOfLife | undefined {
  const { tag, digest } = image
  if (digest !== undefined) return undefined
  const name = familiarName(image)
  const ended = rowOf(endedImages.rows, name) ?? folderOf(endedFolders.rows, name)
  if (ended) {
    const { product, until, successor } = ended
    // Bitnami still builds what is tagged latest, and OpenJDK what is not yet released.
    if (tag === undefined || tag === 'latest') return isOfficial(image) ? endOf(product, until, successor) : undefined
    return /^\d+-ea\b/.test(tag) ? undefined : endOf(product, until, successor)
  }
  return tag === undefined ? undefined : (lineOf(name, tag) ?? systemOf(image, tag))
}

/** As which user an image runs when nobody says otherwise, with a group if there is one; `undefined` when that is not known. */
export function userOf(image: ImageReference): string | undefined {
  const name = familiarName(image)
  const { tag = '' } = image
  if (name.startsWith('gcr.io/distroless/')) return NONROOT.test(tag) ? '65532' : distrolessUser(tag)
  if (/(?:^|-)dev(?:-|$)/.test(tag)) return undefined
  if (name.startsWith('mcr.microsoft.com/dotnet/')) return CHISELED.test(tag) ? '1654' : undefined
  return rowOf(imageUsers.rows, name)?.runsAs ?? folderOf(folderUsers.rows, name)
}

/** A user without rights that an image has; `undefined` when none is known. */
export function unprivilegedUserOf(image: ImageReference): string | undefined {
  const known = rowOf(imageUsers.rows, familiarName(image))?.hasUser
  if (known !== undefined) return known
  const user = userOf(image)
  return user === 'root' ? undefined : user
}

const NONROOT = /(?:^|-)nonroot(?:-|$)/
const CHISELED = /-(?:chiseled|distroless)(?:-|$)/

/** Only tags that say nothing else run as root for certain. */
function distrolessUser(tag: string): string | undefined {
  return tag === '' || tag === 'latest' ? 'root' : undefined
}

function endOf(product: string, until: string, instead: string): EndOfLife {
  return { product, until, tag: undefined, instead }
}

function lineOf(name: string, tag: string): EndOfLife | undefined {
  const row = rowOf(endedLines.rows, name)
  if (!row) return undefined
  const versions = versionsIn(tag)
  for (const [until, lines] of Object.entries(row.lines)) {
    const line = lines.split(' ').find((one) => versions.has(one))
    if (line !== undefined) return { product: `${row.product} ${line}`, until, tag: row.successor, instead: undefined }
  }
  return undefined
}

/** The Debian, Ubuntu or Alpine release that the tag of an official image names behind its version. */
function systemOf(image: ImageReference, tag: string): EndOfLife | undefined {
  if (!isOfficial(image)) return undefined
  for (const part of tag.split('-').slice(1)) {
    const alpine = /^alpine(\d+\.\d+)$/.exec(part)
    const end = alpine ? lineOf('alpine', alpine[1] ?? '') : (codeNamed('debian', part) ?? codeNamed('ubuntu', part))
    if (end) return { ...end, tag: undefined }
  }
  return undefined
}

function codeNamed(system: string, part: string): EndOfLife | undefined {
  return /^[a-z]+$/.test(part) ? lineOf(system, part) : undefined
}

/** The versions that a tag begins with, `3`, `3.10` and `3.10.2` of `3.10.2-slim`, or its first word. */
function versionsIn(tag: string): ReadonlySet<string> {
  const [first = ''] = tag.split('-')
  const parts = first.split('.').slice(0, MOST_PARTS)
  return new Set(parts.map((_, index) => parts.slice(0, index + 1).join('.')))
}

const MOST_PARTS = 4

function rowOf<T>(rows: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined
}

function folderOf<T>(rows: Readonly<Record<string, T>>, name: string): T | undefined {
  const folder = Object.keys(rows).find((start) => name.startsWith(start))
  return folder === undefined ? undefined : rows[folder]
}
