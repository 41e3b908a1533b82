import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { awsCertificate, isOfAws, isPublicLoadBalancer, lacksCertificate } from './load-balancer.ts'
import { portsOf, serviceName, services } from './service.ts'

export const serviceLoadBalancerNoTls = defineRule({
  id: 'service-load-balancer-no-tls',
  title: 'A public load balancer takes HTTP without TLS only',
  severity: 'info',
  profile: 'strict',
  why: `
    Whoever is on the way reads passwords and session cookies, and puts scripts of his own into the pages. There is no other
    port on which the same is offered with TLS.`,
  references: [`${services}#ssl-support-on-aws`, `${services}#loadbalancer`],
  equivalents: { kyverno: ['require-encryption-aws-loadbalancers'], kubescape: ['C-0231', 'C-0245'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A load balancer of AWS',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            service.beta.kubernetes.io/aws-load-balancer-type: nlb # layer 4
        spec:
          type: LoadBalancer
          selector:
            app: web
          ports:
            - port: «80»
              targetPort: 8080
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            service.beta.kubernetes.io/aws-load-balancer-type: nlb # layer 4
            service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:REGION:ACCOUNT:certificate/ID
        spec:
          type: LoadBalancer
          selector:
            app: web
          ports:
            - port: 443
              targetPort: 8080
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    if (!isPublicLoadBalancer(resource) || !lacksCertificate(resource)) return
    const ports = spec.get('ports')
    const [only] = portsOf(spec)
    if (ports.isOpen || ports.items().length !== 1 || !only || !isPlainHttp(only)) return
    const port = only.get('port')
    const message = `${serviceName(resource)} has a public load balancer that takes HTTP without TLS only.`
    report({ at: port, message, fixes: isOfAws(resource) ? [withCertificate(resource.annotations, port)] : [] })
  },
})

/** Whether a port is certainly that of HTTP, and nothing says that it speaks TLS. */
function isPlainHttp(port: Value): boolean {
  const [name, protocol] = [port.get('name'), port.get('appProtocol')]
  if (!port.get('port').is(80) || name.isUnknown || protocol.isUnknown) return false
  return !/https|tls/i.test(`${name.string} ${protocol.string}`)
}

function withCertificate(annotations: Value, port: Value): Fix {
  const certificate = annotations.get(awsCertificate).set('arn:aws:acm:REGION:ACCOUNT:certificate/ID')
  return { title: 'Take TLS with a certificate of AWS', applicability: 'manual', changes: [certificate, port.set(443)] }
}
