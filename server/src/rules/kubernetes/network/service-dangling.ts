import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import { readService, targetsOf } from '../../../kubernetes/service.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Report, type UnitResource } from '../../rule.ts'
import { meantBy } from './near-miss.ts'
import { serviceName, services } from './service.ts'
import { areAllPodsSeen, nameOf, workloadsIn, workloadsSelected } from './unit-pods.ts'

export const serviceDangling = defineRule({
  id: 'service-dangling',
  title: 'A service leads nowhere',
  severity: 'info',
  profile: 'strict',
  why: `
    A name that leads to nothing waits for somebody to take it: whoever may create pods in the namespace gives one of them the
    labels, and gets all that is sent to the Service, passwords included.`,
  references: [`${services}#defining-a-service`],
  equivalents: {
    'kube-linter': ['dangling-service', 'invalid-target-ports'],
    kics: ['3ca03a61-3249-4c16-8427-6f8e47dda729'],
    kubescape: ['C-0293'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A label of old',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          «selector»:
            app: web # the shop
          ports: [{ port: 80 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: shop-web
        spec: { containers: [{ name: app, image: nginx:1.29 }] }
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          selector:
            app: shop-web # the shop
          ports: [{ port: 80 }]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: shop-web
        spec: { containers: [{ name: app, image: nginx:1.29 }] }
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  reads: workloadKinds,
  check(resource, { unit, report }) {
    const { pods, ports, type } = readService(resource)
    const namespace = unit.namespaceOf(resource)
    if (typeof pods === 'string' || type === 'ExternalName' || !areAllPodsSeen(unit, namespace)) return
    const { certain, possible } = workloadsSelected(unit, namespace, pods)
    if (certain.length + possible.length === 0) {
      const selector = resource.value.get('spec', 'selector')
      const meant = meantBy(pods, workloadsIn(unit, namespace).certain, selector)
      report({ at: { location: selector.keyLocation }, message: `${serviceName(resource)} leads to no pod.`, ...meant })
    } else if (possible.length === 0 && !ports.isOpen) {
      for (const [index, port] of ports.items.entries()) {
        if (typeof port.target === 'number' || certain.some(({ facts }) => mayHave(facts, port))) continue
        const at = resource.value.get('spec', 'ports', index, 'targetPort')
        report(missingPort(serviceName(resource), at, port.target, certain))
      }
    }
  },
})

/** A port that is only a number is open whether a pod says so or not. */
function mayHave({ podNetworks }: UnitResource['facts'], port: Parameters<typeof targetsOf>[0]): boolean {
  return podNetworks.some(({ ports }) => ports.isOpen || targetsOf(port, ports).length > 0)
}

function missingPort(name: string, at: Value, port: string, pods: readonly UnitResource[]): Report {
  const related = pods.map((workload) => workload.related(`The pods of ${nameOf(workload)} have no port "${port}".`))
  return { at, message: `${name} leads to a port "${port}" that its pods do not have.`, related }
}
