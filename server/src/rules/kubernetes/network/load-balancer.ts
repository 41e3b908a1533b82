import type { Resource } from '../../../kubernetes/resource.ts'
import { isAll } from './network-policy.ts'

const AWS = 'service.beta.kubernetes.io/aws-load-balancer-'

/**
 * What tells the clouds to make a load balancer without a public address: annotations, and the value of each that does.
 * An empty one stands for all but `false`.
 */
const internal: ReadonlyMap<string, string> = new Map([
  [`${AWS}scheme`, 'internal'],
  [`${AWS}internal`, ''],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', 'true'],
  ['networking.gke.io/load-balancer-type', 'internal'],
  ['cloud.google.com/load-balancer-type', 'internal'],
  ['service.beta.kubernetes.io/openstack-internal-load-balancer', 'true'],
  ['service.beta.kubernetes.io/oci-load-balancer-internal', 'true'],
  ['oci-network-load-balancer.oraclecloud.com/internal', 'true'],
  ['service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type', 'intranet'],
  ['service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type', 'private'],
  ['service.kubernetes.io/qcloud-loadbalancer-internal-subnetid', ''],
  ['load-balancer.hetzner.cloud/disable-public-network', 'true'],
  ['service.beta.kubernetes.io/do-loadbalancer-network', 'internal'],
  ['service.beta.kubernetes.io/scw-loadbalancer-private', 'true'],
])

/** The annotation of old from which `loadBalancerSourceRanges` came. */
const SOURCE_RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges'

/** Address pools of MetalLB and kube-vip are those of whoever runs the cluster, Tailscale's are in a private network. */
const OF_A_PLACE = /metallb|purelb|kube-vip|cilium|tailscale/

/** Whether it certainly asks for a load balancer, and nothing in it keeps that from being reached from anywhere. */
export function isPublicLoadBalancer({ groupKind, value, annotations }: Resource): boolean {
  const spec = value.get('spec')
  if (groupKind !== '/Service' || !spec.get('type').is('LoadBalancer')) return false
  if (!annotations.get('').isMissing) return false
  const loadBalancerClass = spec.get('loadBalancerClass')
  if (!loadBalancerClass.isMissing && OF_A_PLACE.test(loadBalancerClass.string ?? 'metallb')) return false
  const address = spec.get('loadBalancerIP')
  if (!address.isMissing && (address.string === undefined || PRIVATE.test(address.string))) return false
  return annotations.entries().every(([name, { string }]) => {
    if (name === SOURCE_RANGES || OF_A_PLACE.test(name)) return false
    const wanted = internal.get(name)
    if (wanted === undefined) return true
    const value = string?.toLowerCase()
    return wanted === '' ? value === 'false' : value !== undefined && value !== wanted
  })
}

const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|f[cd])/i

/** Of a Service that certainly takes connections from anywhere, by what it is open. */
export function opennessOf(resource: Resource): 'LoadBalancer' | 'NodePort' | undefined {
  const spec = resource.value.get('spec')
  if (resource.groupKind === '/Service' && spec.get('type').is('NodePort')) return 'NodePort'
  return isPublicLoadBalancer(resource) && isAll(spec.get('loadBalancerSourceRanges')) ? 'LoadBalancer' : undefined
}

/** Whether annotations may tell an ingress controller to ask for a password, or to let only some addresses in. */
export function isGuarded({ annotations }: Resource): boolean {
  return !annotations.get('').isMissing || annotations.entries().some(([name]) => GUARD.test(name))
}

const GUARD = /auth|whitelist|allowlist|middlewares|policy|scheme|internal|class|cidr|security/i

/** Whether annotations certainly tell that the load balancer is one of AWS. */
export function isOfAws({ annotations }: Resource): boolean {
  return annotations.entries().some(([name]) => name.startsWith(AWS))
}

/** The annotation with the certificate for a load balancer of AWS. */
export const awsCertificate = `${AWS}ssl-cert`

const certificates: ReadonlySet<string> = new Set([
  awsCertificate,
  'service.beta.kubernetes.io/do-loadbalancer-certificate-id',
  'service.beta.kubernetes.io/do-loadbalancer-certificate-name',
  'service.beta.kubernetes.io/do-loadbalancer-tls-passthrough',
  'service.beta.kubernetes.io/oci-load-balancer-tls-secret',
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-cert-id',
  'load-balancer.hetzner.cloud/http-certificates',
  'load-balancer.hetzner.cloud/certificate-type',
  'service.beta.kubernetes.io/linode-loadbalancer-tls',
  'service.beta.kubernetes.io/scw-loadbalancer-certificate-ids',
  'service.kubernetes.io/ibm-load-balancer-cloud-provider-enable-features',
])

/** Whether it certainly has no annotation that gives its load balancer a certificate. */
export function lacksCertificate({ annotations }: Resource): boolean {
  if (!annotations.get('').isMissing) return false
  return annotations
    .entries()
    .every(
      ([name]) => !certificates.has(name) && !name.startsWith('service.beta.kubernetes.io/linode-loadbalancer-port'),
    )
}
