import { defineRule } from '../../rule.ts'
import { certainSubjects, removeSubject } from './subject.ts'

export const bindingSystemMasters = defineRule({
  id: 'binding-system-masters',
  title: 'A binding is for the group system:masters',
  severity: 'error',
  profile: 'recommended',
  why: `
    No role limits who is in system:masters: the API server asks nobody before it lets them. So the binding gives them
    nothing, and it says that there are credentials of this group about, which cannot be taken back when they are stolen.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege'],
  equivalents: {
    trivy: ['KSV-0123'],
    kubescape: ['C-0246'],
    kyverno: ['restrict-binding-system-groups'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A group of operators',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: operators
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: edit
        subjects:
          - apiGroup: rbac.authorization.k8s.io
            kind: Group
            name: «system:masters»
          - apiGroup: rbac.authorization.k8s.io
            kind: Group
            name: operators
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: operators
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: edit
        subjects:
          - apiGroup: rbac.authorization.k8s.io
            kind: Group
            name: operators
      `,
    },
  ],

  on: 'roleBinding',
  check(binding, { report }) {
    // Kubernetes itself binds it to cluster-admin under this name.
    if (binding.resource.name === 'cluster-admin') return
    for (const { value, subject } of certainSubjects(binding)) {
      if (subject.kind !== 'Group' || subject.name !== 'system:masters') continue
      const message = `${binding.title} is for the group "system:masters", which may do everything whatever roles say.`
      report({ at: value.get('name'), message, fixes: [removeSubject(value)] })
    }
  },
})
