import { defineRule } from '../../rule.ts'
import { certainSubjects, isForGroup, replaceSubject } from './subject.ts'

export const defaultServiceAccountBound = defineRule({
  id: 'default-service-account-bound',
  title: 'A binding gives rights to a default ServiceAccount',
  severity: 'error',
  profile: 'recommended',
  why: `
    Every pod that names no ServiceAccount of its own runs as the default one of its namespace. So what one application
    needs all of them get, those that come later too, and an attacker has it in whichever he breaks into.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#service-account-permissions',
  ],
  equivalents: {
    checkov: ['CKV_K8S_42'],
    kics: ['1e749bc9-fde8-471c-af0c-8254efd2dee5'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'An application that reads its settings',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: settings
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: settings
        subjects:
          - kind: ServiceAccount
            name: «default»
            namespace: shop
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: settings
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: settings
        subjects:
          - kind: ServiceAccount
            name: <service-account>
            namespace: shop
      `,
    },
  ],

  on: 'roleBinding',
  check(binding, { report }) {
    const severity = binding.isCluster ? 'error' : 'warning'
    for (const { value, subject } of certainSubjects(binding)) {
      const at = value.get('name')
      if (subject.kind === 'ServiceAccount' && subject.name === 'default') {
        const whose = subject.namespace.kind === 'named' ? ` of namespace "${subject.namespace.name}"` : ''
        const message = `${binding.title} gives rights to every pod${whose} that names no ServiceAccount.`
        report({ at, message, severity, fixes: [replaceSubject(value, 'the ServiceAccount that needs it')] })
      } else if (isForGroup(subject, 'system:serviceaccounts:')) {
        const namespace = subject.name?.slice('system:serviceaccounts:'.length)
        const message = `${binding.title} gives rights to every pod of namespace "${namespace}".`
        report({ at, message, severity, fixes: [replaceSubject(value, 'the ServiceAccount that needs it', namespace)] })
      }
    }
  },
})
