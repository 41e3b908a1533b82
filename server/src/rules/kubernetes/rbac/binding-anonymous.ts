import type { Subject } from '../../../kubernetes/rbac-subject.ts'
import { defineRule } from '../../rule.ts'
import { certainSubjects, removeSubject } from './subject.ts'

export const bindingAnonymous = defineRule({
  id: 'binding-anonymous',
  title: 'A binding gives rights to requests without credentials',
  severity: 'error',
  profile: 'recommended',
  why: `
    A request that says nothing of who sent it is one of the user system:anonymous and of the group
    system:unauthenticated. What these may do, everybody may do who reaches the API server, often from the whole Internet.`,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  equivalents: {
    trivy: ['KSV-0122'],
    kubescape: ['C-0262'],
    gatekeeper: ['K8sDisallowAnonymous'],
    kyverno: ['restrict-binding-system-groups'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A list of pods for everybody',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: status-page
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects:
          - kind: ServiceAccount
            name: status-page
            namespace: web
          - apiGroup: rbac.authorization.k8s.io
            kind: User
            name: «system:anonymous»
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: status-page
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects:
          - kind: ServiceAccount
            name: status-page
            namespace: web
      `,
    },
  ],

  on: 'roleBinding',
  check(binding, { report }) {
    const role = binding.roleRef.name
    if (role === undefined || PUBLIC.has(role)) return
    for (const { value, subject } of certainSubjects(binding)) {
      if (!isNobody(subject)) continue
      report({
        at: value.get('name'),
        message: `${binding.title} gives rights to everybody who reaches the API server, without credentials.`,
        fixes: [removeSubject(value)],
      })
    }
  },
})

/** Roles that Kubernetes and kubeadm give to everybody: to ask for the version, and to join a cluster. */
const PUBLIC: ReadonlySet<string> = new Set(['system:public-info-viewer', 'kubeadm:bootstrap-signer-clusterinfo'])

function isNobody({ kind, name }: Subject): boolean {
  return (kind === 'User' && name === 'system:anonymous') || (kind === 'Group' && name === 'system:unauthenticated')
}
