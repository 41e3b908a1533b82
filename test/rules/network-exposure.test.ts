import { externalDnsHostConflict } from '../../server/src/rules/kubernetes/network/external-dns-host-conflict.ts'
import { networkPolicyBlocksIngressBackend } from '../../server/src/rules/kubernetes/network/network-policy-blocks-ingress-backend.ts'
import { sensitiveWorkloadExposed } from '../../server/src/rules/kubernetes/network/sensitive-workload-exposed.ts'
import { workloadExternalExposure } from '../../server/src/rules/kubernetes/network/workload-external-exposure.ts'
import { files, forWeb, image, ingress, pod, policy, route, service } from '../harness/network.ts'
import { checkRows } from '../harness/rule-rows.ts'

checkRows([
  [
    networkPolicyBlocksIngressBackend,
    'finds a load balancer',
    files(
      service('type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]', 'name: «web»'),
      pod('app: web'),
      policy(forWeb),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'finds a route',
    files(
      route('{ name: «web» }'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      policy(`${forWeb}, ingress: [{ from: [{ podSelector: {} }] }]`),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'finds another port',
    files(
      ingress('«web»'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      policy(`${forWeb}, ingress: [{ ports: [{ port: 8080 }] }]`),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'is silent about a name of a port',
    files(
      ingress('web'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      policy(`${forWeb}, ingress: [{ ports: [{ port: http }] }]`),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'is silent where another policy lets it in',
    files(
      ingress('web'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      policy('podSelector: {}', 'name: deny'),
      policy(`${forWeb}, ingress: [{ from: [{ namespaceSelector: {} }] }]`),
    ),
  ],
  [
    networkPolicyBlocksIngressBackend,
    'is silent where the controller is in the namespace',
    files(
      ingress('web'),
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      pod('app: web'),
      pod('app: proxy', image('traefik:v3'), 'name: proxy'),
      policy(`${forWeb}, ingress: [{ from: [{ podSelector: {} }] }]`),
    ),
  ],

  [
    externalDnsHostConflict,
    'finds one of several',
    files(
      service('', 'name: web, annotations: { external-dns.alpha.kubernetes.io/hostname: «"a.com, B.com"» }'),
      service('', 'name: a, annotations: { external-dns.alpha.kubernetes.io/hostname: b.com }'),
    ),
  ],
  [
    externalDnsHostConflict,
    'is silent about others',
    files(
      service('', 'name: web, annotations: { external-dns.alpha.kubernetes.io/hostname: a.com }'),
      service('', 'name: a, annotations: { external-dns.alpha.kubernetes.io/hostname: b.com }'),
    ),
  ],
  [
    externalDnsHostConflict,
    'is silent about names of a template',
    files(
      service('', 'name: web, annotations: { external-dns.alpha.kubernetes.io/hostname: "{{ .Values.host }}" }'),
      service('', 'name: a, annotations: { external-dns.alpha.kubernetes.io/hostname: "{{ .Values.host }}" }'),
    ),
  ],

  [
    sensitiveWorkloadExposed,
    'finds an Ingress',
    files(
      ingress('«web»'),
      service('selector: { app: web }'),
      pod('app: web', image('quay.io/prometheus/prometheus:v3')),
    ),
  ],
  [
    sensitiveWorkloadExposed,
    'is silent about an Ingress that asks for a password',
    files(
      ingress('web', 'nginx.ingress.kubernetes.io/auth-url: x'),
      service('selector: { app: web }'),
      pod('app: web', image('prom/prometheus:v3')),
    ),
  ],
  [
    sensitiveWorkloadExposed,
    'finds a port of the nodes',
    files(
      service('type: NodePort, selector: { app: web }', 'name: «web»'),
      pod('app: web', image('grafana/grafana:12')),
    ),
  ],
  [
    sensitiveWorkloadExposed,
    'is silent inside of the cluster',
    files(service('selector: { app: web }'), pod('app: web', image('grafana/grafana:12'))),
  ],
  [
    sensitiveWorkloadExposed,
    'is silent about addresses of an office',
    files(
      service('type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24], selector: { app: web }'),
      pod('app: web', image('prom/prometheus')),
    ),
  ],
  [
    sensitiveWorkloadExposed,
    'is silent about images of a template',
    files(service('type: LoadBalancer, selector: { app: web }'), pod('app: web', image('"{{ .Values.image }}"'))),
  ],

  [
    workloadExternalExposure,
    'finds an Ingress',
    files(pod('app: web', undefined, 'name: «web»'), service('selector: { app: web }'), ingress('web')),
  ],
  [
    workloadExternalExposure,
    'is silent about a Service inside',
    files(pod('app: web'), service('selector: { app: web }'), ingress('other')),
  ],
  [
    workloadExternalExposure,
    'is silent about labels of a template',
    files(pod('app: "{{ .Values.app }}"'), service('type: NodePort, selector: { app: web }')),
  ],
])
