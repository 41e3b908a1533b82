import { adminPortExposed } from '../../server/src/rules/kubernetes/network/admin-port-exposed.ts'
import { endpointSliceLoopback } from '../../server/src/rules/kubernetes/network/endpoint-slice-loopback.ts'
import { portNameInvalid } from '../../server/src/rules/kubernetes/network/port-name-invalid.ts'
import { privilegedPort } from '../../server/src/rules/kubernetes/network/privileged-port.ts'
import { serviceExternalName } from '../../server/src/rules/kubernetes/network/service-external-name.ts'
import { serviceLoadBalancerNoTls } from '../../server/src/rules/kubernetes/network/service-load-balancer-no-tls.ts'
import { serviceLoadBalancerPublic } from '../../server/src/rules/kubernetes/network/service-load-balancer-public.ts'
import { serviceNoSelector } from '../../server/src/rules/kubernetes/network/service-no-selector.ts'
import { serviceTypeNodePort } from '../../server/src/rules/kubernetes/network/service-type-node-port.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

const service = (spec: string, metadata = '') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: web${metadata} }\nspec: { ${spec} }\n`
const balancer = (spec: string, annotations = '') => service(`type: ${spec}`, `, annotations: { ${annotations} }`)
const container = (fields: string) => `containers: [{ name: app, image: nginx, ${fields} }]\n`
const ports = (...items: string[]) => container(`ports: [${items.join(', ')}]`)
const aws = 'service.beta.kubernetes.io/aws-load-balancer'

checkRows([
  [serviceTypeNodePort, 'finds a load balancer', service('type: «LoadBalancer», ports: [{ port: 80 }]')],
  [
    serviceTypeNodePort,
    'is silent about a load balancer without node ports',
    service('type: LoadBalancer, allocateLoadBalancerNodePorts: false'),
  ],
  [
    serviceTypeNodePort,
    'is silent about what a template says of node ports',
    service('type: LoadBalancer, allocateLoadBalancerNodePorts: {{ .Values.x }}'),
  ],
  [serviceTypeNodePort, 'is silent about the default', service('ports: [{ port: 80 }]')],
  [serviceTypeNodePort, 'is silent about a type of a template', service('type: "{{ .Values.type }}"')],

  [
    serviceLoadBalancerPublic,
    'finds all addresses',
    service('type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8, «0.0.0.0/0»]'),
  ],
  [serviceLoadBalancerPublic, 'finds no addresses', service('type: «LoadBalancer», loadBalancerSourceRanges: []')],
  [
    serviceLoadBalancerPublic,
    'finds one that says that it faces the internet',
    balancer('«LoadBalancer»', `${aws}-scheme: internet-facing`),
  ],
  [
    serviceLoadBalancerPublic,
    'is silent about some addresses',
    service('type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24]'),
  ],
  [
    serviceLoadBalancerPublic,
    'is silent about addresses of a template',
    service('type: LoadBalancer, loadBalancerSourceRanges: {{ .Values.ranges }}'),
  ],
  [serviceLoadBalancerPublic, 'is silent about AWS inside', balancer('LoadBalancer', `${aws}-scheme: internal`)],
  [serviceLoadBalancerPublic, 'is silent about old AWS inside', balancer('LoadBalancer', `${aws}-internal: 0.0.0.0/0`)],
  [
    serviceLoadBalancerPublic,
    'is silent about Google Cloud inside',
    balancer('LoadBalancer', 'networking.gke.io/load-balancer-type: "Internal"'),
  ],
  [
    serviceLoadBalancerPublic,
    'is silent about a pool of addresses',
    balancer('LoadBalancer', 'metallb.universe.tf/address-pool: office'),
  ],
  [
    serviceLoadBalancerPublic,
    'is silent about a private address',
    service('type: LoadBalancer, loadBalancerIP: 192.168.1.10'),
  ],
  [
    serviceLoadBalancerPublic,
    'is silent about annotations of a template',
    'apiVersion: v1\nkind: Service\nmetadata:\n  annotations: {{ .Values.annotations | toYaml | nindent 4 }}\nspec: { type: LoadBalancer }\n',
  ],

  [
    serviceLoadBalancerNoTls,
    'finds it without a cloud',
    service('type: LoadBalancer, ports: [{ name: http, port: «80» }]'),
  ],
  [
    serviceLoadBalancerNoTls,
    'is silent about a second port',
    service('type: LoadBalancer, ports: [{ port: 80 }, { port: 443 }]'),
  ],
  [
    serviceLoadBalancerNoTls,
    'is silent about a certificate',
    balancer('LoadBalancer, ports: [{ port: 80 }]', `${aws}-ssl-cert: arn`),
  ],
  [
    serviceLoadBalancerNoTls,
    'is silent about TLS on the port',
    service('type: LoadBalancer, ports: [{ port: 80, appProtocol: https }]'),
  ],
  [serviceLoadBalancerNoTls, 'is silent inside of the cluster', service('ports: [{ port: 80 }]')],

  [
    serviceNoSelector,
    'finds an empty selector',
    service('type: NodePort, selector: {}').replace('name: web', 'name: «web»'),
  ],
  [serviceNoSelector, 'is silent inside of the cluster', service('ports: [{ port: 80 }]')],
  [
    serviceNoSelector,
    'is silent about a selector of a template',
    service('type: NodePort, selector: {{ .Values.selector }}'),
  ],

  [serviceExternalName, 'finds the metadata', service('type: ExternalName, externalName: «metadata.google.internal.»')],
  [serviceExternalName, 'finds an address', service('type: ExternalName, externalName: «"127.0.0.1"»')],
  [
    serviceExternalName,
    'finds a name of the cluster',
    service('type: ExternalName, externalName: «db.data.svc.cluster.local»'),
  ],
  [serviceExternalName, 'is silent about the internet', service('type: ExternalName, externalName: db.example.com')],
  [serviceExternalName, 'is silent about other types', service('externalName: localhost')],
  [
    serviceExternalName,
    'is silent about a name of a template',
    service('type: ExternalName, externalName: "{{ .Values.host }}"'),
  ],

  [
    endpointSliceLoopback,
    'finds it in Endpoints',
    'apiVersion: v1\nkind: Endpoints\nmetadata: { name: a }\nsubsets: [{ addresses: [{ ip: «127.0.0.1» }, { ip: 10.0.0.1 }] }]\n',
  ],
  [
    endpointSliceLoopback,
    'finds IPv6',
    'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: { name: a }\nendpoints: [{ addresses: [«"::1"»] }]\n',
  ],
  [
    endpointSliceLoopback,
    'is silent about names',
    'apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: { name: a }\nendpoints: [{ addresses: [localhost, "{{ .Values.ip }}"] }]\n',
  ],

  [
    adminPortExposed,
    'finds the port of the pods',
    service('type: NodePort, ports: [{ port: 80, targetPort: «2375» }]'),
  ],
  [adminPortExposed, 'finds etcd outside', service('type: LoadBalancer, ports: [{ port: «2379» }]')],
  [adminPortExposed, 'is silent about etcd inside', service('ports: [{ port: 2379 }]')],
  [adminPortExposed, 'is silent about webhooks', ports('{ containerPort: 10250 }')],
  [adminPortExposed, 'finds a container port', ports('{ containerPort: «22» }, { containerPort: 80 }')],
  [adminPortExposed, 'is silent about names', service('type: NodePort, ports: [{ port: 80, targetPort: ssh }]')],

  [
    privilegedPort,
    'finds each',
    ports('{ containerPort: «443» }', '{ containerPort: «80» }', '{ containerPort: 1024 }'),
  ],
  [privilegedPort, 'is silent on Windows', `os: { name: windows }\n${ports('{ containerPort: 80 }')}`],
  [
    privilegedPort,
    'is silent where the kernel allows it',
    `securityContext: { sysctls: [{ name: net.ipv4.ip_unprivileged_port_start, value: "0" }] }\n${ports('{ containerPort: 80 }')}`,
  ],
  [privilegedPort, 'is silent about a port of a template', ports('{ containerPort: {{ .Values.port }} }')],

  [
    portNameInvalid,
    'finds what the API server refuses',
    ports(...['«"8080"»', '«a--b»', '«-a»', '«sixteen-letters-»', 'http', '«http»'].map((name) => `{ name: ${name} }`)),
  ],
  [portNameInvalid, 'is silent about valid names', ports('{ name: fifteen-letters }', '{ name: 8a }')],
  [portNameInvalid, 'is silent about names of a template', ports('{ name: "{{ .Values.NAME }}" }')],
])

checkFixes([
  [
    serviceTypeNodePort,
    'takes away what only open services have',
    service('type: NodePort, externalTrafficPolicy: Local, ports: [{ port: 80, nodePort: 30080 }]'),
    service('type: ClusterIP, ports: [{ port: 80 }]'),
  ],
  [
    serviceTypeNodePort,
    'of a load balancer',
    service('type: LoadBalancer'),
    service('type: LoadBalancer, allocateLoadBalancerNodePorts: false'),
  ],
  [
    portNameInvalid,
    'shortens',
    ports('{ name: Prometheus_Metrics, containerPort: 9000 }'),
    ports('{ name: prometheus-metr, containerPort: 9000 }'),
  ],
])
