import type { KubernetesVersion } from '../kubernetes/version.ts'
import { rules } from '../rules/index.ts'
import type { AnyRule } from '../rules/rule.ts'
import { Linter } from './linter.ts'

/** Files, as a folder that is read whole, and what one rule finds in them: what its examples are for. */
export function linterOfRule(
  rule: AnyRule,
  files: readonly { readonly path: string; readonly content: string }[],
  kubernetes: KubernetesVersion,
): Linter {
  const told = rule.exampleOptions && new Map([[rule.id, { severity: 'on', options: rule.exampleOptions } as const]])
  const profile = rule.isSummary ? 'recommended' : 'all'
  const config = { profile, kubernetes, only: [rule], ...(told && { rules: told }) } as const
  const linter = new Linter(config, rule.on === 'ignore' ? rules : [rule])
  for (const { path, content } of files) linter.update(path, content)
  linter.folderRead('')
  for (const _ of linter.rest());
  return linter
}
