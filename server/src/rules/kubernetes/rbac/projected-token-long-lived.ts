import { projectedTokens } from '../../../kubernetes/pod-token.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'

export const projectedTokenLongLived = defineRule({
  id: 'projected-token-long-lived',
  title: 'A token in a volume is valid for a long time',
  severity: 'info',
  profile: 'strict',
  why: `
    A token that is stolen can be used until it ends, also long after the pod that it was made for. The kubelet puts a new
    one into the volume in time, so a short time costs nothing: an hour is what it takes where nothing is said.`,
  references: ['https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken'],
  options: { mostSeconds: { default: 86_400, description: 'How long a token may be valid, in seconds.' } },
  fixable: 'manual',
  examples: [
    {
      title: 'A token for a week',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
          volumes:
            - name: token
              projected:
                sources:
                  - serviceAccountToken:
                      path: token
                      audience: vault
                      expirationSeconds: «604800» # read by Vault
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
          volumes:
            - name: token
              projected:
                sources:
                  - serviceAccountToken:
                      path: token
                      audience: vault
                      expirationSeconds: 3600 # read by Vault
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { options, report }) {
    for (const { value, volume } of projectedTokens(pod)) {
      const expiration = value.get('expirationSeconds')
      const seconds = expiration.scalar
      if (typeof seconds !== 'number' || seconds <= options.mostSeconds) continue
      const title = 'Set expirationSeconds to an hour'
      report({
        at: expiration,
        message: `The token in volume "${volume ?? '…'}" of ${nameOf(pod)} is valid for ${inWords(seconds)}.`,
        fixes: [{ title, applicability: 'manual', changes: [expiration.set(3600)] }],
      })
    }
  },
})

const HOUR = 3600
const DAY = 24 * HOUR

function inWords(seconds: number): string {
  return seconds < 2 * DAY ? `${Math.floor(seconds / HOUR)} hours` : `${Math.floor(seconds / DAY)} days`
}
