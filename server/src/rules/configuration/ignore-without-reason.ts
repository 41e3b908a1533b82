import { defineRule } from '../rule.ts'

export const ignoreWithoutReason = defineRule({
  id: 'ignore-without-reason',
  title: 'Something is ignored for no reason that is given',
  severity: 'warning',
  profile: 'strict',
  why: `
    Whoever finds an ignore comment later cannot tell a decision from a shortcut. Without a reason it is never taken back,
    and it is copied to places for which nobody has decided anything.`,
  references: ['https://cwe.mitre.org/data/definitions/1116.html'],
  fixable: false,
  examples: [
    {
      title: 'A comment that says what, and not why',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          hostNetwork: true «# seaworthy-ignore host-network»
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
          hostNetwork: true # seaworthy-ignore host-network: the agent counts packets of the node
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'ignore',
  check(ignore, { report }) {
    const isGiven = ignore.reason !== undefined && !/^(?:todo|fixme|reason|tbd|\?+|\.+)[.!:]?$/i.test(ignore.reason)
    if (isGiven || !ignore.namesRules) return
    report({ at: ignore, message: `"${ignore.by}" gives no reason.` })
  },
})
