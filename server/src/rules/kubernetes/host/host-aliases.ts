import { defineRule } from '../../rule.ts'
import { nameOf } from '../pod-security/holder.ts'

export const hostAliases = defineRule({
  id: 'host-aliases',
  title: 'A pod overrides DNS with addresses of its own',
  severity: 'hint',
  profile: 'strict',
  why: `
    An address in the hosts file is taken before DNS is asked, and stays when the service behind the name moves. Whoever is
    given the address later gets the connections, and a line in a manifest is enough to lead a well-known name astray.`,
  references: ['https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/'],
  equivalents: {
    trivy: ['KSV-0007'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The address of a database',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          «hostAliases»:
            - ip: 10.1.2.3
              hostnames:
                - db.example.com
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
          containers:
            - name: app
              image: nginx:1.29
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    const aliases = pod.get('hostAliases')
    if (aliases.items().every(({ isConditional }) => isConditional)) return
    report({
      at: { location: aliases.keyLocation },
      message: `${nameOf(pod)} has addresses of its own for names that DNS is asked for.`,
      fixes: [{ title: 'Remove hostAliases', applicability: 'unsafe', changes: [aliases.remove()] }],
    })
  },
})
