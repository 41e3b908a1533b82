import type { Role } from '../../../kubernetes/rbac-role.ts'
import { defineRule } from '../../rule.ts'
import { powersIn } from './power.ts'

export const rbacCsrApproval = defineRule({
  id: 'rbac-csr-approval',
  title: 'A role lets its holders have certificates made',
  severity: 'error',
  profile: 'recommended',
  why: `
    A certificate for clients says who its owner is. Whoever can approve a request for one becomes any user, also a
    component of the control plane, and such a certificate cannot be taken back.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing',
    'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization',
  ],
  equivalents: {
    checkov: ['CKV_K8S_156'],
    kubescape: ['C-0280'],
    kyverno: ['restrict-clusterrole-csr', 'inspect-csr'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that approves',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: approver
        rules:
          - apiGroups: [certificates.k8s.io]
            resources: [«certificatesigningrequests/approval»]
            verbs: [update]
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: approver
        rules:
          - apiGroups: [certificates.k8s.io]
            resources: [certificatesigningrequests]
            verbs:
              - get
              - list
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    for (const { at, message } of powersIn(role, 'csr-approval', context)) {
      context.report({ at, message, severity: signsOnlyOthers(role) ? 'warning' : 'error' })
    }
  },
})

/** Whether the role names the signers that it approves for, and none of them makes certificates for clients. */
function signsOnlyOthers({ rules }: Role): boolean {
  const lists = rules
    .filter(({ rule }) => rule.resources.names.includes('signers'))
    .map(({ rule }) => rule.resourceNames)
  return (
    lists.length > 0 && lists.every(({ names, isOpen }) => names.length > 0 && !isOpen && !names.some(isForClients))
  )
}

function isForClients(signer: string): boolean {
  return signer === 'kubernetes.io/*' || signer === 'kubernetes.io/kube-apiserver-client'
}
