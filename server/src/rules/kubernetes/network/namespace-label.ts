import type { Value } from '../../../yaml/value.ts'
import type { Context, UnitResource } from '../../rule.ts'

/** Reports a selector that names a namespace by a label which it does not have: all have another one with their name. */
export function reportNamespace(selector: Value, policy: string, { unit, report }: Context): void {
  const label = ['name', 'namespace'].map((key) => selector.get('matchLabels', key)).find(({ exists }) => exists)
  const name = label?.string
  if (!label || name === undefined) return
  const has = ({ facts: { labels } }: UnitResource) => labels.open || labels.values.get(`${label.key}`) === name
  const namespaces = unit.resources('/Namespace')
  const meant = namespaces.find(({ facts }) => facts.name === name)
  if (!meant || namespaces.some(has)) return
  const fix = {
    title: 'Select the namespace by the label that each of them has',
    applicability: 'manual',
    changes: [label.rename('kubernetes.io/metadata.name')],
  } as const
  report({
    at: { location: selector.keyLocation },
    message: `${policy} allows namespaces with the label ${label.key}: ${name}, and there are none.`,
    related: [meant.related(`Namespace "${name}" does not have the label.`)],
    fixes: [fix],
  })
}
