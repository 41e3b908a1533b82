import { defineRule } from '../../rule.ts'
import { calicoKinds, ciliumKinds, openInCalico, openInCilium } from './vendor-policy.ts'

export const ciliumCalicoPolicyPermissive = defineRule({
  id: 'cilium-calico-policy-permissive',
  title: 'A policy of Cilium or Calico lets everyone in',
  severity: 'warning',
  profile: 'recommended',
  why: `
    One rule that lets everyone in on every port undoes what all others keep out. Whoever takes over any pod of the cluster,
    or reaches it from outside, talks to these pods on every port.`,
  references: [
    'https://docs.cilium.io/en/stable/security/policy/language/',
    'https://docs.tigera.io/calico/latest/reference/resources/globalnetworkpolicy',
  ],
  equivalents: { kubescape: ['C-0030', 'C-0260'] },
  fixable: false,
  examples: [
    {
      title: 'Cilium',
      bad: `
        apiVersion: cilium.io/v2
        kind: CiliumNetworkPolicy
        metadata:
          name: web
        spec:
          endpointSelector: {}
          ingress:
            - fromEntities:
                - cluster
                - «world» # for now
      `,
      good: `
        apiVersion: cilium.io/v2
        kind: CiliumNetworkPolicy
        metadata:
          name: web
        spec:
          endpointSelector: {}
          ingress:
            - fromEntities:
                - cluster
      `,
    },
    {
      title: 'Calico',
      bad: `
        apiVersion: projectcalico.org/v3
        kind: GlobalNetworkPolicy
        metadata:
          name: web
        spec:
          selector: all()
          types:
            - Ingress
          ingress:
            - action: «Allow»
      `,
      good: `
        apiVersion: projectcalico.org/v3
        kind: GlobalNetworkPolicy
        metadata:
          name: web
        spec:
          selector: all()
          types:
            - Ingress
          ingress:
            - action: Allow
              source:
                selector: app == "web"
      `,
    },
  ],

  on: 'resource',
  kinds: [...ciliumKinds, ...calicoKinds],
  check(resource, { report }) {
    const at = [...openInCilium(resource), ...openInCalico(resource)]
    for (const place of at) {
      const message = `${resource.kind} "${resource.name ?? '…'}" lets everyone in, on every port.`
      report({ at: place, message })
    }
  },
})
