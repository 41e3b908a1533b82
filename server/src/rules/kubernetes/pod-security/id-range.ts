import type { PodSpec } from '../../../kubernetes/pod.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Holder } from './holder.ts'

/** The fields that hold IDs of users and groups. */
export const idFields = ['runAsUser', 'runAsGroup', 'fsGroup', 'supplementalGroups'] as const

/** IDs between two, both of them included. */
export interface IdRange {
  readonly least: number
  readonly most: number
}

/** At least one range. */
export type IdRanges = readonly [IdRange, ...IdRange[]]

/** Ranges as they are written, such as `10000-19999` or `65532`; `undefined` where there are none, or one of them is not written so. */
export function readIdRanges(texts: readonly string[]): IdRanges | undefined {
  const [first, ...others] = texts.map(readIdRange).filter((range) => range !== undefined)
  return first && others.length === texts.length - 1 ? [first, ...others] : undefined
}

/** The ranges in a sentence. */
export function printIdRanges(ranges: IdRanges): string {
  return ranges.map(({ least, most }) => (least === most ? `${least}` : `${least}-${most}`)).join(', ')
}

/** Whether this is certainly an ID that is in none of the ranges. */
export function isOutside({ scalar: id }: Value, ranges: IdRanges): boolean {
  return typeof id === 'number' && !ranges.some(({ least, most }) => least <= id && id <= most)
}

/** What has an ID, or lacks it: for a field of containers what counts for each of them, also by their pod. */
export function idsIn(
  pod: PodSpec,
  field: (typeof idFields)[number],
): readonly (readonly [holder: Holder, id: Value])[] {
  if (field === 'runAsUser' || field === 'runAsGroup') {
    return pod.containers().map((container) => [container, container.effective(field)])
  }
  const value = pod.get('securityContext', field)
  if (field === 'fsGroup' || value.isMissing) return [[pod, value]]
  const items = value.items().filter((item) => item.exists && !item.isConditional)
  return items.map((item) => [pod, item])
}

function readIdRange(text: string): IdRange | undefined {
  const [, first, last = first] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(text) ?? []
  const [least, most] = [Number(first), Number(last)]
  return least <= most ? { least, most } : undefined
}
