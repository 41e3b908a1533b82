import { privilegedContainer } from '../../server/src/rules/kubernetes/pod-security/privileged-container.ts'
import { type AnyRule, defineRule } from '../../server/src/rules/rule.ts'

/** One that has an option of each type, and is off unless it is switched on. */
export const optional = defineRule({
  ...privilegedContainer,
  id: 'registry-not-trusted',
  profile: 'opt-in',
  severity: 'warning',
  options: {
    registries: { default: ['docker.io'], description: 'Trusted.' },
    least: { default: 3, description: 'A number.' },
    strictly: { default: false, description: 'A switch.' },
    name: { default: 'x', description: 'A word.' },
  },
})

/** What configurations of tests are about. */
export const rules: readonly AnyRule[] = [privilegedContainer, optional]
