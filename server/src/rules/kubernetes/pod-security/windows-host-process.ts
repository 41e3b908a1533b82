import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { type Holder, holdersIn, nameOf } from './holder.ts'

export const windowsHostProcess = defineRule({
  id: 'windows-host-process',
  title: 'A container runs as a process of its Windows node',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    A host process container is no container: it runs on the node itself, with its files, its network and, as a rule, the
    rights of its administrator. Whoever takes it over has taken over the node, with all pods on it.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/',
  ],
  equivalents: {
    'pod-security': ['windowsHostProcess'],
    trivy: ['KSV-0103'],
    kubescape: ['C-0202'],
    polaris: ['hostProcess'],
    kyverno: ['disallow-host-process'],
    gatekeeper: ['K8sPSPHostProcess'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A pod of host processes',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          os:
            name: windows
          hostNetwork: true
          securityContext:
            windowsOptions:
              hostProcess: «true»
          containers:
            - name: agent
              image: registry.example.com/agent:2.4
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          os:
            name: windows
          hostNetwork: false
          securityContext:
            windowsOptions:
              hostProcess: false
          containers:
            - name: agent
              image: registry.example.com/agent:2.4
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    const network = pod.get('hostNetwork')
    const shared = hostProcessOf(pod)
    for (const holder of holdersIn(pod)) {
      const hostProcess = hostProcessOf(holder)
      if (!isOn(hostProcess)) continue
      // Nothing else on Windows may use the network of its node, and the API server wants pod and containers to agree.
      const changes = [hostProcess, shared, network].filter(isOn).map((value) => value.set(false))
      const title = isOn(network) ? 'Set hostProcess and hostNetwork to false' : 'Set hostProcess to false'
      const message = `${nameOf(holder)} runs as a process of its node.`
      report({ at: hostProcess, message, fixes: [{ title, applicability: 'unsafe', changes }] })
    }
  },
})

function hostProcessOf(holder: Holder): Value {
  return holder.get('securityContext', 'windowsOptions', 'hostProcess')
}

function isOn(value: Value): boolean {
  return value.is(true)
}
