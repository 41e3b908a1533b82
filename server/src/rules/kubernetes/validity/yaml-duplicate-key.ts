import { duplicateKeys } from '../../../yaml/duplicates.ts'
import { defineRule } from '../../rule.ts'

export const yamlDuplicateKey = defineRule({
  id: 'yaml-duplicate-key',
  title: 'A map has a key twice',
  severity: 'error',
  profile: 'recommended',
  why: `
    Readers of YAML do not agree which of the two counts: the API server silently takes the last one, others refuse the
    file. A hardened setting that a reviewer reads at the top is undone by the same key further down.`,
  references: [
    'https://yaml.org/spec/1.2.2/#mapping',
    'https://kubernetes.io/docs/reference/using-api/api-concepts/#setting-the-field-validation-level',
  ],
  fixable: false,
  examples: [
    {
      title: 'A security context twice',
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
                readOnlyRootFilesystem: true
              «securityContext»:
                runAsUser: 10001
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
                runAsUser: 10001
      `,
    },
  ],

  on: 'manifest',
  check({ text }, { report }) {
    for (const { name, first, again } of duplicateKeys(text)) {
      report({
        at: { location: { text, span: again } },
        message: `The key "${name}" stands twice in one map.`,
        related: [{ location: { text, span: first }, message: 'It stands here first.' }],
      })
    }
  },
})
