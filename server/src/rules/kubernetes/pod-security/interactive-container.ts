import { defineRule } from '../../rule.ts'

export const interactiveContainer = defineRule({
  id: 'interactive-container',
  title: 'A container of a workload is interactive',
  severity: 'hint',
  profile: 'strict',
  why: `
    Whoever may attach to the pod types into the main process of the container; where that is a shell, they run commands
    without a right to exec. Replicas have nobody at their terminal, so stdin and tty are a leftover of debugging.`,
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#debugging'],
  equivalents: { gatekeeper: ['K8sDisallowInteractiveTTY'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A Deployment',
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector:
            matchLabels:
              app: web
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
                - name: app
                  image: nginx:1.29
                  stdin: «true»
                  tty: true
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector:
            matchLabels:
              app: web
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
                - name: app
                  image: nginx:1.29
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    // A pod of its own may be there to work in.
    if (container.pod.resource.groupKind === '/Pod') return
    const [stdin, tty, stdinOnce] = [container.get('stdin'), container.get('tty'), container.get('stdinOnce')]
    const interactive = [stdin, tty].find((field) => field.is(true))
    if (!interactive) return
    const changes = [stdin, tty, stdinOnce].filter((field) => field.exists).map((field) => field.remove())
    report({
      at: interactive,
      message: `Container "${container.name}" is interactive.`,
      fixes: [{ title: 'Remove stdin and tty', applicability: 'unsafe', changes }],
    })
  },
})
