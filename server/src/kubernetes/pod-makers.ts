import { makesPods } from './pod-paths.ts'
import type { GroupKind } from './resource.ts'

/**
 * Whether resources of a kind may have pods made that no manifest shows: those of operators, charts that are installed
 * by a resource, and all that is not known.
 */
export function mayMakePods(groupKind: GroupKind): boolean {
  if (makesPods(groupKind)) return false
  const group = groupKind.slice(0, groupKind.indexOf('/'))
  return group.includes('.') && !group.endsWith('.k8s.io') && !quietGroups.has(group) && !quietKinds.has(groupKind)
}

/** Of policies, traffic, certificates and secrets: what these resources say no pod comes of. */
const quietGroups: ReadonlySet<string> = new Set([
  'cert-manager.io',
  'acme.cert-manager.io',
  'cilium.io',
  'config.openshift.io',
  'crd.projectcalico.org',
  'external-secrets.io',
  'image.toolkit.fluxcd.io',
  'jsonnet.policies.kyverno.io',
  'kyverno.io',
  'networking.istio.io',
  'notification.toolkit.fluxcd.io',
  'policies.kyverno.io',
  'projectcalico.org',
  'route.openshift.io',
  'security.istio.io',
  'security.openshift.io',
  'source.toolkit.fluxcd.io',
  'telemetry.istio.io',
  'templates.gatekeeper.sh',
  'constraints.gatekeeper.sh',
  'traefik.containo.us',
  'traefik.io',
])

const quietKinds: ReadonlySet<string> = new Set([
  'argoproj.io/AppProject',
  'bitnami.com/SealedSecret',
  'keda.sh/ScaledObject',
  'keda.sh/TriggerAuthentication',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/Probe',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ServiceMonitor',
])
