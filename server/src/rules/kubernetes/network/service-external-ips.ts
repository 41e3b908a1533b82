import { defineRule } from '../../rule.ts'

export const serviceExternalIps = defineRule({
  id: 'service-external-ips',
  title: 'A service takes over addresses of its choice',
  severity: 'error',
  profile: 'recommended',
  why: `
    Nodes send all traffic for an external address to the Service that names it, whoever the address belongs to: who may
    write Services reads what others send there (CVE-2020-8554). The field is deprecated since Kubernetes 1.36 and will be
    taken away.`,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
    'https://github.com/kubernetes/kubernetes/issues/97076',
  ],
  equivalents: { trivy: ['KSV-0108'], kyverno: ['restrict-external-ips'], gatekeeper: ['K8sExternalIPs'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'An address of the office',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          selector:
            app: web
          ports:
            - port: 80
          externalIPs: «[203.0.113.10]»
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          selector:
            app: web
          ports:
            - port: 80
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  check({ value, name }, { report }) {
    const addresses = value.get('spec', 'externalIPs')
    if (!addresses.items().some((item) => item.exists && !item.isConditional)) return
    report({
      at: addresses,
      message: `Service "${name ?? '…'}" takes over addresses of its choice.`,
      fixes: [{ title: 'Remove externalIPs', applicability: 'unsafe', changes: [addresses.remove()] }],
    })
  },
})
