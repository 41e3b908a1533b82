import { type PodSpec, podSpecsOf } from '../../../kubernetes/pod.ts'
import { accountOf } from '../../../kubernetes/pod-token.ts'
import { type RoleBinding, roleBindingsOf } from '../../../kubernetes/rbac-binding.ts'
import { type Context, defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'
import { certainSubjects } from './subject.ts'

const DASHBOARD = 'kubernetes-dashboard'

export const dashboardAccessBinding = defineRule({
  id: 'dashboard-access-binding',
  title: 'The dashboard gets more rights, or something else gets those of the dashboard',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The dashboard does for whoever opens it what its own ServiceAccount may do. Clusters were taken over because it had more
    than it needs to run, and was reached without a password. What else runs as it has its rights for no reason.`,
  references: [
    'https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/',
    'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects',
  ],
  equivalents: {
    kubescape: ['C-0014'],
  },
  fixable: false,
  examples: [
    {
      title: 'A dashboard that may do everything',
      bad: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: dashboard
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: edit
        subjects:
          - kind: ServiceAccount
            name: «kubernetes-dashboard»
            namespace: kubernetes-dashboard
      `,
      good: `
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: dashboard
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: edit
        subjects:
          - kind: User
            name: jane
      `,
    },
  ],

  on: 'resource',
  check(resource, context) {
    for (const binding of roleBindingsOf(resource)) checkBinding(binding, context)
    for (const pod of podSpecsOf(resource)) checkPod(pod, context)
  },
})

function checkBinding(binding: RoleBinding, { report }: Context): void {
  const role = binding.roleRef.name
  if (role === undefined) return
  const isOfDashboard = role.startsWith(DASHBOARD)
  for (const { value, subject } of certainSubjects(binding)) {
    if (subject.kind !== 'ServiceAccount' || subject.name === undefined) continue
    const isDashboard = subject.name.startsWith(DASHBOARD)
    const at = value.get('name')
    if (isDashboard && !isOfDashboard) {
      report({
        at,
        message: `${binding.title} gives the dashboard the rights of ${binding.roleRef.kind ?? 'role'} "${role}".`,
      })
    }
    if (isOfDashboard && !isDashboard) {
      report({ at, message: `${binding.title} gives the rights of the dashboard to ServiceAccount "${subject.name}".` })
    }
  }
}

function checkPod(pod: PodSpec, { report }: Context): void {
  const { name, value } = accountOf(pod)
  const images = pod.containers().map((container) => container.get('image').string)
  const isDashboard = images.some((image) => image === undefined || image.includes('dashboard'))
  if (name !== DASHBOARD || images.length === 0 || isDashboard) return
  report({ at: value, message: `${nameOf(pod)} runs as the ServiceAccount of the dashboard.` })
}
