import { defineRule } from '../../rule.ts'
import { reportPowers } from './power.ts'

export const rbacPersistentVolumeCreate = defineRule({
  id: 'rbac-persistent-volume-create',
  title: 'A role lets its holders make PersistentVolumes',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A PersistentVolume can be any directory of a node. Whoever makes one and mounts it by a claim reads and writes the
    files of the node, though Pod Security forbids that to pods: it does not look at volumes behind a claim.`,
  references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation'],
  equivalents: {
    kubescape: ['C-0278'],
  },
  fixable: false,
  examples: [
    {
      title: 'A role that provides storage',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: storage
        rules:
          - apiGroups: [""]
            resources: [«persistentvolumes»]
            verbs:
              - get
              - create
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: storage
        rules:
          - apiGroups: [""]
            resources: [persistentvolumes]
            verbs: [get]
          - apiGroups: [""]
            resources: [persistentvolumeclaims]
            verbs:
              - get
              - create
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    reportPowers(role, context, 'persistent-volume-create')
  },
})
