import { defineRule } from '../../rule.ts'
import { lowId } from './low-id.ts'

export const lowGroupId = defineRule({
  id: 'low-group-id',
  title: 'A container has no group ID of its own',
  severity: 'hint',
  profile: 'strict',
  // Of a container that sets neither, one is enough to say.
  impliedBy: ['low-user-id'],
  why: `
    Without a user namespace a group ID in a container is the same group on its node, and without runAsGroup it is the image
    that chooses, often root. A process that gets out of its container can use what the group of the node may use.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  equivalents: {
    trivy: ['KSV-0021'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'An ID that others have, and none',
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
                runAsGroup: «1000» # from the Dockerfile
            - name: «proxy»
              image: envoyproxy/envoy:v1.35.0
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
                runAsGroup: 10001 # from the Dockerfile
            - name: proxy
              image: envoyproxy/envoy:v1.35.0
              securityContext:
                runAsGroup: 10001
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const found = lowId(container, 'runAsGroup', 'group')
    if (found) report(found)
  },
})
