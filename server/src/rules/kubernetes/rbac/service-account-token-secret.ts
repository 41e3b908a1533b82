import { defineRule } from '../../rule.ts'

export const serviceAccountTokenSecret = defineRule({
  id: 'service-account-token-secret',
  title: 'A Secret holds a token that never ends',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Into a Secret of this type Kubernetes writes a token of the ServiceAccount that stays valid until the Secret is deleted.
    Whoever has read it once, in a backup or a log, goes on using it. Tokens that are requested end by themselves.`,
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets',
    'https://kubernetes.io/docs/concepts/security/service-accounts/#get-a-token',
  ],
  equivalents: {
    kyverno: ['deny-secret-service-account-token-type', 'check-serviceaccount-secrets'],
    kubescape: ['C-0287'],
  },
  fixable: false,
  examples: [
    {
      title: 'A token for a build server',
      bad: `
        apiVersion: v1
        kind: Secret
        metadata:
          name: build
          annotations:
            kubernetes.io/service-account.name: build
        type: «kubernetes.io/service-account-token»
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: build
      `,
    },
    {
      title: 'A ServiceAccount as an old cluster printed it',
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: build
        secrets:
          - name: «build-token-x7k2p»
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: build
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Secret', '/ServiceAccount'],
  check({ groupKind, name, value }, { report }) {
    const type = value.get('type')
    if (groupKind === '/Secret' && type.is('kubernetes.io/service-account-token')) {
      report({ at: type, message: `Secret "${name ?? '…'}" holds a token that is valid until it is deleted.` })
    }
    for (const secret of groupKind === '/ServiceAccount' ? value.get('secrets').items() : []) {
      const at = secret.get('name')
      if (at.string === undefined || !isTokenName(at.string)) continue
      report({ at, message: `ServiceAccount "${name ?? '…'}" has a token in Secret "${at.string}" that never ends.` })
    }
  },
})

/** Whether Kubernetes before 1.24 gave a Secret its name, when it made one for every ServiceAccount. */
function isTokenName(name: string): boolean {
  return /-token-[a-z0-9]{5}$/.test(name.slice(-12))
}
