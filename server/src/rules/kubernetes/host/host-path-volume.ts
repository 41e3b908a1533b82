import { defineRule } from '../../rule.ts'
import { hostPathsOf } from './host-path.ts'

export const hostPathVolume = defineRule({
  id: 'host-path-volume',
  title: 'A volume is a path of the node',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['container-runtime-socket', 'host-path-cloud-credentials', 'host-path-sensitive', 'host-path-writable'],
  podSecurity: { level: 'baseline' },
  why: `
    What a pod reads from its node may be secrets of the node or of other pods, and what it writes there outlives it and is
    read by programs of the node. Such volumes have been the way out of many containers.`,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  ],
  equivalents: {
    'pod-security': ['hostPathVolumes'],
    trivy: ['KSV-0023', 'KSV-0121'],
    kics: ['aa8f7a35-9923-4cad-bd61-a19b7f6aac91'],
    kubescape: ['C-0048', 'C-0203'],
    polaris: ['hostPathSet'],
    kyverno: ['disallow-host-path', 'limit-hostpath-vols', 'remove-hostpath-volumes'],
    gatekeeper: ['K8sPSPHostFilesystem'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A directory for a cache',
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
                - name: cache
                  mountPath: /cache
                  readOnly: true
          volumes:
            - name: cache
              hostPath:
                path: «/srv/cache»
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
                - name: cache
                  mountPath: /cache
                  readOnly: true
          volumes:
            - name: cache
              emptyDir: {}
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const { volume, at, name, quoted } of hostPathsOf(pod)) {
      const changes = [volume.get('hostPath').remove(), volume.get('emptyDir').set({})]
      report({
        at,
        message: `${name} gives the pod ${quoted} of its node.`,
        fixes: [{ title: 'Use an empty directory instead', applicability: 'manual', changes }],
      })
    }
  },
})
