import type { Part } from '../../../docker/argument.ts'
import { type ImageReference, isOfficial } from '../../../docker/image.ts'
import type { ImageUse } from '../../../docker/image-use.ts'
import { collect } from '../../../text/collect.ts'
import type { Fix } from '../../rule.ts'
import { currentTagOf } from './current-tag.ts'

/** The parts of a tag between its dashes. */
export function partsOf(tag: string): readonly string[] {
  return tag.toLowerCase().split('-')
}

/**
 * The channel or the variant that a tag names without any version, so that every release moves it: `lts-alpine`, `slim`.
 * The name of a release of Debian or Ubuntu is a version of their images.
 */
export function isFloating(image: ImageReference): boolean {
  const [first = '', ...others] = partsOf(image.tag ?? '')
  if (CHANNELS.has(first)) return !others.some((part) => /^v?\d/.test(part))
  return isOfficial(image) && [first, ...others].every((part) => isVariant(part) && !isRelease(image, part))
}

/** Sets the tag of an image to a version, where the tag or else the name of the image is written. */
export function tagFix(use: ImageUse): Fix | undefined {
  const current = currentTagOf(use.reference)
  const tag = current && [current, ...variantsOf(use.reference)].join('-')
  if (tag) return fixTo(use, tag, { title: `Set the tag to ${tag}`, applicability: 'unsafe' })
  // These have no versions.
  if (use.reference.name.startsWith('gcr.io/distroless/')) {
    return fixTo(use, 'nonroot', { title: 'Set the tag to nonroot', applicability: 'unsafe' })
  }
  return fixTo(use, 'VERSION', { title: 'Set the tag to a version', applicability: 'manual' })
}

/** What a tag says of the kind of the image, as far as the current tag has it too: `alpine`, `slim`. */
export function variantsOf({ tag = '' }: ImageReference): readonly string[] {
  return collect(partsOf(tag), (part) => {
    if (/^alpine\d/.test(part)) return 'alpine'
    return KEPT.has(part) ? part : []
  })
}

/** What stands where the tag is written, or the last character of the name to put it behind. */
function fixTo(use: ImageUse, tag: string, fix: Pick<Fix, 'title' | 'applicability'>): Fix | undefined {
  const { name, tag: written } = use.reference.spans
  const last = { start: name.end - 1, end: name.end }
  const place: Part | undefined = use.origin(written ?? last)
  if (!place) return undefined
  const text = written ? tag : `${use.text.slice(last.start, last.end)}:${tag}`
  return { ...fix, changes: [place.replace(text)] }
}

function isVariant(part: string): boolean {
  return KEPT.has(part) || RELEASES.has(part) || /^alpine(?:\d|$)/.test(part)
}

function isRelease({ repository }: ImageReference, part: string): boolean {
  return RELEASES.has(part) && /^library\/(?:debian|ubuntu)$/.test(repository)
}

const CHANNELS: ReadonlySet<string> = new Set(
  'beta canary current dev devel develop edge experimental head lts main mainline master nightly next rolling sid snapshot stable test testing trunk unstable'.split(
    ' ',
  ),
)
const KEPT: ReadonlySet<string> = new Set(
  'alpine apache cli dind fpm jdk jre management onbuild perl rootless slim trixie bookworm zts'.split(' '),
)
/** The code names of releases of Debian and Ubuntu, of which tags of other images are made. */
const RELEASES: ReadonlySet<string> = new Set(
  'jessie stretch buster bullseye bookworm trixie xenial bionic focal jammy noble resolute'.split(' '),
)
