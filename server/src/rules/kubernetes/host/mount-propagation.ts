import { defineRule } from '../../rule.ts'
import { hostPathsOf } from './host-path.ts'

export const mountPropagation = defineRule({
  id: 'mount-propagation',
  title: 'Mounts propagate between a container and its node',
  severity: 'error',
  profile: 'recommended',
  why: `
    With bidirectional propagation, what the container mounts is mounted on the node and in the other containers of the
    volume, so it can put a file system of its own in the place of the node's programs. In the other direction, it gets to see
    whatever the node mounts later, the volumes of other pods included.`,
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'Both ways',
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
                  mountPropagation: «Bidirectional»
          volumes:
            - name: cache
              emptyDir: {}
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
          volumes:
            - name: cache
              emptyDir: {}
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const fromNode = new Set(hostPathsOf(container.pod).map(({ volume }) => volume.get('name').string))
    for (const mount of container.get('volumeMounts').items()) {
      const propagation = mount.get('mountPropagation')
      const name = mount.get('name').string
      const isBothWays = propagation.is('Bidirectional')
      const isFromNode = propagation.is('HostToContainer') && name !== undefined && fromNode.has(name)
      if (!isBothWays && !isFromNode) continue
      const volume = `volume "${name ?? '…'}"`
      report({
        at: propagation,
        message: isBothWays
          ? `Container "${container.name}" mounts in ${volume} for its node too.`
          : `Container "${container.name}" gets in ${volume} what its node mounts later.`,
        severity: isBothWays ? 'error' : 'warning',
        fixes: [{ title: 'Remove mountPropagation', applicability: 'unsafe', changes: [propagation.remove()] }],
      })
    }
  },
})
