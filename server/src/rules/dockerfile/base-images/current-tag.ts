import { currentTags } from '../../../docker/data/current-tags.ts'
import { familiarName, type ImageReference, isOfficial } from '../../../docker/image.ts'

/** A tag of a supported release line, for an official image of Docker Hub that is known; `undefined` for others. */
export function currentTagOf(image: ImageReference): string | undefined {
  return isOfficial(image) ? currentTags.rows.get(familiarName(image)) : undefined
}
