import { collect } from '../text/collect.ts'
import { hasVerb, type PolicyRule, ruleAllows } from './rbac.ts'
import { isNeeded, type Need, type Power, type PowerId, powers } from './rbac-powers.ts'
import type { KubernetesVersion } from './version.ts'

/** What a rule certainly gives of a power. */
export interface Holding {
  readonly power: PowerId
  readonly severity: Power['severity']
  /** As the power names them, at least one. */
  readonly resources: readonly string[]
  /** Those that the rule names; `*` stands alone. */
  readonly verbs: readonly string[]
  /** The only objects that it is for; none when it is for all. */
  readonly names: readonly string[]
  /** Whether only the resource `*` gives it. */
  readonly isByWildcard: boolean
}

/** Where a rule is looked at: whether it can be granted for the whole cluster, and by which release. */
export interface Realm {
  readonly isCluster: boolean
  readonly kubernetes: KubernetesVersion
}

/** All that rules give together, each power once, the worst first. */
export function holdingsOf(rules: readonly PolicyRule[], realm: Realm): readonly Holding[] {
  const all = collect(rules, (rule) => collect(POWER_IDS, (power) => holdingOf(rule, power, realm)))
  const joined = collect(POWER_IDS, (power) => joinedOf(all.filter((holding) => holding.power === power)))
  return collect(SEVERITIES, (severity) => joined.filter((holding) => holding.severity === severity))
}

/** What a rule gives of one power; `undefined` when that is nothing, or nothing that is dangerous. */
export function holdingOf(rule: PolicyRule, power: PowerId, realm: Realm): Holding | undefined {
  const { needs, severity, named }: Power = powers[power]
  const { names } = rule.resourceNames
  const isLimited = names.length > 0 || rule.resourceNames.isOpen
  const dangerous = isLimited ? namesIn(named, names) : names
  if (isLimited && dangerous.length === 0) return undefined
  const pairs = collect(
    needs.filter((need) => isNeeded(need, realm.kubernetes) && (realm.isCluster || !need.isClusterWide)),
    (need) => pairsOf(rule, need, dangerous[0]),
  )
  if (pairs.length === 0) return undefined
  const explicit = pairs.filter(({ isByWildcard }) => !isByWildcard)
  const shown = explicit.length > 0 ? explicit : pairs
  const isLess = isLimited && named === 'less'
  return {
    power,
    severity: [isLess, !realm.isCluster].reduce((worst, lowers) => (lowers ? LOWER[worst] : worst), severity),
    resources: [...new Set(shown.map(({ resource }) => resource))],
    verbs: rule.verbs.names.includes('*') ? ['*'] : [...new Set(shown.map(({ verb }) => verb))],
    names: dangerous,
    isByWildcard: explicit.length === 0,
  }
}

/**
 * What it amounts to, as it goes on after "can": `read every Secret of its namespace`.
 *
 * @param where The namespace that it is limited to, in words.
 */
export function amountsTo({ power, names, resources }: Holding, where?: string): string {
  const { can, canNamed = can }: Power = powers[power]
  return (names.length > 0 ? canNamed : can)
    .replace('{whom}', listed(resources.map((one) => WHOM[one] ?? one)))
    .replace(/\{([A-Za-z]+)\}/, (_, kind: string) => {
      if (kind === 'names') return listed(names.map(quoted))
      if (names.length > 0) return `the ${kind}${names.length > 1 ? 's' : ''} ${listed(names.map(quoted))}`
      if (kind === 'namespace' && where !== undefined) return where
      return where === undefined ? `every ${kind}` : `every ${kind} in ${where}`
    })
}

/** Words as a list in a sentence: `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

export function quoted(word: string): string {
  return `"${word}"`
}

const SEVERITIES = ['error', 'warning', 'info'] as const
const POWER_IDS = Object.keys(powers) as readonly PowerId[] // The keys of a constant.
const LOWER: Readonly<Record<Power['severity'], Power['severity']>> = {
  error: 'warning',
  warning: 'info',
  info: 'info',
}

const WHOM: Readonly<Record<string, string>> = {
  users: 'every user',
  groups: 'a member of every group',
  serviceaccounts: '{ServiceAccount}',
  uids: 'whoever has any UID',
}

/** The same power by several rules: those that give it for all objects count alone. */
function joinedOf(holdings: readonly Holding[]): Holding | undefined {
  const unlimited = holdings.filter(({ names }) => names.length === 0)
  const counting = unlimited.length > 0 ? unlimited : holdings
  const [first] = counting
  if (!first) return undefined
  const verbs = [...new Set(collect(counting, (holding) => holding.verbs))]
  return {
    power: first.power,
    severity: SEVERITIES.find((severity) => counting.some((holding) => holding.severity === severity)) ?? 'info',
    resources: [...new Set(collect(counting, ({ resources }) => resources))],
    verbs: verbs.includes('*') ? ['*'] : verbs,
    names: [...new Set(collect(counting, ({ names }) => names))],
    isByWildcard: counting.every(({ isByWildcard }) => isByWildcard),
  }
}

/** Those of the names for which it is still dangerous. */
function namesIn(named: Power['named'], names: readonly string[]): readonly string[] {
  if (named === 'harmless') return []
  return typeof named === 'string' ? names : names.filter((name) => named.includes(name))
}

interface Pair {
  readonly resource: string
  readonly verb: string
  readonly isByWildcard: boolean
}

/** The verbs on resources, of those needed, that a rule certainly allows. */
function pairsOf(rule: PolicyRule, { apiGroups, resources, verbs }: Need, name: string | undefined): readonly Pair[] {
  const { resources: on } = rule
  const allowed = verbs.filter((verb) => hasVerb(rule, verb) === 'yes')
  if (allowed.length === 0) return []
  return collect(resources, (whole) => {
    const [resource = '', subresource] = whole.split('/')
    const target = { resource, ...(subresource === undefined ? {} : { subresource }) }
    const ofAny = subresource === undefined ? whole : `*/${subresource}`
    const isByWildcard = !on.names.some((item) => item === whole || item === ofAny)
    if (isByWildcard && !on.names.includes('*')) return []
    return allowed
      .filter((verb) =>
        apiGroups.some((apiGroup) => {
          // Nothing has a name yet that is created, unless it is part of something.
          const isNamed = name !== undefined && (verb !== 'create' || subresource !== undefined)
          const request = { verb, apiGroup, ...target, ...(isNamed ? { name } : {}) }
          return ruleAllows(rule, request) === 'yes'
        }),
      )
      .map((verb) => ({ resource: whole, verb, isByWildcard }))
  })
}
