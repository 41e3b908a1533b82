import { endedReleases, type Lines } from '../../../docker/data/ended-releases.ts'
import { familiarName, type ImageReference, isOfficial } from '../../../docker/image.ts'
import { partsOf } from './tag.ts'

const { lines: LINES, alpine: ALPINE, codeNames: CODE_NAMES, retired: RETIRED } = endedReleases.rows

/** Why an image gets no fixes any more. */
export interface EndOfLife {
  /** Whether nothing of the repository gets any, or its version, or the distribution that this variant is built on. */
  readonly kind: 'repository' | 'version' | 'distribution'
  /** What ended, as people call it: `alpine 3.8`, `Debian 10 (buster)`, `centos`. */
  readonly what: string
  /** The day or the year in which it ended, such as `2024-06-30`; `undefined` where that is long ago. */
  readonly since: string | undefined
}

/**
 * What of an official image, or of one that is known alike, has reached its end of life; `undefined` for what is supported
 * or not known. The data is that of autumn 2026: what ends later is not in it.
 */
export function endOfLifeOf(image: ImageReference): EndOfLife | undefined {
  const name = familiarName(image)
  const retired = retiredSince(image, name)
  if (retired) return { kind: 'repository', what: name, since: retired }
  const [first = '', ...others] = partsOf(image.tag ?? '')
  const lines = LINES.get(name)
  const line = lines && lineOf(first, lines)
  if (line !== undefined)
    return { kind: 'version', what: `${name} ${releaseOf(name, first, line)}`, since: lines?.get(line) }
  return isOfficial(image) ? distributionOf([first, ...others]) : undefined
}

/** How people call a release: with two numbers where the first says little, as in `ubuntu 16.04` and `node 0.10`. */
function releaseOf(name: string, version: string, line: string): string {
  if (name !== 'ubuntu' && line !== '0') return line
  return /^\d+\.\d+/.exec(version)?.[0] ?? line
}

/** The distribution that a variant of an image names, when it has ended: `node:24-buster`. */
function distributionOf(parts: readonly string[]): EndOfLife | undefined {
  for (const part of parts) {
    const [what, since] = CODE_NAMES.get(part) ?? []
    if (what !== undefined) return { kind: 'distribution', what, since }
    const alpine = /^alpine(?=\d)/.test(part) && lineOf(part.slice('alpine'.length), ALPINE)
    if (alpine) return { kind: 'distribution', what: `alpine ${alpine}`, since: ALPINE.get(alpine) }
  }
  return undefined
}

function retiredSince(image: ImageReference, name: string): string | undefined {
  const { registry, repository, tag = '' } = image
  // Versions that are not released yet still appear there.
  if (isOfficial(image)) return /(?:^|-)ea(?:-|$)/.test(tag) ? undefined : RETIRED.get(name)
  if (registry !== 'docker.io') return undefined
  if (repository.startsWith('bitnamilegacy/')) return '2025'
  // What is left of it is `latest`.
  return repository.startsWith('bitnami/') && /^\d/.test(tag) ? '2025' : undefined
}

/** The release line of a version: `3.8` of `3.8.1`, or `2` of `2.7.18`. */
function lineOf(version: string, lines: Lines): string | undefined {
  const [major = '', minor] = version.replace(/^v/, '').split('.')
  return [`${major}.${minor}`, major].find((line) => lines.has(line))
}
