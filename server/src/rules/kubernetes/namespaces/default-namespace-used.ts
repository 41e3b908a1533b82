import { makesPods } from '../../../kubernetes/pod-paths.ts'
import type { GroupKind } from '../../../kubernetes/resource.ts'
import { defineRule } from '../../rule.ts'

export const defaultNamespaceUsed = defineRule({
  id: 'default-namespace-used',
  title: 'An object is in the default namespace',
  severity: 'info',
  profile: 'strict',
  why: `
    The namespace default is where everything lands that nobody gave a place. Roles, network policies and quotas that are
    made for one application there hold for all others too, so an attacker in one finds less between him and the next.`,
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  equivalents: {
    'kube-linter': ['use-namespace'],
    trivy: ['KSV-0110'],
    checkov: ['CKV_K8S_21'],
    kics: ['611ab018-c4aa-4ba2-b0f6-a448337509a6'],
    kubescape: ['C-0061', 'C-0212'],
    kyverno: ['disallow-default-namespace'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A service',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          namespace: «default»
        spec:
          selector:
            app: web
          ports:
            - port: 80
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
  check(resource, { report }) {
    const namespace = resource.value.get('metadata', 'namespace')
    const { name, groupKind, kind } = resource
    if (!namespace.is('default') || !isNamespaced(groupKind) || builtIn.has(`${groupKind}/${name}`)) return
    // Without one, whoever applies the object says where it goes.
    const fix = { title: 'Remove namespace', applicability: 'manual', changes: [namespace.remove()] } as const
    report({ at: namespace, message: `${kind} "${name ?? '…'}" is in the default namespace.`, fixes: [fix] })
  },
})

/** What Kubernetes itself makes there. */
const builtIn: ReadonlySet<string> = new Set([
  '/ServiceAccount/default',
  '/Service/kubernetes',
  '/Endpoints/kubernetes',
])

/** Whether objects of a kind certainly are in a namespace. */
function isNamespaced(groupKind: GroupKind): boolean {
  return makesPods(groupKind) || namespaced.has(groupKind)
}

const namespaced: ReadonlySet<string> = new Set(
  `/ConfigMap /Endpoints /LimitRange /PersistentVolumeClaim /ResourceQuota /Secret /Service /ServiceAccount
  autoscaling/HorizontalPodAutoscaler discovery.k8s.io/EndpointSlice networking.k8s.io/Ingress extensions/Ingress
  networking.k8s.io/NetworkPolicy policy/PodDisruptionBudget rbac.authorization.k8s.io/Role
  rbac.authorization.k8s.io/RoleBinding`.split(/\s+/),
)
