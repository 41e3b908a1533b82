import { routeKinds } from '../../../kubernetes/backend.ts'
import { waysTo } from '../../../kubernetes/exposure.ts'
import { podSpecsOf } from '../../../kubernetes/pod.ts'
import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { labelsIn } from '../../../kubernetes/selector-value.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { nameOf } from './unit-pods.ts'

export const workloadExternalExposure = defineRule({
  id: 'workload-external-exposure',
  title: 'A workload is reached from outside of the cluster',
  severity: 'hint',
  profile: 'strict',
  why: `
    Attackers begin with what they can reach. What is weak in such a workload is found first, so whatever else is reported of
    it is more urgent than the same elsewhere.`,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/',
  ],
  equivalents: { kubescape: ['C-0256', 'C-0266'] },
  fixable: false,
  examples: [
    {
      title: 'By a load balancer',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          selector:
            app: web
          ports:
            - port: 443
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: «web»
          labels:
            app: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
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
            - port: 443
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'resource',
  kinds: workloadKinds,
  reads: ['/Service', ...routeKinds],
  check(resource, { unit, report }) {
    const pods = podSpecsOf(resource)
    if (pods.length === 0) return
    const namespace = unit.namespaceOf(resource)
    const routes = collect(routeKinds, (kind) => unit.resourcesIn(kind, namespace).certain)
    const ways = collect(pods, ({ metadata }) => {
      const services = unit.selecting('/Service', namespace, labelsIn(metadata.get('labels'))).certain
      return waysTo(services, routes)
    })
    if (ways.length === 0) return
    const open = [...new Set(ways.map(({ service, route }) => route ?? service))]
    report({
      at: resource,
      message: `${resource.kind} "${resource.name ?? '…'}" is reached from outside of the cluster.`,
      related: open.map((one) => one.related(`${nameOf(one)} leads to it.`)),
    })
  },
})
