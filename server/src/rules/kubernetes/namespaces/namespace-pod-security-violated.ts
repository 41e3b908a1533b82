import { podSpecsOf } from '../../../kubernetes/pod.ts'
import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { exemptingKinds } from '../../../kubernetes/pod-security-exemption.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule, type Finding, type Fix } from '../../rule.ts'
import { demandsOf, mayBeExempt, refusalOf } from './pod-security-demand.ts'
import { podSecurityAdmission } from './pod-security-label.ts'

export const namespacePodSecurityViolated = defineRule({
  id: 'namespace-pod-security-violated',
  title: 'A workload does not meet the standard of its namespace',
  severity: 'error',
  profile: 'recommended',
  why: `
    A namespace whose labels enforce a Pod Security Standard refuses each pod that does not meet it. A Deployment is
    accepted all the same, and never gets a pod: what is meant to run does not, and the quickest way out is a label that
    lets every pod in.`,
  references: [`${podSecurityAdmission}#pod-security-admission-labels-for-namespaces`],
  equivalents: { kyverno: ['podsecurity-subrule-restricted-capabilities'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A pod that its namespace refuses',
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: «web»
          namespace: shop # with the others
        spec:
          hostNetwork: true
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop # with the others
        spec:
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'resource',
  kinds: workloadKinds,
  reads: ['/Namespace', ...exemptingKinds],
  check(resource, { unit, kubernetes, violationsOf, report }) {
    const pods = podSpecsOf(resource)
    const namespace = unit.namespaceOf(resource)
    if (pods.length === 0 || namespace.kind !== 'named') return
    const found = unit.find('/Namespace', undefined, namespace.name)
    const exemptions = collect(exemptingKinds, (kind) => collect(unit.resources(kind), ({ facts }) => facts.exemptions))
    if (found.kind !== 'found' || mayBeExempt(namespace.name, pods, exemptions)) return
    for (const demand of demandsOf(found.resource.facts.labels, kubernetes)) {
      const violations = violationsOf(resource, demand.standard, demand.version)
      if (violations.length === 0) continue
      const { mode, label, standard } = demand
      const related = found.resource.related(`Namespace "${namespace.name}" has ${mode}: ${standard}.`, label)
      report({
        at: resource,
        message: refusalOf(resource, demand, namespace.name),
        severity: severities[mode],
        related: [related, ...violations.map(({ location, message }) => ({ location, message }))],
        fixes: [fixOf(violations, standard)],
      })
      return
    }
  },
})

const severities = { enforce: 'error', warn: 'warning', audit: 'info' } as const

/** The first fixes of all that is wrong, where each has one. */
function fixOf(violations: readonly Finding[], standard: string): Fix | undefined {
  const changes = violations.map(({ fixes: [first] }) => first?.changes)
  if (!changes.every((some) => some !== undefined)) return undefined
  return { title: `Make its pods meet the ${standard} standard`, applicability: 'manual', changes: changes.flat() }
}
