import type { Container } from '../../../kubernetes/pod.ts'
import type { Change } from '../../../yaml/change.ts'
import { defineRule, type Fix, type Report } from '../../rule.ts'
import { mayBeExemptOnWindows } from './exemption.ts'

export const capabilitiesNotDropped = defineRule({
  id: 'capabilities-not-dropped',
  title: 'A container keeps the capabilities that its runtime gives it',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['container-not-hardened'],
  podSecurity: { level: 'restricted', since: '1.22' },
  why: `
    Runtimes give a container some fourteen capabilities, such as to forge packets, to change the owner of any file or to
    make device nodes. Next to no program needs them, and each is a piece of the kernel that an attacker in the container
    may reach.`,
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
  equivalents: {
    'pod-security': ['capabilities_restricted'],
    trivy: ['KSV-0003', 'KSV-0004', 'KSV-0106'],
    checkov: ['CKV_K8S_37'],
    kics: ['268ca686-7fb7-4ae9-b129-955a2a89064e'],
    kubescape: ['C-0201'],
    polaris: ['insecureCapabilities'],
    kyverno: [
      'drop-all-capabilities',
      'disallow-capabilities-strict',
      'podsecurity-subrule-restricted-capabilities',
      'add-capabilities',
    ],
    gatekeeper: ['K8sPSPCapabilities'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Only one capability is dropped',
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
                    - NET_RAW
                  add: [NET_BIND_SERVICE]
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
                    - ALL
                  add: [NET_BIND_SERVICE]
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { kubernetes, report }) {
    if (mayBeExemptOnWindows(pod, kubernetes)) return
    for (const container of pod.containers()) {
      const found = undropped(container)
      if (found) report(found)
    }
  },
})

function undropped(container: Container): Report | undefined {
  const drop = container.get('securityContext', 'capabilities', 'drop')
  if (!drop.lacks('ALL')) return undefined
  const misspelt = drop.items().find((item) => item.string?.toUpperCase() === 'ALL')
  if (misspelt) {
    const message = `Container "${container.name}" drops "${misspelt.string}", which counts in upper case only.`
    return { at: misspelt, message, fixes: [dropAll(misspelt.set('ALL'))] }
  }
  const isNothing = drop.items().length === 0
  return {
    at: isNothing ? container : { location: drop.keyLocation },
    message: `Container "${container.name}" drops ${isNothing ? 'no capabilities' : 'some capabilities, not ALL'}.`,
    fixes: [dropAll(drop.set(['ALL']))],
  }
}

function dropAll(change: Change): Fix {
  return { title: 'Drop ALL capabilities', applicability: 'unsafe', changes: [change] }
}
