import { defineRule } from '../../rule.ts'

export const yamlSyntax = defineRule({
  id: 'yaml-syntax',
  title: 'A manifest is not YAML',
  severity: 'error',
  profile: 'recommended',
  why: `
    The API server refuses a manifest that it cannot read, and a script that goes on after the error leaves the cluster
    with the old, perhaps weaker, version of it. What is broken also hides from every check.`,
  references: ['https://yaml.org/spec/1.2.2/', 'https://kubernetes.io/docs/concepts/overview/working-with-objects/'],
  fixable: false,
  examples: [
    {
      title: 'A list that is not closed',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              args: ["--port", "80"
        «»`,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              args: ["--port", "80"]
      `,
    },
  ],

  on: 'manifest',
  check({ text }, { report }) {
    for (const { start, end, kind, message } of text.tree.errors) {
      if (kind === 'syntax') report({ at: { location: { text, span: { start, end } } }, message })
    }
  },
})
