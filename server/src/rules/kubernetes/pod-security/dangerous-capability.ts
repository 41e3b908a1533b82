import { capabilityName } from '../../../kubernetes/linux-capability.ts'
import { defineRule } from '../../rule.ts'
import { addedCapabilities, removeCapability } from './capability.ts'

export const dangerousCapability = defineRule({
  id: 'dangerous-capability',
  title: 'A container adds a capability that leads to its node',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    Some capabilities are a way out of the container: SYS_ADMIN mounts file systems, SYS_MODULE loads code into the kernel,
    SYS_PTRACE reads other processes, NET_ADMIN and NET_RAW redirect and read traffic. With one of them, who takes over the
    container has little left to do to take over the node or its network.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  equivalents: {
    trivy: ['KSV-0005', 'KSV-0120', 'KSV-0119'],
    checkov: ['CKV_K8S_39'],
    kics: ['235236ee-ad78-4065-bd29-61b061f28ce0'],
    kubescape: ['C-0046'],
    polaris: ['dangerousCapabilities'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'SYS_ADMIN beside a harmless capability',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                capabilities:
                  add: [«SYS_ADMIN», NET_BIND_SERVICE]
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              securityContext:
                capabilities:
                  add: [NET_BIND_SERVICE]
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    for (const added of addedCapabilities(container)) {
      const power = POWERS.get(capabilityName(added.name))
      if (!power) continue
      report({
        at: added.value,
        message: `Container "${container.name}" adds the capability "${added.name}", which ${power}.`,
        fixes: [removeCapability(added)],
      })
    }
  },
})

/** What a process can do with it. */
const POWERS: ReadonlyMap<string, string> = new Map([
  ['ALL', 'is all that root of the node may do'],
  ['BPF', 'loads programs into the kernel'],
  ['DAC_READ_SEARCH', 'reads any file of the node that it can name'],
  ['MAC_ADMIN', 'changes the rules of SELinux and AppArmor'],
  ['MAC_OVERRIDE', 'ignores the rules of mandatory access control'],
  ['NET_ADMIN', 'changes interfaces, routes and firewall rules'],
  ['NET_RAW', 'reads and forges packets of other pods'],
  ['PERFMON', 'observes the kernel and other processes'],
  ['SYS_ADMIN', 'mounts file systems and is close to being root of the node'],
  ['SYS_BOOT', 'restarts the node'],
  ['SYS_MODULE', 'loads modules into the kernel'],
  ['SYS_PTRACE', 'reads and changes other processes'],
  ['SYS_RAWIO', 'reads and writes the memory and ports of the node'],
  ['SYS_TIME', 'sets the clock of the node'],
  ['SYSLOG', 'reads the log of the kernel and its addresses'],
])
