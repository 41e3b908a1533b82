import { makesPods } from '../kubernetes/pod-paths.ts'
import { isRoleBinding } from '../kubernetes/rbac-binding.ts'
import { isRole } from '../kubernetes/rbac-role.ts'
import type { GroupKind } from '../kubernetes/resource.ts'
import type { Rule } from '../rules/rule.ts'

/** Some rules, and those among them that may look at anything in resources of a kind: of most rules, few do. */
export class RulesByKind {
  readonly #all: readonly Rule[]
  readonly #known = new Map<string, readonly Rule[]>()

  constructor(all: readonly Rule[]) {
    this.#all = all
  }

  /** The rules for a text in which there are resources of these kinds and no others. */
  for(kinds: readonly GroupKind[]): readonly Rule[] {
    if (kinds.length > MOST_KINDS) return this.#all
    // There may be anything in the name of a kind.
    const name = JSON.stringify(kinds)
    const known = this.#known.get(name)
    if (known) return known
    const found = this.#all.filter((rule) => !ON_RESOURCES.has(rule.on) || kinds.some((kind) => isFor(rule, kind)))
    // Whoever writes a file can think of as many kinds as they like.
    if (this.#known.size > MOST_KNOWN) this.#known.clear()
    this.#known.set(name, found)
    return found
  }
}

const MOST_KINDS = 20
const MOST_KNOWN = 1000

const ON_RESOURCES: ReadonlySet<Rule['on']> = new Set(['resource', 'podSpec', 'container', 'role', 'roleBinding'])

function isFor({ on, kinds }: Rule, kind: GroupKind): boolean {
  if (on === 'role') return isRole(kind)
  if (on === 'roleBinding') return isRoleBinding(kind)
  return on === 'resource' ? kinds === undefined || kinds.includes(kind) : makesPods(kind)
}
