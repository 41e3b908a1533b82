import { defineRule } from '../../rule.ts'
import { hostPathsOf, writableMountsOf } from './host-path.ts'

export const hostPathWritable = defineRule({
  id: 'host-path-writable',
  title: 'A container can write to its node',
  severity: 'error',
  profile: 'recommended',
  impliedBy: ['container-runtime-socket', 'host-path-cloud-credentials', 'host-path-sensitive'],
  podSecurity: { level: 'baseline' },
  why: `
    What a container writes to its node stays there after the pod is gone, and programs of the node and later pods read it.
    That is how an attacker gets from the container to the node, and comes back to it.`,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/storage/volumes/#read-only-mounts',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  ],
  equivalents: {
    'kube-linter': ['writable-host-mount'],
    kics: ['b7652612-de4e-4466-a0bf-1cd81f0c6063'],
    kubescape: ['C-0045'],
    kyverno: ['ensure-readonly-hostpath'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A mount that does not say that it is read-only',
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
                - name: pages
                  mountPath: /usr/share/nginx/html
          volumes:
            - name: pages
              hostPath:
                path: «/srv/pages»
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
                - name: pages
                  mountPath: /usr/share/nginx/html
                  readOnly: true
          volumes:
            - name: pages
              hostPath:
                path: /srv/pages
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const { volume, at, name, quoted } of hostPathsOf(pod)) {
      const writable = writableMountsOf(pod, volume)
      if (writable.length === 0) continue
      report({
        at,
        message: `${name} lets the pod write to ${quoted} of its node.`,
        related: writable.map(({ container, value }) => ({
          location: value.get('name').location,
          message: `Container "${container.name}" mounts it writable.`,
        })),
        fixes: [
          {
            title: 'Set readOnly to true where it is mounted',
            applicability: 'unsafe',
            changes: writable.map(({ value }) => value.get('readOnly').set(true)),
          },
        ],
      })
    }
  },
})
