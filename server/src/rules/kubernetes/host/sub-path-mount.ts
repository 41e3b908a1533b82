import type { Container } from '../../../kubernetes/pod.ts'
import { isAtLeast } from '../../../kubernetes/version.ts'
import { defineRule } from '../../rule.ts'

export const subPathMount = defineRule({
  id: 'sub-path-mount',
  title: 'A container mounts a part of a volume',
  severity: 'hint',
  profile: 'strict',
  why: `
    A mounted part of a volume is not renewed when its Secret or ConfigMap changes, so a container goes on with a key that was
    replaced because it leaked. In releases of Kubernetes up to 1.22 a container could lead such a mount to any file of its
    node (CVE-2021-25741).`,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
    'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod',
  ],
  equivalents: {
    kubescape: ['C-0058'],
  },
  fixable: false,
  examples: [
    {
      title: 'One key of a Secret',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              volumeMounts:
                - name: tls
                  mountPath: /tls/tls.key
                  subPath: «tls.key»
          volumes:
            - name: tls
              secret:
                secretName: tls
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
              volumeMounts:
                - name: tls
                  mountPath: /tls
          volumes:
            - name: tls
              secret:
                secretName: tls
      `,
    },
  ],

  on: 'container',
  check(container, { kubernetes, report }) {
    const isRepaired = isAtLeast(kubernetes, 1, 23)
    for (const mount of container.get('volumeMounts').items()) {
      const part = FIELDS.map((field) => mount.get(field)).find(({ string }) => string)
      const name = mount.get('name').string ?? '…'
      const isRenewed = typeRenewedIn(container, name) !== undefined
      if (!part || (isRepaired && !isRenewed)) continue
      const problem = isRenewed
        ? 'which stays as it is when the volume changes'
        : 'through which Kubernetes before 1.22.2 reaches other files of the node'
      report({ at: part, message: `Container "${container.name}" mounts a part of volume "${name}", ${problem}.` })
    }
  },
})

const FIELDS = ['subPath', 'subPathExpr']

/** The type of a volume that the kubelet renews while the container runs. */
function typeRenewedIn({ pod }: Container, name: string): string | undefined {
  const volume = pod
    .get('volumes')
    .items()
    .find((one) => one.get('name').is(name))
  return ['configMap', 'downwardAPI', 'projected', 'secret'].find((type) => volume?.get(type).exists)
}
