import type { PodSpec } from '../../../kubernetes/pod.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { cloningContainer } from './cloning-container.ts'

export const gitRepoVolume = defineRule({
  id: 'git-repo-volume',
  title: 'A volume is a clone of a Git repository',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'restricted' },
  why: `
    The kubelet runs Git as root on the node to fill such a volume, and a crafted repository makes it run any program there
    (CVE-2024-10220). Kubernetes has given the type up and newer releases refuse it unless it is turned on.`,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#gitrepo',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  fixable: 'manual',
  examples: [
    {
      title: 'Pages from a repository',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
          volumes:
            - name: pages
              «gitRepo»:
                repository: https://git.example.com/pages.git
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
          volumes:
            - name: pages
              emptyDir: {}
          initContainers:
            - name: clone-pages
              image: alpine/git:2.49.1
              securityContext:
                allowPrivilegeEscalation: false
                capabilities:
                  drop:
                    - ALL
                readOnlyRootFilesystem: true
                runAsNonRoot: true
                runAsUser: 10001
                seccompProfile:
                  type: RuntimeDefault
              args:
                - clone
                - --revision=COMMIT
                - https://git.example.com/pages.git
                - /volume/pages
              volumeMounts:
                - name: pages
                  mountPath: /volume
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const volume of pod.get('volumes').items()) {
      const gitRepo = volume.get('gitRepo')
      if (!gitRepo.isMissing && !gitRepo.isUnknown) {
        const message = `Volume "${volume.get('name').string ?? '…'}" makes the kubelet clone a Git repository as root.`
        report({ at: { location: gitRepo.keyLocation }, message, fixes: [cloneInContainer(pod, volume)] })
      }
    }
  },
})

function cloneInContainer(pod: PodSpec, volume: Value): Fix | undefined {
  const init = cloningContainer(volume)
  if (!init || pod.containers().some((container) => container.get('name').is(init.name))) return undefined
  const changes = [
    volume.get('gitRepo').remove(),
    volume.get('emptyDir').set({}),
    pod.get('initContainers').append(init),
  ]
  return { title: 'Clone in an init container instead', applicability: 'manual', changes }
}
