import { isAtLeast, type KubernetesVersion } from '../../../kubernetes/version.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Fix } from '../../rule.ts'
import { defineRule } from '../../rule.ts'
import { powersIn } from './power.ts'

export const rbacProxySubresource = defineRule({
  id: 'rbac-proxy-subresource',
  title: 'A role lets its holders talk to kubelets or pods through the API server',
  severity: 'error',
  profile: 'recommended',
  why: `
    Through nodes/proxy one reaches the kubelet, which runs commands in all containers of its node: to get is enough, and
    neither admission control nor the audit log sees it. Through pods and Services no NetworkPolicy is in the way.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes',
    'https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/#fine-grained-authorization',
  ],
  equivalents: {
    trivy: ['KSV-0047'],
    checkov: ['CKV2_K8S_2'],
    kubescape: ['C-0279'],
    kyverno: ['restrict-clusterrole-nodesproxy'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A collector of metrics',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: metrics
        rules:
          - apiGroups: [""]
            resources:
              - «nodes/proxy»
            verbs:
              - get
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: metrics
        rules:
          - apiGroups: [""]
            resources:
              - nodes/metrics
              - nodes/stats
            verbs:
              - get
      `,
    },
  ],

  on: 'role',
  check(role, context) {
    for (const power of ['node-proxy', 'proxy-subresource'] as const) {
      for (const { at, message, holding, rule } of powersIn(role, power, context)) {
        const fixes = at.is('nodes/proxy') ? nameParts(at, rule.value.get('resources'), context.kubernetes) : []
        context.report({ at, message, severity: holding.severity, fixes })
      }
    }
  },
})

/** The parts of the kubelet's API that can be allowed one by one, and what each is for. */
const PARTS: readonly (readonly [title: string, parts: readonly string[]])[] = [
  ['Allow only the metrics of nodes', ['nodes/metrics', 'nodes/stats']],
  ['Allow only the logs of nodes', ['nodes/log']],
  ['Allow only the health of nodes', ['nodes/healthz']],
  ['Allow only the list of pods of nodes', ['nodes/pods']],
]

/** Before 1.33 the kubelet asks for nodes/proxy also for its health and its pods. */
function nameParts(at: Value, resources: Value, kubernetes: KubernetesVersion): readonly Fix[] {
  const known = isAtLeast(kubernetes, 1, 33) ? PARTS : PARTS.slice(0, 2)
  return known.map(([title, [first = '', ...others]]) => ({
    title,
    applicability: 'manual',
    changes: [at.set(first), ...(others.length > 0 ? [resources.append(...others)] : [])],
  }))
}
