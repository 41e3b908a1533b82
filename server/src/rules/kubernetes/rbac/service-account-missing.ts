import { collect } from '../../../text/collect.ts'
import { nearest } from '../../../text/resemblance.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'
import { runnerOf } from './account.ts'
import { makeAccount, runAs } from './new-account.ts'

const ACCOUNT = '/ServiceAccount'

export const serviceAccountMissing = defineRule({
  id: 'service-account-missing',
  title: 'A pod runs as a ServiceAccount that is not there',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Kubernetes makes no pod whose ServiceAccount does not exist. Whoever may create one of that name in the namespace gives
    the pod rights that nobody has looked at.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/'],
  equivalents: {
    'kube-linter': ['non-existent-service-account'],
    kubescape: ['C-0307'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A name with a slip of the pen',
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: frontend
          namespace: shop
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          serviceAccountName: «frontned»
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: frontend
          namespace: shop
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          serviceAccountName: frontend
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  reads: [ACCOUNT],
  check(pod, { unit, report }) {
    const runner = runnerOf(pod)
    if (!runner || runner.name === 'default') return
    const namespace = unit.namespaceOf(pod.resource)
    if (unit.find(ACCOUNT, namespace, runner.name).kind !== 'missing') return
    // Where there are none at all, they are made elsewhere.
    const others = unit.resourcesIn(ACCOUNT, namespace).certain
    if (others.length === 0) return
    const meant = nearest(
      runner.name,
      collect(others, ({ facts }) => facts.name),
    )
    report({
      at: runner.at,
      message: `${nameOf(pod)} runs as ServiceAccount "${runner.name}", which is not there.`,
      related: others
        .filter(({ facts }) => facts.name === meant || meant === undefined)
        .slice(0, 3)
        .map((other) => other.related('This one is there.')),
      fixes: [meant === undefined ? undefined : runAs(pod, meant), makeAccount(pod, runner.name)],
    })
  },
})
