import type { LabelSelector } from '../../../kubernetes/selector.ts'
import { matchPartialLabels, type PartialLabels } from '../../../kubernetes/selector-partial.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Fix, Related, UnitResource } from '../../rule.ts'
import { nameOf } from './unit-pods.ts'

/** What a selector that selects nothing may have been meant for. */
export interface Meant {
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}

/** The workloads whose pods a selector misses by the value of one label. `labels` is where it names its labels. */
export function meantBy(selector: LabelSelector, workloads: readonly UnitResource[], labels: Value): Meant {
  const misses = collect(workloads, (workload) => missOf(selector, workload)).slice(0, MOST)
  const fixes = collect(misses, ({ workload, key, value }): readonly Fix[] => {
    const label = labels.get(key)
    const title = `Select the pods of ${nameOf(workload)}`
    return label.exists ? [{ title, applicability: 'manual', changes: [label.set(value)] }] : []
  })
  const related = misses.map(({ workload, key, value }) =>
    workload.related(`The pods of ${nameOf(workload)} have the label ${key}: ${value}.`),
  )
  return { related, fixes }
}

const MOST = 3

interface Miss {
  readonly workload: UnitResource
  readonly key: string
  readonly value: string
}

function missOf(selector: LabelSelector, workload: UnitResource): Miss | undefined {
  for (const requirement of selector) {
    const others = selector.filter((other) => other !== requirement)
    for (const pod of workload.facts.podLabels) {
      const value = pod.values.get(requirement.key)
      const isOnlyOne = requirement.operator === 'In' && requirement.values.length === 1
      if (isOnlyOne && value !== undefined && meets(others, pod)) return { workload, key: requirement.key, value }
    }
  }
  return undefined
}

function meets(selector: LabelSelector, pod: PartialLabels): boolean {
  return matchPartialLabels(selector, pod) === 'yes'
}
