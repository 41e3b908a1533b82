import { scopeOf } from '../../../kubernetes/api-resources.ts'
import type { RoleRule } from '../../../kubernetes/rbac-role.ts'
import type { Located } from '../../../text/document.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Fix } from '../../rule.ts'

/** Something in a rule that allows nothing. */
export interface Ineffective {
  readonly at: Located
  readonly message: string
  readonly fix?: Fix
}

/** What a rule cannot allow because it is of a Role: paths, and what belongs to no namespace. */
export function outsideNamespace({ value, rule }: RoleRule, title: string): readonly Ineffective[] {
  const urls = value.get('nonResourceURLs')
  const paths = {
    at: { location: urls.keyLocation },
    message: `${title} is for paths of the API server, which only a ClusterRole can be for.`,
    fix: removal('nonResourceURLs', value.get('resources').isMissing ? value : urls),
  }
  const { names, isOpen } = rule.apiGroups
  const items = isOpen || names.includes('*') ? [] : itemsOf(value, 'resources')
  const ofCluster = items.filter(({ string = '' }) => {
    const scopes = names.map((group) => scopeOf(group, wholeOf(string)))
    // A namespace is asked for in itself.
    return string !== 'namespaces' && scopes.includes('cluster') && !scopes.includes('namespace')
  })
  return [
    ...(urls.items().length > 0 ? [paths] : []),
    ...ofCluster.map((item) => ({
      at: item,
      message: `${title} is for "${item.string}", which belong to no namespace, so it does not allow anything with them.`,
      fix: removal(item.string ?? '', items.length > 1 ? item : value),
    })),
  ]
}

/** The verbs that name no object, in a rule that is limited to named ones. */
export function namelessVerbs({ value, rule }: RoleRule, title: string): readonly Ineffective[] {
  const { resources, resourceNames: limited } = rule
  const isOfParts = resources.isOpen || resources.names.some((name) => name === '*' || name.includes('/'))
  if (limited.names.length === 0 || isOfParts) return []
  const verbs = itemsOf(value, 'verbs')
  return verbs
    .filter((verb) => verb.is('create') || verb.is('deletecollection'))
    .map((verb) => ({
      at: verb,
      message: `${title} does not allow ${verb.string}: that names no object, and the rule is for named ones only.`,
      ...(verbs.length > 1 ? { fix: removal(verb.string ?? '', verb) } : {}),
    }))
}

function removal(name: string, value: Value): Fix {
  return { title: `Remove ${name}`, applicability: 'unsafe', changes: [value.remove()] }
}

/** The items of a list of a rule that are certainly there. */
export function itemsOf(rule: Value, list: string): readonly Value[] {
  return rule
    .get(list)
    .items()
    .filter((item) => item.string !== undefined && !item.isConditional)
}

/** The resource of a subresource. */
export function wholeOf(resource: string): string {
  return resource.split('/')[0] ?? ''
}
