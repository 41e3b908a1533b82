import { misspellingsIn, shapedMapsIn } from '../../../yaml/shape.ts'
import { defineRule } from '../../rule.ts'

export const unknownField = defineRule({
  id: 'unknown-field',
  title: 'A field of a pod is misspelt',
  severity: 'error',
  profile: 'recommended',
  why: `
    The API server refuses a field that it does not know, or, asked by older clients, leaves it out without a word. A
    protection that is misspelt is then not there, while everyone who reads the manifest believes that it is.`,
  references: [
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A capital letter too many',
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
                «readOnlyRootFileSystem»: true # no writes
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
                readOnlyRootFilesystem: true # no writes
      `,
    },
    {
      title: 'An s too few',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              «volumeMount»:
                - name: cache
                  mountPath: /cache
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

  on: 'podSpec',
  check(pod, { report }) {
    for (const map of shapedMapsIn(pod.value)) {
      for (const [key, field] of misspellingsIn(map)) {
        const value = map.get(key)
        // A field that the map has is not the one that is meant; this one may be new.
        if (!value.pair || map.get(field).pair) continue
        const title = `Rename "${key}" to "${field}"`
        report({
          at: { location: value.keyLocation },
          message: `Kubernetes knows no field "${key}" here, but "${field}".`,
          fixes: [{ title, applicability: 'unsafe', changes: [value.rename(field)] }],
        })
      }
    }
  },
})
