import { isForLinux } from '../../../kubernetes/security-context.ts'
import { defineRule } from '../../rule.ts'
import { mountTemporaryDirectory, volumeNamesOf } from './temporary-directory.ts'

export const writableRootFilesystem = defineRule({
  id: 'writable-root-filesystem',
  title: 'A container can write to its root filesystem',
  severity: 'info',
  profile: 'recommended',
  impliedBy: ['container-not-hardened'],
  why: `
    Whoever gets to run a command in the container can replace its programs and libraries, or put their own tools beside
    them, and wait for them to be called. A root filesystem that is read-only leaves them only the volumes.`,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  ],
  equivalents: {
    'kube-linter': ['no-read-only-root-fs'],
    trivy: ['KSV-0014'],
    checkov: ['CKV_K8S_22'],
    kubescape: ['C-0017'],
    polaris: ['notReadOnlyRootFilesystem'],
    kics: ['a9c2f49d-0671-4fc9-9ece-f4e261e128d0'],
    kyverno: ['require-ro-rootfs'],
    gatekeeper: ['K8sPSPReadOnlyRootFilesystem', 'k8spspreadonlyrootfs'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A container that writes temporary files',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: «app»
              image: nginx:1.29
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
                readOnlyRootFilesystem: true
              volumeMounts:
                - name: tmp
                  mountPath: /tmp
          volumes:
            - name: tmp
              emptyDir:
                sizeLimit: 1Gi
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    if (!isForLinux(pod)) return
    const names = volumeNamesOf(pod)
    for (const container of pod.containers()) {
      const readOnly = container.get('securityContext', 'readOnlyRootFilesystem')
      if (!readOnly.isNot(true)) continue
      const title = 'Set readOnlyRootFilesystem to true'
      const withMount = `${title} and mount an empty directory at /tmp`
      const mount = mountTemporaryDirectory(container, names)
      const changes = [readOnly.set(true)]
      report({
        at: readOnly.isMissing ? container : readOnly,
        message: `Container "${container.name}" can write to its root filesystem.`,
        fixes: [
          mount.length > 0 ? { title: withMount, applicability: 'unsafe', changes: [...changes, ...mount] } : undefined,
          { title, applicability: 'unsafe', changes },
        ],
      })
    }
  },
})
