import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { rbacAdmissionControl } from '../../server/src/rules/kubernetes/rbac/rbac-admission-control.ts'
import { rbacAggregationLeak } from '../../server/src/rules/kubernetes/rbac/rbac-aggregation-leak.ts'
import { rbacConfigmapModify } from '../../server/src/rules/kubernetes/rbac/rbac-configmap-modify.ts'
import { rbacCsrApproval } from '../../server/src/rules/kubernetes/rbac/rbac-csr-approval.ts'
import { rbacDeleteEventsOrLogs } from '../../server/src/rules/kubernetes/rbac/rbac-delete-events-or-logs.ts'
import { rbacDeleteWorkloads } from '../../server/src/rules/kubernetes/rbac/rbac-delete-workloads.ts'
import { rbacEscalateBind } from '../../server/src/rules/kubernetes/rbac/rbac-escalate-bind.ts'
import { rbacImpersonate } from '../../server/src/rules/kubernetes/rbac/rbac-impersonate.ts'
import { rbacManageRbac } from '../../server/src/rules/kubernetes/rbac/rbac-manage-rbac.ts'
import { rbacNamespaceModify } from '../../server/src/rules/kubernetes/rbac/rbac-namespace-modify.ts'
import { rbacNetworkModify } from '../../server/src/rules/kubernetes/rbac/rbac-network-modify.ts'
import { rbacNodeAndPodEviction } from '../../server/src/rules/kubernetes/rbac/rbac-node-and-pod-eviction.ts'
import { rbacPersistentVolumeCreate } from '../../server/src/rules/kubernetes/rbac/rbac-persistent-volume-create.ts'
import { rbacPodsAttach } from '../../server/src/rules/kubernetes/rbac/rbac-pods-attach.ts'
import { rbacPodsEphemeralContainers } from '../../server/src/rules/kubernetes/rbac/rbac-pods-ephemeral-containers.ts'
import { rbacPodsExec } from '../../server/src/rules/kubernetes/rbac/rbac-pods-exec.ts'
import { rbacPodsPortforward } from '../../server/src/rules/kubernetes/rbac/rbac-pods-portforward.ts'
import { rbacProxySubresource } from '../../server/src/rules/kubernetes/rbac/rbac-proxy-subresource.ts'
import { rbacRuleIneffective } from '../../server/src/rules/kubernetes/rbac/rbac-rule-ineffective.ts'
import { rbacSecretsRead } from '../../server/src/rules/kubernetes/rbac/rbac-secrets-read.ts'
import { rbacSecretsWrite } from '../../server/src/rules/kubernetes/rbac/rbac-secrets-write.ts'
import { rbacTokenRequest } from '../../server/src/rules/kubernetes/rbac/rbac-token-request.ts'
import { rbacWildcardAll } from '../../server/src/rules/kubernetes/rbac/rbac-wildcard-all.ts'
import { rbacWildcardResource } from '../../server/src/rules/kubernetes/rbac/rbac-wildcard-resource.ts'
import { rbacWildcardVerb } from '../../server/src/rules/kubernetes/rbac/rbac-wildcard-verb.ts'
import { rbacWorkloadCreate } from '../../server/src/rules/kubernetes/rbac/rbac-workload-create.ts'
import type { AnyRule, Severity } from '../../server/src/rules/rule.ts'
import { findingsIn } from '../harness/check-rule.ts'
import { checkRows } from '../harness/rule-rows.ts'

/** A role with rules as `verbs | API groups | resources | names`; a line may also be YAML in braces. */
function role(text: string, kind = 'ClusterRole', metadata = 'name: a'): string {
  const rules = text.split('\n').map((line) => `  - ${line.startsWith('{') ? line : ruleOf(line)}\n`)
  return `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { ${metadata} }\nrules:\n${rules.join('')}`
}

function ruleOf(line: string): string {
  const [verbs = '', groups = '', resources = '', names = ''] = line.split('|').map((part) => part.trim())
  const list = (text: string) => `[${text.split(/\s+/).map(quotedIfStar).join(', ')}]`
  const limited = names === '' ? '' : `, resourceNames: ${list(names)}`
  return `{ apiGroups: ${list(groups.replace('core', '""'))}, resources: ${list(resources)}, verbs: ${list(verbs)}${limited} }`
}

function quotedIfStar(word: string): string {
  return word.includes('*') ? word.replace(/[^«»]+/, '"$&"') : word
}

const RBAC = 'rbac.authorization.k8s.io'
const inShop = (text: string) => role(text, 'Role', 'name: a, namespace: shop')

checkRows([
  [rbacSecretsRead, 'only to list', role('list | core | «secrets»')],
  [rbacSecretsRead, 'only to watch', role('watch | core | «secrets»')],
  [rbacSecretsRead, 'with others', role('get | core | pods «secrets» nodes')],
  [rbacSecretsRead, 'by every verb', role('* | core | «secrets»')],
  [rbacSecretsRead, 'by name', role('get | core | secrets | tls')],
  [rbacSecretsRead, 'listed by name, which needs a field selector', role('list | core | secrets | tls')],
  [rbacSecretsRead, 'of another group', role('get | example.com | secrets')],
  [rbacSecretsRead, 'with a star for the resource, which is another finding', role('get | core | *')],
  [rbacSecretsRead, 'only to create', role('create | core | secrets')],
  [rbacSecretsRead, 'of a role that Kubernetes has', role('get | core | secrets', 'ClusterRole', 'name: system:a')],
  [
    rbacSecretsRead,
    'of an aggregated role, whose rules are overwritten',
    `${role('get | core | secrets')}aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: b } }] }\n`,
  ],
  [rbacSecretsRead, 'by a verb that a template prints', role('{{.verb}} | core | secrets')],
  [
    rbacSecretsRead,
    'by a rule that may not be there',
    role('get | core | pods')
      .replace(/(rules:\n)(.*\n)/, '$1{{ if .a }}\n$2{{ end }}\n')
      .replace('pods', 'secrets'),
  ],
  [rbacSecretsWrite, 'to change', role('patch | core | «secrets»')],
  [rbacSecretsWrite, 'to delete them all', role('deletecollection | core | «secrets»')],
  [rbacSecretsWrite, 'only to make', inShop('create | core | «secrets»')],
  [rbacSecretsWrite, 'only to read', role('get | core | secrets')],
  [rbacSecretsWrite, 'one by its name', role('update | core | secrets | tls')],
  [rbacPodsExec, 'by create', role('create | core | «pods/exec»')],
  [rbacPodsExec, 'by get before 1.35', role('get | core | «pods/exec»'), { major: 1, minor: 34 }],
  [rbacPodsExec, 'by get since 1.35', role('get | core | pods/exec'), { major: 1, minor: 35 }],
  [rbacPodsExec, 'of any resource', role('create | core | «*/exec»')],
  [rbacPodsExec, 'with a star behind the slash, which is none', role('create | core | pods/*')],
  [rbacPodsExec, 'without the subresource', role('create | core | pods')],
  [rbacPodsAttach, 'by create', role('create | core | «pods/attach»')],
  [rbacPodsAttach, 'in a pod that is named', role('create | core | pods/attach | web')],
  [rbacPodsAttach, 'to exec', role('create | core | pods/exec')],
  [rbacPodsPortforward, 'by create', inShop('create | core | «pods/portforward»')],
  [rbacPodsPortforward, 'by list', role('list | core | pods/portforward')],
  [rbacPodsPortforward, 'by every verb', role('* | core | «pods/portforward»')],
  [rbacPodsEphemeralContainers, 'by patch', role('patch | core | «pods/ephemeralcontainers»')],
  [rbacPodsEphemeralContainers, 'by create', role('create | core | pods/ephemeralcontainers')],
  [rbacPodsEphemeralContainers, 'by get', role('get | core | pods/ephemeralcontainers')],
  [rbacProxySubresource, 'of nodes, by get', role('get | core | «nodes/proxy»')],
  [rbacProxySubresource, 'of one node', role('get | core | «nodes/proxy» | node-1')],
  [rbacProxySubresource, 'of services and pods', role('create | core | «services/proxy»\nget | core | «pods/proxy»')],
  [rbacProxySubresource, 'of nodes in a Role', inShop('get | core | nodes/proxy')],
  [rbacProxySubresource, 'the metrics of nodes', role('get | core | nodes/metrics')],
  [rbacImpersonate, 'of groups', role('impersonate | core | «groups»')],
  [rbacImpersonate, 'of an ordinary user by name', role('impersonate | core | users | jane')],
  [rbacImpersonate, 'of the masters by name', role('impersonate | core | «groups» | system:masters')],
  [rbacImpersonate, 'of service accounts in a namespace', inShop('impersonate | core | «serviceaccounts»')],
  [rbacImpersonate, 'of users in a namespace, where there are none', inShop('impersonate | core | users')],
  [rbacEscalateBind, 'to escalate', role(`escalate | ${RBAC} | «clusterroles»`)],
  [rbacEscalateBind, 'to bind any role', role(`bind | ${RBAC} | «roles»`)],
  [rbacEscalateBind, 'to bind view', role(`bind | ${RBAC} | clusterroles | view`)],
  [rbacEscalateBind, 'to bind cluster-admin', role(`bind | ${RBAC} | «clusterroles» | cluster-admin`)],
  [rbacEscalateBind, 'to bind bindings, which is nothing', role(`bind | ${RBAC} | rolebindings`)],
  [rbacManageRbac, 'to create bindings', role(`create | ${RBAC} | «clusterrolebindings»`)],
  [rbacManageRbac, 'to look at them', role(`get list | ${RBAC} | clusterroles roles`)],
  [rbacManageRbac, 'of the cluster in a Role', inShop(`create | ${RBAC} | clusterroles`)],
  [rbacCsrApproval, 'to approve', role('update | certificates.k8s.io | «certificatesigningrequests/approval»')],
  [rbacCsrApproval, 'only to ask', role('create | certificates.k8s.io | certificatesigningrequests')],
  [rbacCsrApproval, 'to set the status', role('patch | certificates.k8s.io | «certificatesigningrequests/status»')],
  [rbacTokenRequest, 'to create', role('create | core | «serviceaccounts/token»')],
  [rbacTokenRequest, 'of one account', role('create | core | «serviceaccounts/token» | build')],
  [rbacTokenRequest, 'to look at accounts', role('get | core | serviceaccounts')],
  [
    rbacAdmissionControl,
    'to delete',
    role('delete | admissionregistration.k8s.io | «validatingwebhookconfigurations»'),
  ],
  [
    rbacAdmissionControl,
    'to make a policy',
    role('create | admissionregistration.k8s.io | «mutatingadmissionpolicies»'),
  ],
  [
    rbacAdmissionControl,
    'to change one by name',
    role('patch | admissionregistration.k8s.io | mutatingwebhookconfigurations | own'),
  ],
  [rbacPersistentVolumeCreate, 'to create', role('create | core | «persistentvolumes»')],
  [rbacPersistentVolumeCreate, 'claims', role('create | core | persistentvolumeclaims')],
  [rbacPersistentVolumeCreate, 'in a Role', inShop('create | core | persistentvolumes')],
  [rbacNamespaceModify, 'to patch', role('patch | core | «namespaces»')],
  [rbacNamespaceModify, 'to create', role('create | core | namespaces')],
  [rbacNamespaceModify, 'its status', role('patch | core | namespaces/status')],
  [rbacConfigmapModify, 'in the cluster', role('update | core | «configmaps»')],
  [rbacConfigmapModify, 'in a namespace', inShop('update | core | configmaps')],
  [
    rbacConfigmapModify,
    'where those of the cluster are',
    role('update | core | «configmaps»', 'Role', 'name: a, namespace: kube-system'),
  ],
  [rbacConfigmapModify, 'of its own', role('update | core | configmaps | settings')],
  [rbacConfigmapModify, 'of the names of the cluster', role('update | core | «configmaps» | coredns')],
  [rbacNetworkModify, 'services of the cluster', role('update | core | «services»')],
  [rbacNetworkModify, 'services of a namespace', inShop('update | core | services')],
  [rbacNetworkModify, 'endpoints of a namespace', inShop('create | core | «endpoints»')],
  [rbacNetworkModify, 'policies, also to delete', role('delete | networking.k8s.io | «networkpolicies»')],
  [rbacNetworkModify, 'to delete services, which leads nothing anywhere', role('delete | core | services')],
  [rbacDeleteEventsOrLogs, 'of the newer group', role('delete | events.k8s.io | «events»')],
  [rbacDeleteEventsOrLogs, 'to create events', role('create patch | core | events')],
  [rbacDeleteEventsOrLogs, 'of the core group', role('deletecollection | core | «events»')],
  [rbacDeleteWorkloads, 'pods', role('delete | core | «pods»')],
  [rbacDeleteWorkloads, 'by name', role('delete | apps | deployments | web')],
  [rbacDeleteWorkloads, 'of a group that has none', role('delete | core | deployments')],
  [rbacWorkloadCreate, 'pods', role('create | core | «pods»')],
  [rbacWorkloadCreate, 'to patch deployments', inShop('patch | apps | «deployments»')],
  [rbacWorkloadCreate, 'to scale', role('update | apps | deployments/scale')],
  [rbacNodeAndPodEviction, 'to delete nodes', role('delete | core | «nodes»')],
  [rbacNodeAndPodEviction, 'to close nodes only', role('patch | core | nodes')],
  [rbacNodeAndPodEviction, 'in two rules', role('patch | core | «nodes»\ndelete | core | pods')],
  [rbacNodeAndPodEviction, 'in a Role', inShop('delete | core | nodes')],
  [rbacWildcardAll, 'of every group', role('* | * | «*»')],
  [rbacWildcardAll, 'of the core group', role('* | core | «*»')],
  [rbacWildcardAll, 'of another group', role('* | apps | *')],
  [rbacWildcardAll, 'of objects by name', role('* | * | * | own')],
  [rbacWildcardAll, 'of a role that Kubernetes keeps', role('* | * | *', 'ClusterRole', 'name: system:masters')],
  [rbacWildcardVerb, 'on leases', role('«*» | coordination.k8s.io | leases')],
  [rbacWildcardVerb, 'on everything, which is another finding', role('* | * | *')],
  [rbacWildcardVerb, 'of a group that is not of Kubernetes', role('* | example.com | crons')],
  [rbacWildcardVerb, 'of such a group and another', role('«*» | example.com apps | deployments')],
  [rbacWildcardVerb, 'of groups that a template prints', role('* | {{.group}} | crons')],
  [rbacWildcardVerb, 'on paths only', role('{ nonResourceURLs: [/metrics], verbs: ["*"] }')],
  [rbacWildcardResource, 'of a group', role('get | apps | «*»')],
  [rbacWildcardResource, 'of every group for one resource', role('get | «*» | pods')],
  [rbacWildcardResource, 'of a group that is not of Kubernetes', role('get | example.com | *')],
  [rbacWildcardResource, 'for paths', role('{ nonResourceURLs: [«/*»], verbs: [get] }')],
  [rbacWildcardResource, 'below one path', role('{ nonResourceURLs: [/metrics/*], verbs: [get] }')],
  [rbacRuleIneffective, 'in order', role('get list | core | pods pods/log')],
  [rbacRuleIneffective, 'to create what has a name', role('get «create» | core | pods | web')],
  [rbacRuleIneffective, 'to create a part of what has a name', role('create | core | pods/exec | web')],
  [rbacRuleIneffective, 'a singular', role('get | core | «pod»')],
  [rbacRuleIneffective, 'a kind', role('get | core | «Deployments»').replace('[""]', '[apps]')],
  [rbacRuleIneffective, 'in another group', role('get | core | «deployments»')],
  [rbacRuleIneffective, 'in a group that is gone', role('get | extensions | «ingresses»')],
  [rbacRuleIneffective, 'in one of two groups', role('get | extensions apps | deployments')],
  [rbacRuleIneffective, 'something of a custom group', role('get | example.com | pod')],
  [rbacRuleIneffective, 'twice', role('get | core | pods\n{ «apiGroups»: [""], resources: [pods], verbs: [get] }')],
  [rbacRuleIneffective, 'a star behind a slash', role('get | core | «pods/*»')],
  [rbacRuleIneffective, 'the own namespace', inShop('get | core | namespaces')],
  [rbacRuleIneffective, 'paths in a Role', inShop('{ «nonResourceURLs»: [/metrics], verbs: [get] }')],
  [rbacRuleIneffective, 'paths in a ClusterRole', role('{ nonResourceURLs: [/metrics], verbs: [get] }')],
  [rbacRuleIneffective, 'to bind bindings', role(`«bind» | ${RBAC} | rolebindings`)],
  [rbacRuleIneffective, 'to bind roles', role(`bind escalate | ${RBAC} | rolebindings roles`)],
  [rbacRuleIneffective, 'a verb of its own', role('sync | argoproj.io | applications')],
  [
    rbacAggregationLeak,
    'of what edit has already',
    role('get | core | secrets', 'ClusterRole', `name: a, labels: { ${RBAC}/aggregate-to-edit: "true" }`),
  ],
  [
    rbacAggregationLeak,
    'of harmless things',
    role('get | core | pods', 'ClusterRole', `name: a, labels: { ${RBAC}/aggregate-to-view: "true" }`),
  ],
  [
    rbacAggregationLeak,
    'by a star',
    role('get | core | *', 'ClusterRole', `name: a, labels: { ${RBAC}/aggregate-to-view: «"true"» }`),
  ],
  [
    rbacAggregationLeak,
    'with a label that says no',
    role('get | core | secrets', 'ClusterRole', `name: a, labels: { ${RBAC}/aggregate-to-view: "false" }`),
  ],
])

/** How bad it is: one less in a namespace, and where objects are named. */
const severities: readonly (readonly [AnyRule, title: string, text: string, Severity])[] = [
  [rbacSecretsRead, 'in the cluster', role('get | core | secrets'), 'error'],
  [rbacSecretsRead, 'in a namespace', inShop('get | core | secrets'), 'warning'],
  [rbacWorkloadCreate, 'in the cluster', role('create | core | pods'), 'warning'],
  [rbacWorkloadCreate, 'in a namespace', inShop('create | core | pods'), 'info'],
  [rbacTokenRequest, 'of one account', role('create | core | serviceaccounts/token | build'), 'warning'],
  [rbacSecretsWrite, 'only to make', role('create | core | secrets'), 'warning'],
  [rbacWildcardVerb, 'on Secrets', role('* | core | secrets'), 'error'],
  [rbacWildcardVerb, 'on leases', role('* | coordination.k8s.io | leases'), 'info'],
  [rbacWildcardAll, 'in a namespace', inShop('* | * | *'), 'warning'],
  [rbacWildcardResource, 'to read everything', role('get | * | *'), 'error'],
  [rbacWildcardResource, 'to read what is harmless', role('get | apps | *'), 'info'],
]

for (const [rule, title, text, severity] of severities) {
  test(`${rule.id} ${title} is of severity ${severity}`, () => {
    expect(findingsIn(rule, text, newestVersion).findings.map(([, finding]) => finding.severity)).toEqual([severity])
  })
}
