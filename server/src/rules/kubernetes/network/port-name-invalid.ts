import type { Container } from '../../../kubernetes/pod.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const portNameInvalid = defineRule({
  id: 'port-name-invalid',
  title: 'A port has a name that the API server refuses',
  severity: 'info',
  profile: 'strict',
  why: `
    The API server refuses the whole object, or leads whoever uses the name to another port than the one that was meant: a
    hardened version of a workload does not arrive, and the old one goes on running.`,
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  equivalents: { 'kube-linter': ['invalid-target-ports'], kyverno: ['require-container-port-names'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'An underscore',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              ports:
                - name: «HTTP_Main» # of two
                  containerPort: 8080
              readinessProbe:
                httpGet:
                  port: HTTP_Main
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
              ports:
                - name: http-main # of two
                  containerPort: 8080
              readinessProbe:
                httpGet:
                  port: http-main
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const seen = new Set<string>()
    for (const item of container.get('ports').items()) {
      const name = item.get('name')
      if (name.string === undefined || item.isConditional) continue
      const fault = seen.has(name.string) ? 'is there twice' : faultOf(name.string)
      seen.add(name.string)
      if (!fault) continue
      const fix = fault === 'is there twice' ? undefined : renaming(container, name, seen)
      report({ at: name, message: `Port "${name.string}" of container "${container.name}" ${fault}.`, fixes: [fix] })
    }
  },
})

const LONGEST = 15

/** What `IsValidPortName` of k8s.io/apimachinery has against a name. */
function faultOf(name: string): string | undefined {
  if (name.length > LONGEST) return `has a name of more than ${LONGEST} characters`
  if (!/^[a-z0-9-]*$/.test(name)) return 'has a name of other characters than lower-case letters, digits and dashes'
  if (!/[a-z]/.test(name)) return 'has a name without a letter'
  return /^-|--|-$/.test(name) ? 'has a name with a dash where none may be' : undefined
}

/** The nearest name that is allowed, also in the probes and hooks of the container. */
function renaming(container: Container, name: Value, taken: ReadonlySet<string>): Fix | undefined {
  const words = (name.string ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? []
  const valid = words.join('-').slice(0, LONGEST).replace(/-$/, '')
  if (taken.has(valid) || faultOf(valid) !== undefined || valid === '') return undefined
  const uses = USES.map((path) => container.get(...path)).filter(({ string }) => string === name.string)
  const changes = [name, ...uses].map((value) => value.set(valid))
  return { title: `Name the port ${valid}`, applicability: 'unsafe', changes }
}

const PLACES = ['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => [probe])
const HOOKS = ['postStart', 'preStop'].map((hook) => ['lifecycle', hook])
const USES = collect([...PLACES, ...HOOKS], (path) => ['httpGet', 'tcpSocket'].map((kind) => [...path, kind, 'port']))
