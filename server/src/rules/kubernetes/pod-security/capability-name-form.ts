import { capabilityName, isCapability } from '../../../kubernetes/linux-capability.ts'
import type { Change } from '../../../yaml/change.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const capabilityNameForm = defineRule({
  id: 'capability-name-form',
  title: 'A capability is not written as Kubernetes expects it',
  severity: 'info',
  profile: 'strict',
  why: `
    Kubernetes passes the names of capabilities on as they are written, and the Pod Security Standards compare them letter by
    letter. One with another spelling may be dropped by one runtime, left to the container by the next, and refused by a
    third, so the container can have more than its manifest says.`,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'Lower case and a prefix',
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
                capabilities:
                  drop: [«net_raw», «CAP_MKNOD»]
                  add:
                    - «CAP_CHOWN» # for its cache
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
                capabilities:
                  drop: [NET_RAW, MKNOD]
                  add:
                    - CHOWN # for its cache
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    for (const list of ['add', 'drop'] as const) {
      const items = container.get('securityContext', 'capabilities', list).items()
      const known = new Set(items.filter((item) => !item.isConditional).map((item) => item.string))
      for (const item of items) {
        const written = item.string
        if (written === undefined) continue
        const name = capabilityName(written)
        if (!isCapability(name)) {
          const message = `Container "${container.name}" names a capability "${written}", which Linux does not have.`
          report({ at: item, message })
        } else if (name !== written) {
          const message = `Container "${container.name}" writes the capability ${name} as "${written}".`
          const change = known.has(name) ? item.remove() : item.set(name)
          report({ at: item, message, fixes: [respell(change, name, list)] })
        }
      }
    }
  },
})

/** The repair of a name in `add` can make a capability real that the container did not get so far. */
function respell(change: Change, name: string, list: 'add' | 'drop'): Fix {
  const title = list === 'add' ? `Write ${name}, which the container then gets` : `Write ${name}`
  return { title, applicability: 'unsafe', changes: [change] }
}
