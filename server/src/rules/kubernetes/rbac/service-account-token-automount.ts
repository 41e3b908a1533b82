import { automountOf } from '../../../kubernetes/pod-token.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'
import { runnerOf, tokenOf } from './account.ts'
import { accessKinds, grantsTo } from './grant.ts'

export const serviceAccountTokenAutomount = defineRule({
  id: 'service-account-token-automount',
  title: 'A pod has the token of its ServiceAccount mounted',
  severity: 'warning',
  profile: 'strict',
  why: `
    Every container of the pod can then read the token from a file, and with it whoever breaks into one. He talks to the
    API server as the pod: he learns of its version and its rights, and uses those. Most applications never do.`,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ],
  equivalents: {
    trivy: ['KSV-0036'],
    checkov: ['CKV_K8S_38'],
    kubescape: ['C-0034', 'C-0190', 'C-0261'],
    polaris: ['automountServiceAccountToken'],
    kics: ['48471392-d4d0-47c0-b135-cdec95eb3eef'],
    kyverno: ['restrict-automount-sa-token', 'disable-automountserviceaccounttoken', 'remove-serviceaccount-token'],
    gatekeeper: ['K8sPSPAutomountServiceAccountTokenPod'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A pod that says nothing of it',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        «spec»:
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
          automountServiceAccountToken: false
      `,
    },
  ],

  on: 'podSpec',
  reads: accessKinds,
  check(pod, context) {
    const runner = runnerOf(pod)
    if (!runner || tokenOf(pod, runner.name, context.unit) !== 'yes') return
    const automount = pod.get('automountServiceAccountToken')
    const grants = grantsTo(runner.name, pod, context.unit)
    const rights = grants.length > 0 ? ', which has rights' : ''
    context.report({
      at: automountOf(pod) === 'yes' ? automount : runner.at,
      message: `${nameOf(pod)} has the token of ServiceAccount "${runner.name}" mounted${rights}.`,
      severity: grants.length > 0 ? 'warning' : 'info',
      related: grants.map(({ binding }) => binding.related('This gives it rights.')),
      fixes: [
        {
          title: 'Set automountServiceAccountToken to false',
          applicability: 'unsafe',
          changes: [automount.set(false)],
        },
      ],
    })
  },
})
