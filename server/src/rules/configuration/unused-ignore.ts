import { defineRule } from '../rule.ts'

export const unusedIgnore = defineRule({
  id: 'unused-ignore',
  title: 'Something is ignored that is not found',
  severity: 'warning',
  profile: 'recommended',
  why: `
    An ignore comment that hides nothing today hides tomorrow what nobody has looked at: the same problem, made anew, on
    the same line. It is also what becomes of a comment with a misspelt rule, which never did what its author meant, and of
    one whose time is over.`,
  references: ['https://cwe.mitre.org/data/definitions/1164.html'],
  fixable: 'manual',
  examples: [
    {
      title: 'A comment that has outlived its problem',
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
                # seaworthy-ignore «privileged-container»: the driver needs it
                privileged: false
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
                privileged: false
      `,
    },
    {
      title: 'A rule that is misspelt',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          hostNetwork: true # seaworthy-ignore «host-netwrok»: the agent counts packets
          containers:
            - name: app
              image: nginx:1.29
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          hostNetwork: true # seaworthy-ignore host-network: the agent counts packets
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'ignore',
  check({ problems }, { report }) {
    for (const problem of problems) report({ at: problem, message: problem.message, fixes: problem.fixes })
  },
})
