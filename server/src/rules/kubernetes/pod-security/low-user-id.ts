import { defineRule } from '../../rule.ts'
import { lowId } from './low-id.ts'

export const lowUserId = defineRule({
  id: 'low-user-id',
  title: 'A container has no user ID of its own',
  severity: 'hint',
  profile: 'strict',
  why: `
    Without a user namespace a user ID in a container is the same user on its node. IDs below 10000 are those of services and
    people there, so a process that gets out of its container, or a shared volume, finds their files as its own.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  equivalents: {
    trivy: ['KSV-0020'],
    checkov: ['CKV_K8S_40'],
    kics: ['02323c00-cdc3-4fdc-a310-4f2b3e7a1660'],
    kyverno: ['validate-userid-groupid-fsgroup', 'require-unique-uid-per-workload'],
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
                runAsUser: «1000» # from the Dockerfile
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
                runAsUser: 10001 # from the Dockerfile
            - name: proxy
              image: envoyproxy/envoy:v1.35.0
              securityContext:
                runAsUser: 10001
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const found = lowId(container, 'runAsUser', 'user')
    if (found) report(found)
  },
})
