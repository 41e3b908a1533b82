import { defineRule } from '../../rule.ts'
import { removeWhole } from './removal.ts'

export const sysctlValueInjection = defineRule({
  id: 'sysctl-value-injection',
  title: 'The value of a sysctl sets a second sysctl',
  severity: 'error',
  profile: 'recommended',
  why: `
    CRI-O before its fix of CVE-2022-0811 handed sysctls to a helper as one text, in which + and = start another setting.
    A pod thus set kernel.core_pattern of the node, and with it the program that the kernel starts as root when a process
    crashes. No safe sysctl has such a value.`,
  references: [
    'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/',
    'https://nvd.nist.gov/vuln/detail/CVE-2022-0811',
  ],
  equivalents: { kyverno: ['prevent-cr8escape'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A program for core dumps behind a harmless sysctl',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
            sysctls:
              - name: kernel.shm_rmid_forced
                value: «1+kernel.core_pattern=|/data/dump»
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          securityContext:
            runAsNonRoot: true
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const sysctl of pod.get('securityContext', 'sysctls').items()) {
      const value = sysctl.get('value')
      if (value.string === undefined || !/[+=]/.test(value.string)) continue
      const name = sysctl.get('name').string ?? '…'
      report({
        at: value,
        message: `The value of the sysctl "${name}" sets another sysctl on nodes with an old CRI-O.`,
        fixes: [{ title: 'Remove the sysctl', applicability: 'unsafe', changes: [removeWhole(sysctl)] }],
      })
    }
  },
})
