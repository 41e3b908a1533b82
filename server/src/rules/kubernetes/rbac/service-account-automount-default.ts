import { automountOf } from '../../../kubernetes/pod-token.ts'
import { defineRule } from '../../rule.ts'

export const serviceAccountAutomountDefault = defineRule({
  id: 'service-account-automount-default',
  title: 'A ServiceAccount has its token mounted into every pod',
  severity: 'info',
  profile: 'strict',
  why: `
    Unless a pod refuses it, its containers then find the token of the ServiceAccount in a file, and so does whoever
    breaks into one of them. Where the ServiceAccount says false, only the pods have it that ask for it.`,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  equivalents: {
    checkov: ['CKV_K8S_41'],
    kubescape: ['C-0189'],
    kyverno: ['restrict-sa-automount-sa-token'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A ServiceAccount that says nothing of it',
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: «web» # of the shop
        imagePullSecrets:
          - name: registry
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: web # of the shop
        imagePullSecrets:
          - name: registry
        automountServiceAccountToken: false
      `,
    },
    {
      title: 'A ServiceAccount that says true',
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: default
          namespace: shop
        automountServiceAccountToken: «true»
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: default
          namespace: shop
        automountServiceAccountToken: false
      `,
    },
  ],

  on: 'resource',
  kinds: ['/ServiceAccount'],
  check(resource, { report }) {
    const said = automountOf(resource)
    if (said === 'no' || said === 'unknown') return
    const automount = resource.value.get('automountServiceAccountToken')
    const title = 'Set automountServiceAccountToken to false'
    report({
      at: said === 'yes' ? automount : resource,
      message: `ServiceAccount "${resource.name ?? '…'}" has its token mounted into every pod that does not refuse it.`,
      fixes: [{ title, applicability: 'unsafe', changes: [automount.set(false)] }],
    })
  },
})
