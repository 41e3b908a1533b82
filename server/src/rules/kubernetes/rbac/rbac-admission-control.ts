import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacAdmissionControl = defineRule({
  id: 'rbac-admission-control',
  title: 'A role lets its holders decide what the API server lets in',
  severity: 'error',
  profile: 'recommended',
  why: `
    A webhook sees every object that is written, Secrets too, and one that mutates can put a container into every pod.
    Whoever can remove it switches off the checks that keep dangerous pods out.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks'],
  equivalents: {
    trivy: ['KSV-0114'],
    checkov: ['CKV_K8S_155'],
    kubescape: ['C-0281'],
    kyverno: ['restrict-clusterrole-mutating-validating-admission-webhooks'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that sets up a webhook',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: injector
        rules:
          - apiGroups: [admissionregistration.k8s.io]
            resources: [«mutatingwebhookconfigurations»]
            verbs:
              - create
              - patch
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: injector
        rules:
          - apiGroups: [admissionregistration.k8s.io]
            resources: [mutatingwebhookconfigurations]
            resourceNames: [injector]
            verbs:
              - get
              - patch
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'admission-control')
  },
})
