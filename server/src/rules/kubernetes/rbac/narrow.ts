import type { RoleRule } from '../../../kubernetes/rbac-role.ts'
import type { Change } from '../../../yaml/change.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Fix } from '../../rule.ts'

/**
 * Limits a rule to an object whose name is still to be filled in. None where the rule is for other resources as well, or
 * has verbs that name no object.
 *
 * @param onlyGet Whether of the verbs that read only get is left, because list and watch ask for all.
 */
export function nameObjects({ value, rule }: RoleRule, what: string, onlyGet = false): Fix | undefined {
  const { verbs, resources, resourceNames } = rule
  const isOpen = [verbs, resources, resourceNames].some((list) => list.isOpen)
  const isOther = resources.names.length !== 1 || resourceNames.names.length > 0
  const allowed = onlyGet ? READING : NAMING
  if (isOpen || isOther || !verbs.names.every((verb) => allowed.includes(verb))) return undefined
  const named = value.get('resourceNames').set([PLACEHOLDER])
  return {
    title: `Limit it to ${what} that is meant`,
    applicability: 'manual',
    changes: [...(onlyGet ? keepGet(value.get('verbs').items()) : []), named],
  }
}

/** Makes the first verb get, and takes the others away. */
function keepGet([first, ...others]: readonly Value[]): readonly Change[] {
  const isThere = first?.is('get')
  return [...(first && !isThere ? [first.set('get')] : []), ...others.map((verb) => verb.remove())]
}

const READING = ['get', 'list', 'watch']
const NAMING = ['get', 'update', 'patch', 'delete']
const PLACEHOLDER = '<name>'
