import { ruleAllows } from '../../server/src/kubernetes/rbac.ts'
import { requestOf, rows, ruleOf } from './rbac-rows.ts'

/** How many rows the evaluator answers otherwise. */
export function countWrong(): number {
  return rows.filter(([, rule, request, expected]) => ruleAllows(ruleOf(rule), requestOf(request)) !== expected).length
}
