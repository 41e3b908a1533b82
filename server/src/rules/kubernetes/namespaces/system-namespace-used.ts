import { type PodSpec, podSpecsOf } from '../../../kubernetes/pod.ts'
import { workloadKinds } from '../../../kubernetes/pod-paths.ts'
import type { Resource } from '../../../kubernetes/resource.ts'
import { defineRule } from '../../rule.ts'

export const systemNamespaceUsed = defineRule({
  id: 'system-namespace-used',
  title: 'A workload is in a namespace of Kubernetes itself',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Policies and standards make exceptions for these namespaces, and the service accounts there may do a lot. An attacker in a
    workload that lives among them finds rights that it would not have anywhere else.`,
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces'],
  equivalents: { trivy: ['KSV-0037'], kics: ['611ab018-c4aa-4ba2-b0f6-a448337509a6'] },
  fixable: 'manual',
  examples: [
    {
      title: 'An application',
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels:
            app: web # it has the rights
          namespace: «kube-system»
        spec:
          selector:
            matchLabels:
              app: web
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
                - name: app
                  image: nginx:1.29
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels:
            app: web # it has the rights
        spec:
          selector:
            matchLabels:
              app: web
          template:
            metadata:
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
  check(resource, { report }) {
    const namespace = resource.value.get('metadata', 'namespace')
    const pods = podSpecsOf(resource)
    if (!ofKubernetes.some((name) => namespace.is(name)) || pods.length === 0) return
    if (!pods.every((pod) => isOwn(resource, pod))) return
    const message = `${resource.kind} "${resource.name ?? '…'}" is in the namespace "${namespace.string}", that of Kubernetes itself.`
    // Without one, whoever applies the object says where it goes.
    const fix = { title: 'Remove namespace', applicability: 'manual', changes: [namespace.remove()] } as const
    report({ at: namespace, message, fixes: [fix] })
  },
})

const ofKubernetes = ['kube-system', 'kube-public', 'kube-node-lease']

/** What add-ons of a cluster say of themselves. */
const marks = ['k8s-app', 'kubernetes.io/cluster-service', 'addonmanager.kubernetes.io/mode', 'tier']

/** Whether nothing tells that a workload is part of the cluster: a driver, an agent of the nodes, an add-on. */
function isOwn({ kind, labels }: Resource, pod: PodSpec): boolean {
  const isMarked = [labels, pod.metadata.get('labels')].some((map) => marks.some((name) => !map.get(name).isMissing))
  const fromNode = ['hostNetwork', 'hostPID', 'priorityClassName'].map((field) => pod.get(field))
  const isPlain = fromNode.every((field) => field.isMissing || field.is(false))
  if (kind === 'DaemonSet' || isMarked || !isPlain) return false
  return pod.containers().every(({ value }) => isOfOthers(value.get('image').string))
}

function isOfOthers(image: string | undefined): boolean {
  return image !== undefined && !/^(?:registry\.k8s\.io|k8s\.gcr\.io|gcr\.io\/google[_-]containers)\//.test(image)
}
