import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'
import { removeWhole } from '../pod-security/removal.ts'
import { requestsOf } from './control-plane.ts'

export const controlPlaneScheduling = defineRule({
  id: 'control-plane-scheduling',
  title: 'A pod asks for nodes that are not meant for it',
  severity: 'warning',
  profile: 'strict',
  why: `
    On a node of the control plane, whoever breaks out of a container has the keys of the whole cluster in reach. Taints and
    the scheduler keep other workloads away from there, unless a pod tolerates, selects or names such a node.`,
  references: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/',
    'https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint',
  ],
  equivalents: {
    kyverno: [
      'restrict-controlplane-scheduling',
      'restrict-node-selection',
      'restrict-node-affinity',
      'protect-node-taints',
      'restrict-node-label-creation',
      'protect-node-label-foo',
    ],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A toleration for the control plane',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          tolerations:
            - key: «node-role.kubernetes.io/control-plane»
              operator: Exists
              effect: NoSchedule
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    // What runs on every node, or is part of the system, does belong there.
    if (pod.resource.kind === 'DaemonSet' || pod.resource.namespace === 'kube-system') return
    for (const { at, entry, says, title } of requestsOf(pod)) {
      const fix = { title: `Remove the ${title}`, applicability: 'manual', changes: [removeWhole(entry)] } as const
      report({ at, message: `${nameOf(pod)} ${says}.`, fixes: [fix] })
    }
  },
})
