import { groupsWith, isBuiltInGroup, resourceNames } from '../../../kubernetes/api-resources.ts'
import { listed, quoted } from '../../../kubernetes/rbac-holding.ts'
import type { RoleRule } from '../../../kubernetes/rbac-role.ts'
import { collect } from '../../../text/collect.ts'
import { nearest } from '../../../text/resemblance.ts'
import type { Value } from '../../../yaml/value.ts'
import { type Ineffective, itemsOf, wholeOf } from './ineffective.ts'

/** Names that are not what is meant by them: slips of the pen, other API groups, and stars that are no wildcards. */
export function strangeNames({ value, rule }: RoleRule): readonly Ineffective[] {
  const { names: groups, isOpen } = rule.apiGroups
  const isBuiltIn = !isOpen && groups.length > 0 && groups.every(isBuiltInGroup)
  const verbs = collect(itemsOf(value, 'verbs'), (verb) => misspelt(verb, VERBS, 'verb'))
  const resources = collect(itemsOf(value, 'resources'), (item) => {
    const { string = '' } = item
    if (string.endsWith('/*')) {
      const message = `"${string}" stands for nothing: a star is a wildcard alone, or before a slash.`
      return { at: item, message }
    }
    const owners = groupsWith(wholeOf(string))
    if (!isBuiltIn || string.includes('*') || owners.some((group) => groups.includes(group))) return []
    return owners.length > 0 ? elsewhere(item, owners, value) : (misspelt(item, RESOURCES, 'resource') ?? [])
  })
  return [...verbs, ...(isBuiltIn ? verbsOfRoles(value) : []), ...resources]
}

/** The verbs that are asked about roles, in a rule for something else. */
function verbsOfRoles(rule: Value): readonly Ineffective[] {
  const resources = itemsOf(rule, 'resources')
  if (rule.get('resources').isOpen || resources.some(({ string = '' }) => ROLES.includes(string))) return []
  const names = listed(resources.map(({ string = '' }) => quoted(string)))
  return itemsOf(rule, 'verbs')
    .filter((verb) => verb.is('bind') || verb.is('escalate'))
    .map((at) => ({
      at,
      message: `The verb ${at.string} is asked about roles, so it does not allow anything with ${names}.`,
    }))
}

function elsewhere(item: Value, owners: readonly string[], rule: Value): Ineffective {
  const [group = ''] = owners
  const message = `No API group of the rule has "${item.string}", which belongs to ${listed(owners.map(nameOfGroup))}.`
  const changes = [rule.get('apiGroups').append(group)]
  return { at: item, message, fix: { title: `Add API group ${nameOfGroup(group)}`, applicability: 'unsafe', changes } }
}

function misspelt(item: Value, known: readonly string[], kind: string): Ineffective | undefined {
  const { string } = item
  if (string === undefined || known.includes(string) || string === '*') return undefined
  const [whole = '', ...rest] = string.split('/')
  const meant = known.includes(`${whole}s`) ? `${whole}s` : nearest(whole, known)
  if (meant === undefined || meant === whole) return undefined
  const name = [meant, ...rest].join('/')
  const fix = { title: `Write ${name}`, applicability: 'unsafe', changes: [item.set(name)] } as const
  return { at: item, message: `There is no ${kind} "${string}", but there is "${name}".`, fix }
}

function nameOfGroup(group: string): string {
  return group === '' ? 'the core group' : quoted(group)
}

const ROLES = ['roles', 'clusterroles', '*']
const RESOURCES = resourceNames()

/** Those of requests, and those that are only asked about. */
const VERBS =
  'get list watch create update patch delete deletecollection bind escalate impersonate use approve sign attest'.split(
    ' ',
  )
