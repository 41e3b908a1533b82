import { procMountUnmasked } from '../../server/src/rules/kubernetes/pod-security/proc-mount-unmasked.ts'
import { procMountUnmaskedInUserNamespace } from '../../server/src/rules/kubernetes/pod-security/proc-mount-unmasked-in-user-namespace.ts'
import { sysctlValueInjection } from '../../server/src/rules/kubernetes/pod-security/sysctl-value-injection.ts'
import { unsafeSysctl } from '../../server/src/rules/kubernetes/pod-security/unsafe-sysctl.ts'
import { windowsHostProcess } from '../../server/src/rules/kubernetes/pod-security/windows-host-process.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [procMountUnmasked, 'is Default', 'containers: [{ name: a, securityContext: { procMount: Default } }]'],
  [
    procMountUnmasked,
    'is allowed in a user namespace',
    'hostUsers: false\ncontainers: [{ name: a, securityContext: { procMount: Unmasked } }]',
  ],
  [
    procMountUnmasked,
    'was not allowed in a user namespace',
    'hostUsers: false\ncontainers: [{ name: a, securityContext: { procMount: «Unmasked» } }]',
    { major: 1, minor: 34 },
  ],
  [procMountUnmasked, 'is null', 'containers: [{ name: a, securityContext: { procMount: ~ } }]'],
  [
    procMountUnmaskedInUserNamespace,
    'is in none',
    'hostUsers: true\ncontainers: [{ name: a, securityContext: { procMount: Unmasked } }]',
  ],
  [
    procMountUnmaskedInUserNamespace,
    'was no difference',
    'hostUsers: false\ncontainers: [{ name: a, securityContext: { procMount: Unmasked } }]',
    { major: 1, minor: 34 },
  ],
  [
    procMountUnmaskedInUserNamespace,
    'may be in one',
    'hostUsers: {{ .Values.a }}\ncontainers: [{ name: a, securityContext: { procMount: Unmasked } }]',
  ],
  [unsafeSysctl, 'is safe', 'securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: "1" }] }'],
  [
    unsafeSysctl,
    'was not safe',
    'securityContext: { sysctls: [{ name: «net.ipv4.tcp_rmem», value: "1" }] }',
    { major: 1, minor: 31 },
  ],
  [
    unsafeSysctl,
    'is written with slashes',
    'securityContext: { sysctls: [{ name: «net/ipv4/tcp_rmem», value: "1" }] }',
  ],
  [unsafeSysctl, 'is what a template says', 'securityContext:\n  sysctls:\n    - name: {{ .Values.a }}'],
  [
    sysctlValueInjection,
    'has a value that is a number',
    'securityContext: { sysctls: [{ name: kernel.msgmax, value: 65536 }] }',
  ],
  [
    sysctlValueInjection,
    'has an equals sign alone',
    'securityContext: { sysctls: [{ value: «a=b» }, { value: "1024 65535" }] }',
  ],
  [
    sysctlValueInjection,
    'has the value of a template',
    'securityContext:\n  sysctls:\n    - value: {{ .Values.a }}+b=c',
  ],
  [
    windowsHostProcess,
    'is of a container',
    'containers: [{ name: a, securityContext: { windowsOptions: { hostProcess: «true» } } }]',
  ],
  [
    windowsHostProcess,
    'is false in a container of such a pod',
    'securityContext: { windowsOptions: { hostProcess: «true» } }\ncontainers: [{ name: a, securityContext: { windowsOptions: { hostProcess: false } } }]',
  ],
  [windowsHostProcess, 'is a string', 'securityContext: { windowsOptions: { hostProcess: "true" } }'],
])

checkFixes([
  [
    unsafeSysctl,
    'writes slashes as dots',
    'securityContext: { sysctls: [{ name: net/ipv4/tcp_rmem, value: "1" }] }',
    'securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: "1" }] }',
  ],
  [
    windowsHostProcess,
    'is of all places at once',
    'hostNetwork: true\nsecurityContext: { windowsOptions: { hostProcess: true } }\ncontainers: [{ name: a, securityContext: { windowsOptions: { hostProcess: true } } }]',
    'hostNetwork: false\nsecurityContext: { windowsOptions: { hostProcess: false } }\ncontainers: [{ name: a, securityContext: { windowsOptions: { hostProcess: false } } }]',
  ],
])
