import { expect, test } from 'vitest'
import { controlPlaneScheduling } from '../../server/src/rules/kubernetes/host/control-plane-scheduling.ts'
import { hostAliases } from '../../server/src/rules/kubernetes/host/host-aliases.ts'
import { hostIpc } from '../../server/src/rules/kubernetes/host/host-ipc.ts'
import { hostNetwork } from '../../server/src/rules/kubernetes/host/host-network.ts'
import { hostNetworkDnsPolicy } from '../../server/src/rules/kubernetes/host/host-network-dns-policy.ts'
import { hostPid } from '../../server/src/rules/kubernetes/host/host-pid.ts'
import { hostPort } from '../../server/src/rules/kubernetes/host/host-port.ts'
import { hostProbeHost } from '../../server/src/rules/kubernetes/host/host-probe-host.ts'
import { printChanges } from '../../server/src/yaml/change.ts'
import { findingsIn } from '../harness/check-rule.ts'
import { checkFixes, checkRows, manifestOf } from '../harness/rule-rows.ts'

checkRows([
  [hostNetwork, 'says false', 'hostNetwork: false'],
  [hostNetwork, 'says it with a string', 'hostNetwork: "true"'],
  [hostNetwork, 'is what a template says', 'hostNetwork: {{ .Values.hostNetwork }}'],
  [hostNetwork, 'may not be there', '{{ if .Values.a }}\nhostNetwork: true\n{{ end }}'],
  [hostPid, 'is empty', 'hostPID:'],
  [hostPid, 'is on in the words of YAML 1.1', 'hostPID: «yes»'],
  [hostPid, 'is on for Windows', 'os: { name: windows }\nhostPID: «true»'],
  [hostPid, 'is of the container, which has no such field', 'containers: [{ name: a, hostPID: true }]'],
  [hostIpc, 'says false', 'hostIPC: false'],
  [hostIpc, 'is on in a user namespace', 'hostUsers: false\nhostIPC: «true»'],
  [hostIpc, 'is null', 'hostIPC: ~'],
  [hostPort, 'is 0', 'containers: [{ name: a, ports: [{ hostPort: 0 }] }]'],
  [hostPort, 'is of an init container', 'initContainers: [{ name: a, ports: [{ hostPort: «80» }] }]'],
  [hostPort, 'is of an ephemeral container', 'ephemeralContainers: [{ name: a, ports: [{ hostPort: «80» }] }]'],
  [
    hostPort,
    'is of several containers',
    'containers: [{ ports: [{ hostPort: «80» }] }, { ports: [{ hostPort: «81» }] }]',
  ],
  [hostPort, 'is a string', 'containers: [{ name: a, ports: [{ hostPort: "80" }] }]'],
  [
    hostPort,
    'is all that there is',
    'hostNetwork: true\ncontainers: [{ ports: [{ hostPort: 80, containerPort: 80 }] }]',
  ],
  [hostProbeHost, 'is empty', 'containers: [{ livenessProbe: { httpGet: { host: "", port: 80 } } }]'],
  [
    hostProbeHost,
    'is a header',
    'containers: [{ livenessProbe: { httpGet: { httpHeaders: [{ name: Host, value: a }] } } }]',
  ],
  [hostProbeHost, 'is of a socket', 'containers: [{ readinessProbe: { tcpSocket: { host: «"::1"» } } }]'],
  [hostProbeHost, 'is the pod itself', 'containers: [{ startupProbe: { httpGet: { host: «127.0.0.1» } } }]'],
  [
    hostProbeHost,
    'is of hooks',
    'containers: [{ lifecycle: { postStart: { httpGet: { host: «a» } }, preStop: { tcpSocket: { host: «b» } } } }]',
  ],
  [
    hostProbeHost,
    'is of a sidecar',
    'initContainers: [{ restartPolicy: Always, livenessProbe: { httpGet: { host: «a» } } }]',
  ],
  [
    hostProbeHost,
    'is allowed before 1.34',
    'containers: [{ livenessProbe: { httpGet: { host: a } } }]',
    { major: 1, minor: 33 },
  ],
  [
    hostProbeHost,
    'is not since 1.34',
    'containers: [{ livenessProbe: { httpGet: { host: «a» } } }]',
    { major: 1, minor: 34 },
  ],
  [
    hostProbeHost,
    'is partly what a template says',
    'containers:\n  - livenessProbe:\n      httpGet:\n        host: {{ .Values.host }}',
  ],
  [hostNetworkDnsPolicy, 'is ClusterFirst', 'hostNetwork: true\ndnsPolicy: «ClusterFirst»'],
  [hostNetworkDnsPolicy, 'is Default', 'hostNetwork: true\ndnsPolicy: Default'],
  [hostNetworkDnsPolicy, 'is right in a network of its own', 'dnsPolicy: ClusterFirst'],
  [hostNetworkDnsPolicy, 'is what a template says', 'hostNetwork: true\ndnsPolicy: {{ .Values.dns }}'],
  [hostAliases, 'has none', 'hostAliases: []'],
  [hostAliases, 'is null', 'hostAliases:'],
  [hostAliases, 'is what a template says', 'hostAliases: {{ .Values.aliases }}'],
  [hostAliases, 'may have none', 'hostAliases:\n  {{- if .Values.db }}\n  - ip: 10.0.0.1\n  {{- end }}'],
  [controlPlaneScheduling, 'tolerates all', 'tolerations: [{ operator: «Exists» }]'],
  [controlPlaneScheduling, 'tolerates only what evicts', 'tolerations: [{ operator: Exists, effect: NoExecute }]'],
  [
    controlPlaneScheduling,
    'tolerates without an operator',
    'tolerations: [{ key: «node-role.kubernetes.io/master», effect: NoSchedule }]',
  ],
  [
    controlPlaneScheduling,
    'tolerates another value',
    'tolerations: [{ key: node-role.kubernetes.io/master, value: "true" }]',
  ],
  [controlPlaneScheduling, 'selects them', 'nodeSelector: { node-role.kubernetes.io/control-plane: «""» }'],
  [
    controlPlaneScheduling,
    'avoids them',
    'affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: node-role.kubernetes.io/control-plane, operator: DoesNotExist }] }] } } }',
  ],
  [
    controlPlaneScheduling,
    'prefers them',
    'affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ preference: { matchExpressions: [{ key: «node-role.kubernetes.io/control-plane», operator: Exists }] } }] } }',
  ],
  [controlPlaneScheduling, 'names a node', 'nodeName: «node-1»'],
  [
    controlPlaneScheduling,
    'is of the system',
    'apiVersion: v1\nkind: Pod\nmetadata: { namespace: kube-system }\nspec: { nodeName: node-1 }',
  ],
  [
    controlPlaneScheduling,
    'is on every node',
    'apiVersion: apps/v1\nkind: DaemonSet\nspec: { template: { spec: { tolerations: [{ operator: Exists }] } } }',
  ],
])

checkFixes([
  [hostNetwork, 'keeps another DNS policy', 'hostNetwork: true\ndnsPolicy: Default', 'dnsPolicy: Default'],
  [
    hostPort,
    'takes the address too',
    'containers:\n  - ports:\n      - { hostPort: 80, hostIP: 10.0.0.1, name: a }',
    'containers:\n  - ports:\n      - { name: a }',
  ],
  [controlPlaneScheduling, 'removes the name of the node', 'hostPID: true\nnodeName: a', 'hostPID: true'],
])

test('A virtual host of a probe can be sent as a header', () => {
  const content = manifestOf(
    'containers:\n  - livenessProbe:\n      httpGet:\n        host: a.example\n        port: 80',
  )
  const [[document, finding] = []] = findingsIn(hostProbeHost, content).findings
  const { edits } = printChanges(finding?.fixes[1]?.changes ?? [])
  expect(edits.get(document!.text)?.map(({ text }) => text.trim())).toContain(
    'httpHeaders:\n            - name: Host\n              value: a.example',
  )
})
