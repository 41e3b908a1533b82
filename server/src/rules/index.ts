import { privilegedContainer } from './kubernetes/pod-security/privileged-container.ts'
import type { AnyRule } from './rule.ts'

/** All rules, by their ids. */
export const rules: readonly AnyRule[] = [privilegedContainer]
