import type { PodSpec } from '../../../kubernetes/pod.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'
import { runnerOf } from './account.ts'

const ACCOUNT = '/ServiceAccount'

export const serviceAccountCloudIdentity = defineRule({
  id: 'service-account-cloud-identity',
  title: 'A pod that is not confined acts as an identity of the cloud',
  severity: 'hint',
  profile: 'strict',
  why: `
    By an annotation of its ServiceAccount the pod gets credentials of the cloud: for storage, for databases, for machines.
    From a pod that can reach its node, or runs beside its processes, they are easily taken, and they work from anywhere.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/service-accounts/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  equivalents: {
    kyverno: ['require-aws-node-irsa'],
  },
  fixable: false,
  examples: [
    {
      title: 'A backup that mounts its node',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
          namespace: ops
        spec:
          serviceAccountName: «backup»
          hostPID: true
          containers:
            - name: app
              image: busybox:1.37
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: backup
          namespace: ops
          annotations:
            eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/backup
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
          namespace: ops
        spec:
          serviceAccountName: backup
          containers:
            - name: app
              image: busybox:1.37
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: backup
          namespace: ops
          annotations:
            eks.amazonaws.com/role-arn: arn:aws:iam::111122223333:role/backup
      `,
    },
  ],

  on: 'podSpec',
  reads: [ACCOUNT],
  check(pod, { unit, report }) {
    const runner = runnerOf(pod)
    const reach = reachOf(pod)
    if (!runner || reach === undefined) return
    const found = unit.find(ACCOUNT, unit.namespaceOf(pod.resource), runner.name)
    const cloud = found.kind === 'found' ? found.resource.facts.cloud : undefined
    if (found.kind !== 'found' || cloud === undefined) return
    report({
      at: runner.at,
      message: `${nameOf(pod)} ${reach}, and acts as an identity of ${cloud} by ServiceAccount "${runner.name}".`,
      related: [found.resource.related('An annotation of this one says so.')],
    })
  },
})

/** How a pod certainly reaches its node, in words. */
function reachOf(pod: PodSpec): string | undefined {
  if (pod.containers().some((container) => container.get('securityContext', 'privileged').is(true))) {
    return 'runs in privileged mode'
  }
  const field = ['hostPID', 'hostNetwork', 'hostIPC'].find((name) => pod.get(name).is(true))
  return field && `shares ${field} with its node`
}
