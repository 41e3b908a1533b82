import { capabilityName } from '../../../kubernetes/linux-capability.ts'
import { isForLinux } from '../../../kubernetes/security-context.ts'
import { defineRule } from '../../rule.ts'
import { placeInContext } from './place.ts'

export const capabilityNetRawNotDropped = defineRule({
  id: 'capability-net-raw-not-dropped',
  title: 'A container keeps the capability NET_RAW',
  severity: 'info',
  profile: 'strict',
  impliedBy: ['capabilities-not-dropped', 'privileged-container'],
  why: `
    With NET_RAW, which most runtimes give to every container, a process can write any packet to the network. It can answer
    for other pods and for the DNS server, and so read or change what they send.`,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  equivalents: {
    'kube-linter': ['drop-net-raw-capability'],
    checkov: ['CKV_K8S_28'],
    kics: ['dbbc6705-d541-43b0-b166-dd4be8208b54'],
    kyverno: ['drop-cap-net-raw'],
    kubescape: ['C-0199'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A container that drops another capability',
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
                  «drop»:
                    - MKNOD # no devices
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
                  drop:
                    - MKNOD # no devices
                    - NET_RAW
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const drop = container.get('securityContext', 'capabilities', 'drop')
    if (!isForLinux(container.pod) || !drop.lacks('NET_RAW') || !drop.lacks('ALL')) return
    // Some runtimes take other spellings for the capability, and the rule for these has them.
    const spellings = drop.items().map((item) => capabilityName(item.string ?? ''))
    if (spellings.includes('NET_RAW') || spellings.includes('ALL')) return
    report({
      at: drop.exists ? { location: drop.keyLocation } : placeInContext(container, 'capabilities', 'drop'),
      message: `Container "${container.name}" keeps the capability NET_RAW.`,
      fixes: [{ title: 'Drop the capability NET_RAW', applicability: 'unsafe', changes: [drop.append('NET_RAW')] }],
    })
  },
})
