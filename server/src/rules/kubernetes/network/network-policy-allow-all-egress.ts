import { defineRule } from '../../rule.ts'
import { isAll, networkPolicies, peersOf, policyName, restricts, rulesOf } from './network-policy.ts'

export const networkPolicyAllowAllEgress = defineRule({
  id: 'network-policy-allow-all-egress',
  title: 'A network policy lets pods reach the metadata of the cloud',
  severity: 'warning',
  profile: 'recommended',
  why: `
    In most clouds a node answers at 169.254.169.254 with the credentials that it has itself. An attacker who can make a pod
    send one request there, often by a URL that an application fetches for its users, becomes the node.`,
  references: [`${networkPolicies}#allow-all-egress-traffic`],
  equivalents: { kubescape: ['C-0052'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'All addresses there are',
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
            - to:
                - ipBlock:
                    cidr: «0.0.0.0/0» # the internet
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
            - to:
                - ipBlock:
                    cidr: 0.0.0.0/0 # the internet
                    except:
                      - 169.254.169.254/32
      `,
    },
  ],

  on: 'resource',
  kinds: ['networking.k8s.io/NetworkPolicy'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    if (!restricts(spec, 'egress')) return
    for (const rule of rulesOf(spec, 'egress')) {
      if (rule.isUnknown) continue
      const isEveryPort = isAll(rule.get('ports'))
      if (isEveryPort && (rule.isMissing || isAll(rule.get('to')))) {
        const message = `${policyName(resource)} lets its pods reach everything, on every port.`
        report({ at: rule, severity: 'info', message })
      }
      for (const peer of peersOf(rule, 'egress')) {
        const [cidr, except] = [peer.get('ipBlock', 'cidr'), peer.get('ipBlock', 'except')]
        if (
          !isEveryPort &&
          !rule
            .get('ports')
            .items()
            .some((port) => port.get('port').is(80))
        )
          continue
        if (!cidr.is('0.0.0.0/0') || !isAll(except)) continue
        report({
          at: cidr,
          message: `${policyName(resource)} lets its pods reach the metadata of the cloud at 169.254.169.254.`,
          fixes: [
            {
              title: 'Except the address of the metadata',
              applicability: 'unsafe',
              changes: [except.set(['169.254.169.254/32'])],
            },
          ],
        })
      }
    }
  },
})
