import { defineRule } from '../../rule.ts'
import { nameObjects } from './narrow.ts'
import { powersIn } from './power.ts'

export const rbacConfigmapModify = defineRule({
  id: 'rbac-configmap-modify',
  title: 'A role lets its holders change the ConfigMaps of the cluster',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Some ConfigMaps steer the cluster: that of CoreDNS says which address a name has, and aws-auth who is an
    administrator. Whoever can change all ConfigMaps can change these.`,
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ],
  equivalents: {
    trivy: ['KSV-0049', 'KSV-0115'],
    kubescape: ['C-0037'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A role that writes one setting',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: settings
        rules:
          - apiGroups: [""]
            resources: [«configmaps»]
            verbs:
              - get
              - update
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: settings
        rules:
          - apiGroups: [""]
            resources: [configmaps]
            verbs:
              - get
              - update
            resourceNames:
              - <name>
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    const { namespace } = role.resource
    if (!role.isCluster && namespace !== 'kube-system') return
    for (const { at, message, rule } of powersIn(role, 'configmap-modify', context)) {
      const severity = 'warning'
      context.report({ at, message, severity, fixes: [nameObjects(rule, 'the ConfigMap')] })
    }
  },
})
