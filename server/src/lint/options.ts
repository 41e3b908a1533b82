import type { OptionValues, Rule } from '../rules/rule.ts'

/** What counts for the options of a rule: what was told to it, the last of which decides, or else the defaults. */
export function optionsOf(
  { options = {} }: Rule,
  ...told: readonly (Partial<OptionValues> | undefined)[]
): OptionValues {
  const defaults = Object.entries(options).map(([name, option]) => [name, option.default] as const)
  return Object.assign(Object.fromEntries(defaults), ...told)
}
