import type { JsonMap } from '../../../yaml/json.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'

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
      if (gitRepo.exists) {
        const name = volume.get('name').string
        const init = name === undefined ? undefined : cloningContainer(gitRepo, name)
        const initContainers = pod.get('initContainers')
        const changes = [
          gitRepo.remove(),
          volume.get('emptyDir').set({}),
          ...(init ? [initContainers.append(init)] : []),
        ]
        const fix = { title: 'Clone in an init container instead', applicability: 'manual', changes } as const
        report({
          at: { location: gitRepo.keyLocation },
          message: `Volume "${name ?? '…'}" makes the kubelet clone a Git repository as root.`,
          fixes: init ? [fix] : [],
        })
      }
    }
  },
})

/** Does what the kubelet does, from a placeholder for a commit where the volume takes what the branch has. */
function cloningContainer(gitRepo: Value, name: string): JsonMap | undefined {
  const repository = gitRepo.get('repository').string
  if (repository === undefined) return undefined
  const revision = gitRepo.get('revision').string ?? 'COMMIT'
  const lastStep = repository.slice(repository.lastIndexOf('/') + 1)
  const directory = gitRepo.get('directory').string ?? (lastStep.endsWith('.git') ? lastStep.slice(0, -4) : lastStep)
  return {
    name: `clone-${name}`,
    image: 'alpine/git:2.49.1',
    args: ['clone', `--revision=${revision}`, repository, `/volume/${directory}`],
    volumeMounts: [{ name, mountPath: '/volume' }],
  }
}
