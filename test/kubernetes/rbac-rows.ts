import type { Answer } from '../../server/src/kubernetes/answer.ts'
import type { Namespace } from '../../server/src/kubernetes/namespace.ts'
import type { NameList, PolicyRule, Request } from '../../server/src/kubernetes/rbac.ts'
import {
  anonymousIdentity,
  type Identity,
  serviceAccountIdentity,
  userIdentity,
} from '../../server/src/kubernetes/rbac-subject.ts'

/**
 * A rule as `verbs | API groups | resources | names`, or as `verbs | paths` where the second begins with a slash or there
 * are only two. `core` is the core group, and `…` stands for what a template may add.
 */
export function ruleOf(text: string): PolicyRule {
  const [verbs = '', second = '', resources, names = ''] = text.split('|')
  const none = listOf('')
  const isPaths = resources === undefined
  return {
    verbs: listOf(verbs),
    apiGroups: isPaths ? none : listOf(second),
    resources: listOf(resources ?? ''),
    resourceNames: listOf(names),
    nonResourceURLs: isPaths ? listOf(second) : none,
  }
}

/** A request as `verb resource/sub.group name in namespace`, or as `verb /path`. */
export function requestOf(text: string): Request {
  const [what = '', namespace] = text.split(' in ')
  const [verb = '', target = '', name] = what.split(' ')
  if (target.startsWith('/')) return { verb, path: target }
  const dot = target.indexOf('.')
  const [whole, apiGroup] = dot === -1 ? [target, ''] : [target.slice(0, dot), target.slice(dot + 1)]
  const [resource = '', subresource] = whole.split('/')
  return {
    verb,
    apiGroup,
    resource,
    ...(subresource === undefined ? {} : { subresource }),
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace: namespaceNamed(namespace) }),
  }
}

/** `jane`, `jane+developers`, `shop/build` for a service account, `./build` for one whose namespace is not written, `?` for nobody in particular. */
export function identityOf(text: string): Identity {
  const [namespace = '', account] = text.split('/')
  if (account !== undefined) return serviceAccountIdentity(namespaceNamed(namespace), account)
  const [name = '', ...groups] = text.split('+')
  return text === '?' ? anonymousIdentity : userIdentity(name, ...groups)
}

/** `.` is a namespace that is not written, `…` one that a template prints. */
export function namespaceNamed(text: string): Namespace {
  if (text === '.') return { kind: 'unset' }
  return text === '…' ? { kind: 'unknown' } : { kind: 'named', name: text }
}

function listOf(text: string): NameList {
  const names = text.split(/\s+/).filter((name) => name !== '' && name !== '…')
  return { names: names.map((name) => (name === 'core' ? '' : name)), isOpen: text.includes('…') }
}

/** What upstream says that a row holds: a function of Kubernetes, or a sentence of its documentation. */
type Row = readonly [pins: string, rule: string, request: string, expected: Answer]

const VERBS = 'VerbMatches: a verb is allowed when the list has it or "*"'
const GROUPS = 'APIGroupMatches: "" indicates the core API group, "*" all groups'
const RESOURCES = 'ResourceMatches: the combined resource matches exactly, or the rule has "*" or "*/subresource"'
const SLASH = '"To represent this in an RBAC role, use a slash to delimit the resource and subresource"'
const NAMES = 'ResourceNameMatches: an empty list matches every name, else one has to be equal'
const NO_NAME = '"You cannot restrict create or deletecollection requests by their resource name"'
const LIST = '"If you restrict list or watch by resourceName, clients must include a metadata.name field selector"'
const URLS = 'NonResourceURLMatches: "*", an equal path, or a prefix before a final "*"'
const KINDS = 'RuleAllows: resource requests look at resources, all others at nonResourceURLs'
const AND = 'RuleAllows: verb, group, resource and name have to match, all of them'
const DANGER = '"Avoid providing wildcard permissions": wildcards allow what is created in the future as well'
const LISTING = '"list and watch access also effectively allow for users to reveal the Secret contents"'
const SPECIAL = '"Kubernetes sometimes checks authorization for additional permissions using specialized verbs"'
const OPEN = 'a list to which a template may add leaves open what it does not show'

/** Whether one rule allows one request. */
export const rows: readonly Row[] = [
  [VERBS, 'get | core | pods', 'get pods web in shop', 'yes'],
  [VERBS, 'get | core | pods', 'list pods in shop', 'no'],
  [VERBS, 'get list | core | pods', 'list pods in shop', 'yes'],
  [VERBS, 'get list watch | core | pods', 'watch pods', 'yes'],
  [VERBS, 'get list watch | core | pods', 'delete pods web in shop', 'no'],
  [VERBS, 'update | core | pods', 'patch pods web in shop', 'no'],
  [VERBS, 'patch | core | pods', 'update pods web in shop', 'no'],
  [VERBS, 'delete | core | pods', 'deletecollection pods in shop', 'no'],
  [VERBS, 'deletecollection | core | pods', 'delete pods web in shop', 'no'],
  [VERBS, 'deletecollection | core | pods', 'deletecollection pods in shop', 'yes'],
  [VERBS, 'create | core | pods', 'create pods in shop', 'yes'],
  [VERBS, 'create | core | pods', 'update pods web in shop', 'no'],
  [VERBS, '* | core | pods', 'get pods web in shop', 'yes'],
  [VERBS, '* | core | pods', 'deletecollection pods in shop', 'yes'],
  [VERBS, '* | core | pods', 'anything pods web in shop', 'yes'],
  [VERBS, ' | core | pods', 'get pods web in shop', 'no'],
  [VERBS, 'GET | core | pods', 'get pods web in shop', 'no'],
  [VERBS, 'get* | core | pods', 'get pods web in shop', 'no'],
  [VERBS, 'ge | core | pods', 'get pods web in shop', 'no'],
  [VERBS, 'list * | core | pods', 'delete pods web in shop', 'yes'],
  [SPECIAL, 'impersonate | core | serviceaccounts', 'impersonate serviceaccounts build in shop', 'yes'],
  [SPECIAL, '* | core | serviceaccounts', 'impersonate serviceaccounts build in shop', 'yes'],
  [SPECIAL, '* | core | users', 'impersonate users jane', 'yes'],
  [SPECIAL, 'impersonate | core | users', 'impersonate groups system:masters', 'no'],
  [SPECIAL, 'impersonate | core | groups | developers', 'impersonate groups system:masters', 'no'],
  [SPECIAL, 'impersonate | core | groups | developers', 'impersonate groups developers', 'yes'],
  [
    SPECIAL,
    'bind | rbac.authorization.k8s.io | clusterroles',
    'bind clusterroles.rbac.authorization.k8s.io admin',
    'yes',
  ],
  [
    SPECIAL,
    'bind | rbac.authorization.k8s.io | clusterroles | view',
    'bind clusterroles.rbac.authorization.k8s.io admin',
    'no',
  ],
  [
    SPECIAL,
    'bind | rbac.authorization.k8s.io | clusterrolebindings',
    'bind clusterroles.rbac.authorization.k8s.io admin',
    'no',
  ],
  [SPECIAL, '* | rbac.authorization.k8s.io | roles', 'escalate roles.rbac.authorization.k8s.io any in shop', 'yes'],
  [SPECIAL, 'create update | rbac.authorization.k8s.io | roles', 'escalate roles.rbac.authorization.k8s.io', 'no'],
  [
    SPECIAL,
    'approve | certificates.k8s.io | signers | kubernetes.io/kube-apiserver-client',
    'approve signers.certificates.k8s.io kubernetes.io/kube-apiserver-client',
    'yes',
  ],
  [
    SPECIAL,
    'approve | certificates.k8s.io | signers | kubernetes.io/*',
    'approve signers.certificates.k8s.io kubernetes.io/kube-apiserver-client',
    'no',
  ],
  [
    '"<domain>/*" of signers is asked for as a name of its own: IsAuthorizedForSignerName',
    'approve | certificates.k8s.io | signers | kubernetes.io/*',
    'approve signers.certificates.k8s.io kubernetes.io/*',
    'yes',
  ],
  [GROUPS, 'get | core | pods', 'get pods.metrics.k8s.io web in shop', 'no'],
  [GROUPS, 'get | metrics.k8s.io | pods', 'get pods.metrics.k8s.io web in shop', 'yes'],
  [GROUPS, 'get | metrics.k8s.io | pods', 'get pods web in shop', 'no'],
  [GROUPS, 'get | * | pods', 'get pods.metrics.k8s.io web in shop', 'yes'],
  [GROUPS, 'get | * | pods', 'get pods web in shop', 'yes'],
  [GROUPS, 'get | apps | deployments', 'get deployments.apps web in shop', 'yes'],
  [GROUPS, 'get | extensions | deployments', 'get deployments.apps web in shop', 'no'],
  [GROUPS, 'get | core | deployments', 'get deployments.apps web in shop', 'no'],
  [GROUPS, 'get | core apps | deployments', 'get deployments.apps web in shop', 'yes'],
  [GROUPS, 'get | core apps | pods deployments', 'get pods.apps web in shop', 'yes'],
  [GROUPS, 'get | apps/v1 | deployments', 'get deployments.apps web in shop', 'no'],
  [GROUPS, 'get | *.k8s.io | networkpolicies', 'get networkpolicies.networking.k8s.io web in shop', 'no'],
  [GROUPS, 'get |  | pods', 'get pods web in shop', 'no'],
  [RESOURCES, 'get | core | pods', 'get services web in shop', 'no'],
  [RESOURCES, 'get | core | pods services', 'get services web in shop', 'yes'],
  [RESOURCES, 'get | core | *', 'get secrets web in shop', 'yes'],
  [RESOURCES, 'get | core | pod', 'get pods web in shop', 'no'],
  [RESOURCES, 'get | core | Pods', 'get pods web in shop', 'no'],
  [RESOURCES, 'get | core | pods*', 'get pods web in shop', 'no'],
  [RESOURCES, 'get | core | ', 'get pods web in shop', 'no'],
  [SLASH, 'get | core | pods', 'get pods/log web in shop', 'no'],
  [SLASH, 'get | core | pods/log', 'get pods/log web in shop', 'yes'],
  [SLASH, 'get | core | pods/log', 'get pods web in shop', 'no'],
  [SLASH, 'get | core | pods/log', 'get pods/status web in shop', 'no'],
  [SLASH, 'get | core | pods pods/log', 'get pods/log web in shop', 'yes'],
  [SLASH, 'create | core | pods', 'create pods/exec web in shop', 'no'],
  [SLASH, 'create | core | pods/exec', 'create pods/exec web in shop', 'yes'],
  [SLASH, 'create | core | pods/exec', 'create pods in shop', 'no'],
  [SLASH, 'create | core | pods/exec', 'create pods/attach web in shop', 'no'],
  [SLASH, 'get | core | nodes', 'get nodes/proxy a', 'no'],
  [SLASH, 'get | core | nodes/proxy', 'get nodes/proxy a', 'yes'],
  [SLASH, 'get | core | nodes/metrics', 'get nodes/proxy a', 'no'],
  [SLASH, 'create | core | serviceaccounts', 'create serviceaccounts/token build in shop', 'no'],
  [SLASH, 'create | core | serviceaccounts/token', 'create serviceaccounts/token build in shop', 'yes'],
  [
    SLASH,
    'update | certificates.k8s.io | certificatesigningrequests',
    'update certificatesigningrequests/approval.certificates.k8s.io a',
    'no',
  ],
  [RESOURCES, 'get | core | *', 'get pods/log web in shop', 'yes'],
  [RESOURCES, 'create | core | *', 'create pods/exec web in shop', 'yes'],
  [RESOURCES, 'update | apps | */scale', 'update deployments/scale.apps web in shop', 'yes'],
  [RESOURCES, 'update | apps | */scale', 'update statefulsets/scale.apps web in shop', 'yes'],
  [RESOURCES, 'update | apps | */scale', 'update deployments/status.apps web in shop', 'no'],
  [RESOURCES, 'update | apps | */scale', 'update deployments.apps web in shop', 'no'],
  [RESOURCES, 'update | apps | */scale', 'update scale.apps web in shop', 'no'],
  [RESOURCES, 'update | * | */scale', 'update replicationcontrollers/scale web in shop', 'yes'],
  [RESOURCES, 'update | apps | */scal', 'update deployments/scale.apps web in shop', 'no'],
  [RESOURCES, 'update | apps | */upscale', 'update deployments/scale.apps web in shop', 'no'],
  [RESOURCES, 'create | core | pods/*', 'create pods/exec web in shop', 'no'],
  [RESOURCES, 'get | core | pods/*', 'get pods web in shop', 'no'],
  [RESOURCES, 'get | core | */*', 'get pods/log web in shop', 'no'],
  [RESOURCES, 'get | core | */*', 'get pods web in shop', 'no'],
  [RESOURCES, 'get | core | */', 'get pods web in shop', 'no'],
  [NAMES, 'get | core | secrets | tls', 'get secrets tls in shop', 'yes'],
  [NAMES, 'get | core | secrets | tls', 'get secrets other in shop', 'no'],
  [NAMES, 'get | core | secrets | tls other', 'get secrets other in shop', 'yes'],
  [NAMES, 'get | core | secrets | ', 'get secrets other in shop', 'yes'],
  [NAMES, 'get | core | secrets | *', 'get secrets tls in shop', 'no'],
  [NAMES, 'get | core | secrets | tls*', 'get secrets tls-2 in shop', 'no'],
  [NAMES, 'get | core | secrets | tls', 'get secrets TLS in shop', 'no'],
  [NAMES, 'update | core | configmaps | my-config', 'update configmaps my-config in shop', 'yes'],
  [NAMES, 'patch | core | configmaps | my-config', 'patch configmaps my-config in shop', 'yes'],
  [NAMES, 'delete | core | configmaps | my-config', 'delete configmaps my-config in shop', 'yes'],
  [NAMES, 'delete | core | configmaps | my-config', 'delete configmaps other in shop', 'no'],
  [NAMES, 'get | core | pods/log | web', 'get pods/log web in shop', 'yes'],
  [NAMES, 'get | core | pods/log | web', 'get pods/log db in shop', 'no'],
  [NAMES, '* | core | secrets | tls', 'get secrets other in shop', 'no'],
  [NAMES, '* | * | * | tls', 'get secrets tls in shop', 'yes'],
  [NAMES, '* | * | * | tls', 'get secrets other in shop', 'no'],
  [NO_NAME, 'create | core | secrets | tls', 'create secrets in shop', 'no'],
  [NO_NAME, 'create | core | pods | web', 'create pods in shop', 'no'],
  [NO_NAME, '* | core | secrets | tls', 'create secrets in shop', 'no'],
  [NO_NAME, 'deletecollection | core | secrets | tls', 'deletecollection secrets in shop', 'no'],
  [NO_NAME, 'create | core | secrets', 'create secrets in shop', 'yes'],
  [
    'the name of what a subresource is of stands in the URL: RequestInfo',
    'create | core | pods/exec | web',
    'create pods/exec web in shop',
    'yes',
  ],
  [
    'the name of what a subresource is of stands in the URL: RequestInfo',
    'create | core | pods/exec | web',
    'create pods/exec db in shop',
    'no',
  ],
  [
    'the name of what a subresource is of stands in the URL: RequestInfo',
    'create | core | serviceaccounts/token | build',
    'create serviceaccounts/token build in shop',
    'yes',
  ],
  [LIST, 'list | core | secrets | tls', 'list secrets in shop', 'no'],
  [LIST, 'watch | core | secrets | tls', 'watch secrets in shop', 'no'],
  [LIST, 'list | core | secrets | tls', 'list secrets tls in shop', 'yes'],
  [LIST, 'watch | core | secrets | tls', 'watch secrets tls in shop', 'yes'],
  [LIST, 'list | core | secrets | tls', 'list secrets other in shop', 'no'],
  [LIST, 'list watch | core | secrets', 'list secrets', 'yes'],
  [LISTING, 'list | core | secrets', 'list secrets in shop', 'yes'],
  [LISTING, 'list | core | secrets', 'get secrets tls in shop', 'no'],
  [LISTING, 'watch | core | secrets', 'watch secrets in shop', 'yes'],
  [URLS, 'get | /metrics', 'get /metrics', 'yes'],
  [URLS, 'get | /metrics', 'get /metrics/cadvisor', 'no'],
  [URLS, 'get | /metrics', 'post /metrics', 'no'],
  [URLS, 'get | /healthz /healthz/*', 'get /healthz/etcd', 'yes'],
  [URLS, 'get | /healthz/*', 'get /healthz', 'no'],
  [URLS, 'get | /healthz/*', 'get /healthz/', 'yes'],
  [URLS, 'get | /healthz*', 'get /healthz', 'yes'],
  [URLS, 'get | /healthz*', 'get /healthzz', 'yes'],
  [URLS, 'get | *', 'get /anything', 'yes'],
  [URLS, '* | *', 'delete /anything', 'yes'],
  [URLS, '* | /metrics', 'delete /metrics', 'yes'],
  [URLS, 'get | /api/**', 'get /api/v1', 'yes'],
  [URLS, 'get | /a*/b', 'get /axx/b', 'no'],
  [URLS, 'get | /a*/b', 'get /a*/b', 'yes'],
  [URLS, 'get | */metrics', 'get /node/metrics', 'no'],
  [URLS, 'get | /version', 'get /version/', 'no'],
  [URLS, 'get | metrics', 'get /metrics', 'no'],
  [KINDS, 'get | /metrics', 'get pods web in shop', 'no'],
  [KINDS, 'get | *', 'get pods web in shop', 'no'],
  [KINDS, 'get | * | *', 'get /metrics', 'no'],
  [KINDS, '* | * | *', 'get /metrics', 'no'],
  [AND, 'get | core apps | pods deployments', 'get deployments.apps web in shop', 'yes'],
  [AND, 'get | core | pods | web', 'get pods.apps web in shop', 'no'],
  [AND, 'get | core | pods | web', 'list pods web in shop', 'no'],
  [AND, 'get | core | pods | web', 'get services web in shop', 'no'],
  [AND, '* | * | *', 'create pods in kube-system', 'yes'],
  [AND, '* | core | *', 'get deployments.apps web in shop', 'no'],
  [AND, 'get | * | *', 'create pods in shop', 'no'],
  [DANGER, '* | * | *', 'get widgets.example.com a in shop', 'yes'],
  [DANGER, '* | example.com | *', 'get gadgets.example.com a in shop', 'yes'],
  [DANGER, 'get list watch | * | *', 'list secrets', 'yes'],
  [DANGER, 'get list watch | * | *', 'get pods/exec web in shop', 'yes'],
  [DANGER, '* | rbac.authorization.k8s.io | *', 'escalate clusterroles.rbac.authorization.k8s.io', 'yes'],
  [OPEN, 'get … | core | pods', 'list pods in shop', 'unknown'],
  [OPEN, 'get … | core | pods', 'get pods web in shop', 'yes'],
  [OPEN, '… | core | pods', 'get pods web in shop', 'unknown'],
  [OPEN, 'get | … | pods', 'get pods web in shop', 'unknown'],
  [OPEN, 'get | core | …', 'get pods web in shop', 'unknown'],
  [OPEN, 'get | core | pods …', 'get secrets a in shop', 'unknown'],
  [OPEN, 'get | core | pods | …', 'get pods web in shop', 'unknown'],
  [OPEN, 'get | core | pods | web …', 'get pods web in shop', 'yes'],
  [OPEN, 'get | core | pods | web …', 'get pods db in shop', 'unknown'],
  [OPEN, 'get … | core | services', 'list pods in shop', 'no'],
  [OPEN, 'get … | apps | …', 'list pods in shop', 'no'],
  [OPEN, 'get | /metrics …', 'get /healthz', 'unknown'],
  [OPEN, '… | /metrics', 'get /healthz', 'no'],
  [OPEN, '… | /metrics', 'get /metrics', 'unknown'],
]
