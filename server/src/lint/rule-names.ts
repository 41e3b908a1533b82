import type { AnyRule } from '../rules/rule.ts'
import { type OtherTool, otherTools } from './config-shape.ts'

/** Rules by their ids, and by those of the same checks in other tools. */
export class RuleNames {
  readonly #rules: ReadonlyMap<string, AnyRule>
  readonly #others: ReadonlyMap<string, ReadonlySet<string>>

  constructor(rules: readonly AnyRule[]) {
    this.#rules = new Map(rules.map((rule) => [rule.id, rule]))
    const others = new Map<string, Set<string>>()
    for (const { id, equivalents = {} } of rules) {
      for (const tool of otherTools) {
        for (const check of equivalents[tool] ?? []) {
          for (const key of [keyOf(tool, check), tool]) others.set(key, (others.get(key) ?? new Set()).add(id))
        }
      }
    }
    this.#others = others
  }

  get ids(): Iterable<string> {
    return this.#rules.keys()
  }

  get(id: string): AnyRule | undefined {
    return this.#rules.get(id)
  }

  /** The ids of the rules that check what a check of another tool does. */
  of(tool: OtherTool, check: string): Iterable<string> {
    return this.#others.get(keyOf(tool, check)) ?? []
  }

  /** The ids of the rules that check what the tool does in any of its checks. */
  allOf(tool: OtherTool): Iterable<string> {
    return this.#others.get(tool) ?? []
  }
}

/** As the tools compare ids: Trivy knows `AVD-KSV-0012`, `KSV-0012` and `KSV012` for the same. */
function keyOf(tool: OtherTool, check: string): string {
  const plain = check.trim().toLowerCase()
  if (tool !== 'trivy') return `${tool} ${plain}`
  const [, letters = plain, digits = ''] = /^(?:avd-)?([a-z]{1,9})-?(\d{1,6})$/.exec(plain) ?? []
  return `trivy ${letters}${digits === '' ? '' : Number(digits)}`
}
