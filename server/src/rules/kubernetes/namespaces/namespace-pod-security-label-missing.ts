import { defineRule } from '../../rule.ts'
import { isOwnNamespace, podSecurityAdmission, podSecurityLabel } from './pod-security-label.ts'

export const namespacePodSecurityLabelMissing = defineRule({
  id: 'namespace-pod-security-label-missing',
  title: 'A namespace takes pods of any kind',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Where a namespace names no Pod Security Standard, the API server takes every pod in it, also one that is privileged or
    has the disk of its node. Whoever may create pods there may become administrator of the cluster.`,
  references: [`${podSecurityAdmission}#pod-security-admission-labels-for-namespaces`],
  equivalents: { kyverno: ['add-psa-labels', 'require-ns-psa-labels'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Without labels',
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: «shop»
          labels:
            team: shop # and nobody else
      `,
      good: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            team: shop # and nobody else
            pod-security.kubernetes.io/enforce: baseline
            pod-security.kubernetes.io/warn: restricted
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Namespace'],
  check(resource, { report }) {
    const enforce = resource.labels.get(podSecurityLabel('enforce'))
    if (!isOwnNamespace(resource) || !enforce.isMissing) return
    const warn = resource.labels.get(podSecurityLabel('warn'))
    report({
      at: resource,
      message: `Namespace "${resource.name}" takes pods of any kind.`,
      fixes: [
        {
          title: 'Enforce the baseline standard and warn of what is not restricted',
          applicability: 'unsafe',
          changes: [enforce.set('baseline'), ...(warn.isMissing ? [warn.set('restricted')] : [])],
        },
      ],
    })
  },
})
