import { expect, test } from 'vitest'
import { reachKinds } from '../../server/src/docs/reach.ts'
import { reachAt } from '../../server/src/docs/reach-at.ts'
import { printWords } from '../../server/src/docs/words.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { isYamlDocument } from '../../server/src/yaml/document.ts'

/** What is said at the `▮` of a file, which is all that is deployed. */
function saidIn(file: string): string | undefined {
  const text = dedent(file)
  const offset = text.indexOf('▮')
  const linter = new Linter()
  linter.update('shop.yaml', text.replace('▮', ''))
  linter.folderRead('')
  const documents = linter.lint('shop.yaml').documents.filter(isYamlDocument)
  const document = documents.findLast(({ start }) => start <= offset)
  const found = document && reachAt(document.text, offset - document.start, linter.unitOf('shop.yaml', reachKinds))
  return found && `${printWords(found.words)}\n`
}

const policy = (spec: string) => `
      apiVersion: networking.k8s.io/v1
      kind: Network▮Policy
      metadata: { name: web, namespace: shop }
      spec: { ${spec} }
`
const web = `
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web, namespace: shop }
      spec:
        template:
          metadata: { labels: { app: web } }
          spec: { containers: [{ name: app, image: nginx }] }
`
const files = (...documents: readonly string[]) => documents.join('').replace(/\n\n/g, '\n')

const service = (spec: string) => `
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: web, namespace: shop }
      spec: { ${spec} }
`
const ingress = `
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: { name: shop, namespace: shop }
      spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`
const forWeb = 'podSelector: { matchLabels: { app: web } }'
const atPod = web.replace('spec: { containers', 'sp▮ec: { containers')
const other = (text: string) => text.replace('▮', '').replace(/^\n/, '\n      ---\n')

const texts: readonly (readonly [title: string, file: string, said: string])[] = [
  [
    'a policy says whom it is for, who may connect and where to',
    files(
      policy(
        `${forWeb}, policyTypes: [Ingress, Egress], ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress } }, podSelector: { matchExpressions: [{ key: app, operator: In, values: [nginx, traefik] }] } }, { podSelector: {} }], ports: [{ port: 8080 }, { port: http }] }], egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [169.254.169.254/32] } }], ports: [{ port: 443 }, { port: 53, protocol: UDP }] }]`,
      ),
      web,
    ),
    `
      This is for pods with the label app: web of namespace "shop":
      - Deployment "web"

      Only these may connect to them:
      - pods with the label app: nginx or traefik of namespace "ingress", on ports 8080, "http"
      - all pods of its own namespace, on ports 8080, "http"

      They may connect only to:
      - all IPv4 addresses but 169.254.169.254/32, on ports 443, 53 (UDP)

      Network policies only add up: what any other one allows these pods is allowed, too. Answers to allowed connections come back by themselves.
    `,
  ],
  [
    'a policy without rules closes its pods in the directions that it names',
    files(policy('podSelector: {}, policyTypes: [Ingress, Egress]'), web),
    `
      This is for all pods of namespace "shop":
      - Deployment "web"

      Nobody may connect to them.

      They may connect to nothing, not even to the DNS to ask for the address of a name.

      Network policies only add up: what any other one allows these pods is allowed, too. Answers to allowed connections come back by themselves.
    `,
  ],
  [
    'a policy says that a dash, policyTypes and the DNS were forgotten',
    files(
      policy(
        `${forWeb}, policyTypes: [Egress], ingress: [{}], egress: [{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: data } } }, { podSelector: { matchLabels: { app: db } } }] }]`,
      ),
    ),
    `
      This is for pods with the label app: web of namespace "shop".

      It does not restrict who connects to them.

      They may connect only to:
      - all pods of namespace "data", on every port
      - pods with the label app: db of its own namespace, on every port

      Careful: policyTypes does not name Ingress, so the rules under ingress do nothing.

      Careful: a dash before podSelector makes it a line of its own. It allows all pods of those namespaces, and besides them these pods of its own namespace. Without the dash it is these pods in those namespaces.

      Careful: the DNS is not among them. The pods cannot ask for the address of a Service by its name, unless another policy allows it.

      Network policies only add up: what any other one allows these pods is allowed, too. Answers to allowed connections come back by themselves.
    `,
  ],
  [
    'a policy for nobody, and one that a template writes',
    files(policy('podSelector: { matchLabels: { app: api } }, ingress: [{ from: "{{ .Values.from }}" }]'), web),
    `
      This is for pods with the label app: api of namespace "shop". There are none, so it does nothing.

      Who may connect to them is not known here.

      Where they may connect to is not known here.

      Network policies only add up: what any other one allows these pods is allowed, too. Answers to allowed connections come back by themselves.
    `,
  ],
  [
    'a pod says which Services lead to it, and what policies make of it',
    files(
      atPod,
      service('selector: { app: web }, ports: [{ port: 80 }]'),
      ingress,
      other(policy(`${forWeb}, ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 80 }] }]`)),
    ).replace(/^\n? *---\n/, ''),
    `
      These lead to the pods:
      - Service "web" on port 80, from outside of the cluster by Ingress "shop"

      NetworkPolicy "web" lets only these connect to them:
      - all pods of all namespaces, on port 80

      No network policy restricts where they connect to.
    `,
  ],
  [
    'a pod that nobody protects',
    files(atPod).replace(/^\n? *---\n/, ''),
    `
      No Service leads to these pods.

      No network policy restricts who connects to them: every pod of the cluster may.

      No network policy restricts where they connect to.
    `,
  ],
]

test.each(texts)('%s', (_, file, said) => expect(saidIn(file)).toBe(dedent(said)))
