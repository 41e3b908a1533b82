import { defineRule } from '../../rule.ts'
import { isOwnNamespace, podSecurityAdmission, podSecurityLabel } from './pod-security-label.ts'

export const namespacePodSecurityPrivileged = defineRule({
  id: 'namespace-pod-security-privileged',
  title: 'A namespace lets privileged pods in',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The level "privileged" is no standard but the lack of one: the API server takes every pod. Whoever may create pods in the
    namespace, also by way of a Deployment, may take over the nodes they run on.`,
  references: [`${podSecurityAdmission}#pod-security-levels`],
  equivalents: { kyverno: ['restrict-privileged-namespaces'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A namespace of an application',
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: «privileged» # until it works
      `,
      good: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline # until it works
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Namespace'],
  check(resource, { report }) {
    const enforce = resource.labels.get(podSecurityLabel('enforce'))
    if (!isOwnNamespace(resource) || !enforce.is('privileged')) return
    report({
      at: enforce,
      message: `Namespace "${resource.name}" lets privileged pods in.`,
      fixes: [{ title: 'Enforce the baseline standard', applicability: 'manual', changes: [enforce.set('baseline')] }],
    })
  },
})
