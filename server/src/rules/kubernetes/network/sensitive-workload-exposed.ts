import type { AdminUi } from '../../../kubernetes/admin-ui.ts'
import { backendsOf, routeKinds } from '../../../kubernetes/backend.ts'
import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { podsOf } from '../../../kubernetes/service.ts'
import { defineRule, type Severity } from '../../rule.ts'
import { adminUiBehind } from './admin-ui.ts'
import { isGuarded, opennessOf } from './load-balancer.ts'
import { nameOf } from './unit-pods.ts'

export const sensitiveWorkloadExposed = defineRule({
  id: 'sensitive-workload-exposed',
  title: 'An interface for administrators is open to the outside of the cluster',
  severity: 'error',
  profile: 'recommended',
  why: `
    Whoever gets in there sees or controls what the cluster runs, and many of these programs ask for no password: they leave
    that to what stands before them. Search engines for open ports list thousands that mine coins for strangers.`,
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types'],
  equivalents: { kubescape: ['C-0021', 'C-0274'], kics: ['69bbc5e3-0818-4150-89cc-1e989b48f23b'] },
  fixable: false,
  examples: [
    {
      title: 'Prometheus for everyone',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: «prometheus»
        spec:
          type: LoadBalancer
          selector:
            app: prometheus
          ports: [{ port: 9090 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: prometheus
          labels:
            app: prometheus
        spec:
          containers: [{ name: app, image: prom/prometheus:v3.5.0 }]
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: prometheus
        spec:
          selector:
            app: prometheus
          ports: [{ port: 9090 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: prometheus
          labels:
            app: prometheus
        spec:
          containers: [{ name: app, image: prom/prometheus:v3.5.0 }]
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service', ...routeKinds],
  reads: ['/Service', ...workloadKinds],
  check(resource, { unit, report }) {
    const name = `${resource.kind} "${resource.name ?? '…'}"`
    const namespace = unit.namespaceOf(resource)
    const kind = opennessOf(resource)
    const own = kind && adminUiBehind(podsOf(resource), unit, namespace)
    if (own) report({ at: resource, severity: severities[kind][Number(own.asks)]!, message: sentence(name, own) })
    for (const { service, namespace: other, at } of isGuarded(resource) ? [] : backendsOf(resource)) {
      const found = other === undefined ? unit.find('/Service', namespace, service) : undefined
      const ui = found?.kind === 'found' && adminUiBehind(found.resource.facts.service?.pods, unit, namespace)
      if (!ui) continue
      const related = [found.resource.related(`${nameOf(found.resource)} leads to its pods.`)]
      report({ at, severity: severities.route[Number(ui.asks)]!, message: sentence(name, ui), related })
    }
  },
})

/** Of what asks for no password, and of what does. */
const severities: Readonly<Record<'LoadBalancer' | 'NodePort' | 'route', readonly [Severity, Severity]>> = {
  LoadBalancer: ['error', 'warning'],
  NodePort: ['warning', 'info'],
  route: ['warning', 'info'],
}

function sentence(name: string, { name: ui, asks }: AdminUi): string {
  return `${name} opens ${ui}${asks ? '' : ', which asks for no password,'} to the outside of the cluster.`
}
