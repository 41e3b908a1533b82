import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { networkPolicies } from './network-policy.ts'

export const cniWithoutNetworkPolicy = defineRule({
  id: 'cni-without-network-policy',
  title: 'The network of the cluster does not know network policies',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The API server takes network policies whatever the network plugin makes of them. With this one they do nothing: all pods
    reach each other, while the manifests say that they do not.`,
  references: [`${networkPolicies}#prerequisites`],
  equivalents: {
    kics: ['03aabc8c-35d6-481e-9c85-20139cf72d23'],
    kubescape: ['C-0205', 'C-0230', 'C-0240'],
  },
  fixable: false,
  examples: [
    {
      title: 'Flannel alone',
      bad: {
        'policy.yaml': `
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata:
            name: deny
          spec:
            podSelector: {}
        `,
        'flannel.yaml': `
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: kube-flannel-cfg
          data:
            «cni-conf.json»: |
              {
                "plugins": [{ "type": "flannel" }, { "type": "portmap" }]
              }
        `,
      },
      good: {
        'policy.yaml': `
          apiVersion: networking.k8s.io/v1
          kind: NetworkPolicy
          metadata:
            name: deny
          spec:
            podSelector: {}
        `,
        'flannel.yaml': `
          apiVersion: v1
          kind: ConfigMap
          metadata:
            name: kube-flannel-cfg
          data:
            cni-conf.json: |
              {
                "plugins": [{ "type": "calico" }, { "type": "portmap" }]
              }
        `,
      },
    },
  ],

  on: 'resource',
  kinds: ['/ConfigMap'],
  reads: ['networking.k8s.io/NetworkPolicy'],
  check({ value, name }, { unit, report }) {
    const [policy] = unit.resources('networking.k8s.io/NetworkPolicy')
    for (const [key, file] of policy ? value.get('data').entries() : []) {
      if (!policy || !(key === 'cni-conf.json' || key.endsWith('.conflist')) || !isWithoutPolicies(file)) continue
      report({
        at: { location: file.keyLocation },
        message: `ConfigMap "${name ?? '…'}" has a network plugin that does not know network policies.`,
        related: [policy.related('This network policy is without effect.')],
      })
    }
  },
})

/** Whether all plugins are known, and those that make the network are flannel or a bridge. */
function isWithoutPolicies({ string = '' }: Value): boolean {
  const types = [...string.matchAll(/"type"\s{0,9}:\s{0,9}"([a-z0-9-]{1,40})"/g)].map(([, type = '']) => type)
  const isComplete = types.length === string.split('"type"').length - 1
  return isComplete && types.some((type) => BARE.has(type)) && types.every((type) => BARE.has(type) || AIDS.has(type))
}

const BARE: ReadonlySet<string> = new Set(['flannel', 'bridge'])

/** Plugins that stand beside one that makes the network. */
const AIDS: ReadonlySet<string> = new Set(
  'bandwidth dhcp firewall host-local loopback portmap sbr static tuning vrf'.split(' '),
)
