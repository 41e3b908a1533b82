import { allowPrivilegeEscalation } from '../../server/src/rules/kubernetes/pod-security/allow-privilege-escalation.ts'
import { capabilitiesNotDropped } from '../../server/src/rules/kubernetes/pod-security/capabilities-not-dropped.ts'
import { capabilityAddedNotBaseline } from '../../server/src/rules/kubernetes/pod-security/capability-added-not-baseline.ts'
import { capabilityAddedNotRestricted } from '../../server/src/rules/kubernetes/pod-security/capability-added-not-restricted.ts'
import { dangerousCapability } from '../../server/src/rules/kubernetes/pod-security/dangerous-capability.ts'
import { runAsNonRoot } from '../../server/src/rules/kubernetes/pod-security/run-as-non-root.ts'
import { runAsRootUser } from '../../server/src/rules/kubernetes/pod-security/run-as-root-user.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [
    allowPrivilegeEscalation,
    'is true',
    'containers: [{ name: a, securityContext: { allowPrivilegeEscalation: «true» } }]',
  ],
  [
    allowPrivilegeEscalation,
    'is a string',
    'containers: [{ name: a, securityContext: { allowPrivilegeEscalation: «"false"» } }]',
  ],
  [
    allowPrivilegeEscalation,
    'is null',
    'containers: [{ name: «a», securityContext: { allowPrivilegeEscalation: ~ } }]',
  ],
  [
    allowPrivilegeEscalation,
    'is what a template says',
    'containers:\n  - name: a\n    securityContext:\n      allowPrivilegeEscalation: {{ .Values.a }}',
  ],
  [
    allowPrivilegeEscalation,
    'may be in what a template prints',
    'containers:\n  - name: a\n    securityContext:\n      {{- toYaml .Values.a | nindent 6 }}',
  ],
  [
    allowPrivilegeEscalation,
    'is missing in all three lists',
    'initContainers: [{ name: «a» }]\ncontainers: [{ name: «b» }]\nephemeralContainers: [{ name: «c» }]',
  ],
  [allowPrivilegeEscalation, 'means nothing on Windows', 'os: { name: windows }\ncontainers: [{ name: a }]'],
  [
    allowPrivilegeEscalation,
    'was asked of Windows too',
    'os: { name: windows }\ncontainers: [{ name: «a» }]',
    { major: 1, minor: 24 },
  ],
  [allowPrivilegeEscalation, 'may mean nothing', 'os:\n  name: {{ .Values.os }}\ncontainers: [{ name: a }]'],
  [
    runAsNonRoot,
    'is false in a pod whose containers say true',
    'securityContext: { runAsNonRoot: «false» }\ncontainers: [{ name: a, securityContext: { runAsNonRoot: true } }, { name: b }]',
  ],
  [
    runAsNonRoot,
    'is false in a container',
    'securityContext: { runAsNonRoot: true }\ninitContainers: [{ name: a, securityContext: { runAsNonRoot: «false» } }]\ncontainers: [{ name: b }]',
  ],
  [
    runAsNonRoot,
    'is missing in one of two containers',
    'containers: [{ name: a, securityContext: { runAsNonRoot: true } }, { name: «b» }]',
  ],
  [runAsNonRoot, 'is not replaced by a user', 'securityContext: { runAsUser: 1000 }\ncontainers: [{ name: «a» }]'],
  [runAsNonRoot, 'is not asked of a user namespace', 'hostUsers: false\ncontainers: [{ name: a }]'],
  [
    runAsNonRoot,
    'was asked of a user namespace',
    'hostUsers: false\ncontainers: [{ name: «a» }]',
    { major: 1, minor: 34 },
  ],
  [
    runAsNonRoot,
    'may be what a template says of the pod',
    'securityContext:\n  runAsNonRoot: {{ .Values.a }}\ncontainers: [{ name: a }]',
  ],
  [
    runAsRootUser,
    'is 0 in a pod whose containers say otherwise',
    'securityContext: { runAsUser: «0» }\ncontainers: [{ name: a, securityContext: { runAsUser: 1 } }]',
  ],
  [runAsRootUser, 'is a string', 'securityContext: { runAsUser: "0" }\ncontainers: [{ name: a }]'],
  [runAsRootUser, 'is harmless in a user namespace', 'hostUsers: false\nsecurityContext: { runAsUser: 0 }'],
  [
    runAsRootUser,
    'was not harmless in a user namespace',
    'hostUsers: false\nsecurityContext: { runAsUser: «0» }',
    { major: 1, minor: 34 },
  ],
  [runAsRootUser, 'is written in octal', 'securityContext: { runAsUser: «0o0» }'],
  [
    capabilitiesNotDropped,
    'are dropped in lower case',
    'containers: [{ name: a, securityContext: { capabilities: { drop: [«all»] } } }]',
  ],
  [
    capabilitiesNotDropped,
    'are dropped with others',
    'containers: [{ name: a, securityContext: { capabilities: { drop: [NET_RAW, ALL] } } }]',
  ],
  [
    capabilitiesNotDropped,
    'are an empty list',
    'containers: [{ name: «a», securityContext: { capabilities: { drop: [] } } }]',
  ],
  [
    capabilitiesNotDropped,
    'may be in a list that a template prints',
    'containers:\n  - name: a\n    securityContext:\n      capabilities:\n        drop: {{ .Values.a }}',
  ],
  [capabilitiesNotDropped, 'mean nothing on Windows', 'os: { name: windows }\ncontainers: [{ name: a }]'],
  [
    capabilitiesNotDropped,
    'were asked of Windows too',
    'os: { name: windows }\nephemeralContainers: [{ name: «a» }]',
    { major: 1, minor: 24 },
  ],
  [
    capabilityAddedNotBaseline,
    'compares names as they are written',
    'containers: [{ name: a, securityContext: { capabilities: { add: [«CAP_CHOWN», «chown», CHOWN, «ALL»] } } }]',
  ],
  [
    capabilityAddedNotBaseline,
    'is of an init container',
    'initContainers: [{ name: a, securityContext: { capabilities: { add: [«NET_ADMIN»] } } }]',
  ],
  [
    capabilityAddedNotBaseline,
    'is what a template says',
    'containers:\n  - name: a\n    securityContext:\n      capabilities:\n        add:\n          - {{ .Values.a }}',
  ],
  [
    capabilityAddedNotRestricted,
    'leaves to the baseline standard what it forbids',
    'containers: [{ name: a, securityContext: { capabilities: { add: [SYS_ADMIN, NET_BIND_SERVICE, «KILL»] } } }]',
  ],
  [
    capabilityAddedNotRestricted,
    'is of a Windows pod',
    'os: { name: windows }\ncontainers: [{ name: a, securityContext: { capabilities: { add: [KILL] } } }]',
  ],
  [capabilityAddedNotRestricted, 'is null', 'containers: [{ name: a, securityContext: { capabilities: { add: ~ } } }]'],
  [
    dangerousCapability,
    'is spelt in other ways',
    'containers: [{ name: a, securityContext: { capabilities: { add: [«sys_admin», «CAP_BPF», «All»] } } }]',
  ],
  [
    dangerousCapability,
    'is not among them',
    'containers: [{ name: a, securityContext: { capabilities: { add: [SETPCAP, IPC_LOCK, constructor] } } }]',
  ],
  [
    dangerousCapability,
    'is dropped',
    'containers: [{ name: a, securityContext: { capabilities: { drop: [SYS_ADMIN] } } }]',
  ],
])

checkFixes([
  [
    allowPrivilegeEscalation,
    'also ends the privileged mode, beside which it is refused',
    'containers: [{ name: a, securityContext: { privileged: true } }]',
    'containers: [{ name: a, securityContext: { privileged: false, allowPrivilegeEscalation: false } }]',
  ],
  [
    allowPrivilegeEscalation,
    'also removes CAP_SYS_ADMIN, beside which it is refused',
    'containers: [{ name: a, securityContext: { capabilities: { add: [KILL, CAP_SYS_ADMIN] } } }]',
    'containers: [{ name: a, securityContext: { capabilities: { add: [KILL] }, allowPrivilegeEscalation: false } }]',
  ],
  [
    allowPrivilegeEscalation,
    'is not made beside a mode that a template says',
    'containers:\n  - name: a\n    securityContext:\n      privileged: {{ .Values.a }}',
    'containers:\n  - name: a\n    securityContext:\n      privileged: {{ .Values.a }}',
  ],
  [
    runAsNonRoot,
    'also sets another user than root',
    'containers: [{ name: a, securityContext: { runAsUser: 0 } }]',
    'containers: [{ name: a, securityContext: { runAsUser: 10001 } }]\nsecurityContext:\n  runAsNonRoot: true',
  ],
  [
    capabilitiesNotDropped,
    'corrects the case',
    'containers: [{ name: a, securityContext: { capabilities: { drop: [all, KILL] } } }]',
    'containers: [{ name: a, securityContext: { capabilities: { drop: [ALL, KILL] } } }]',
  ],
])
