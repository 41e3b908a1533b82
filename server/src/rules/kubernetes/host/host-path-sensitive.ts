import { defineRule } from '../../rule.ts'
import { hostPathsOf, writableMountsOf } from './host-path.ts'
import { sensitivityOf } from './node-path.ts'

export const hostPathSensitive = defineRule({
  id: 'host-path-sensitive',
  title: 'A volume is a sensitive path of the node',
  severity: 'error',
  profile: 'recommended',
  impliedBy: ['container-runtime-socket', 'host-path-cloud-credentials'],
  podSecurity: { level: 'baseline' },
  why: `
    In these directories a node keeps its passwords, keys, programs and the data of other pods. A container that reads them
    takes the credentials of the node; one that writes to them has its own program run there.`,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  ],
  equivalents: {
    'kube-linter': ['sensitive-host-mounts'],
    kics: ['5308a7a8-06f8-45ac-bf10-791fe21de46e'],
  },
  fixable: false,
  examples: [
    {
      title: 'All files of the node',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: scanner
        spec:
          containers:
            - name: scan
              image: busybox:1.37
              volumeMounts:
                - name: root
                  mountPath: /host
                  readOnly: true
          volumes:
            - name: root
              hostPath:
                path: «/»
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: scanner
        spec:
          containers:
            - name: scan
              image: busybox:1.37
              volumeMounts:
                - name: uploads
                  mountPath: /uploads
                  readOnly: true
          volumes:
            - name: uploads
              hostPath:
                path: /srv/uploads
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const { volume, at, name, quoted, path } of hostPathsOf(pod)) {
      const sensitivity = path === undefined ? undefined : sensitivityOf(path)
      if (!sensitivity) continue
      const { directory, holds, isPart } = sensitivity
      const where = directory === path ? 'which' : `where "${directory}"`
      const isReadPart = isPart && writableMountsOf(pod, volume).length === 0
      report({
        at,
        message: `${name} gives the pod ${quoted} of its node, ${where} holds ${holds}.`,
        severity: isReadPart ? 'warning' : 'error',
      })
    }
  },
})
