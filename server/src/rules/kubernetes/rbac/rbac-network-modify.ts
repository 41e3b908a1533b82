import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacNetworkModify = defineRule({
  id: 'rbac-network-modify',
  title: 'A role lets its holders lead traffic elsewhere',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Whoever can change a Service, its endpoints or an Ingress has requests for one application sent to another, and
    reads the passwords in them. Whoever can change NetworkPolicies opens what they closed.`,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ],
  equivalents: {
    trivy: ['KSV-0056'],
    checkov: ['CKV2_K8S_4'],
    gatekeeper: ['K8sBlockEndpointEditDefaultRole'],
    kyverno: ['restrict-edit-for-endpoints'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that publishes applications',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: publisher
        rules:
          - apiGroups: [networking.k8s.io]
            resources: [«ingresses»]
            verbs:
              - get
              - create
              - update
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: publisher
        rules:
          - apiGroups: [networking.k8s.io]
            resources: [ingresses]
            verbs:
              - get
              - list
              - watch
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'network-modify', 'network-policies-modify')
  },
})
