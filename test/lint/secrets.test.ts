import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { secretsOf } from '../../server/src/lint/secrets.ts'
import { defineRule } from '../../server/src/rules/rule.ts'
import { withoutSecrets } from '../../server/src/text/secret.ts'

function shown(content: string): string {
  const linter = new Linter()
  linter.update('a.yaml', content)
  return withoutSecrets(content, secretsOf(linter.lint('a.yaml')))
}

const head = 'apiVersion: v1\nkind: Pod\n'

/** YAML and what is shown of it. */
const rows: readonly (readonly [yaml: string, shown: string])[] = [
  ['env: [{name: DB_PASSWORD, value: hunter22}]', 'env: [{name: DB_PASSWORD, value: hun•••••}]'],
  ['env:\n- name: DB_PASSWORD\n  value: "hunter22"', 'env:\n- name: DB_PASSWORD\n  value: "hun•••••"'],
  ['env: [{name: PORT, value: hunter22}]', 'env: [{name: PORT, value: hunter22}]'],
  ['data:\n  dbPassword: hunter22', 'data:\n  dbPassword: hun•••••'],
  ['command: [login, --password, hunter22]', 'command: [login, --password, hun•••••]'],
  ['args: ["--token=hunter22"]', 'args: ["--token=hun•••••"]'],
  ['password: |\n  hunter22\n  more', 'password: |\n  h•••••••\n••••••'],
  ['password: {{ .Values.password }}', 'password: {{ .Values.password }}'],
  ['automountServiceAccountToken: false', 'automountServiceAccountToken: false'],
  [
    'valueFrom: {secretKeyRef: {name: db-password, key: password}}',
    'valueFrom: {secretKeyRef: {name: db-password, key: password}}',
  ],
]

test.each(rows)('of %j is shown %j', (yaml, expected) => {
  expect(shown(head + yaml)).toBe(head + expected)
})

test('the data of a Secret is secret, also in a list', () => {
  const secret = (data: string) => `{apiVersion: v1, kind: Secret, type: Opaque, data: {user: ${data}}}`
  expect(shown(secret('aHVudGVy'))).toBe(secret('aHV•••••'))
  const list = (one: string) => `apiVersion: v1\nkind: List\nitems: [${one}]`
  expect(shown(list(secret('aHVudGVy')))).toBe(list(secret('aHV•••••')))
})

test('what a rule calls sensitive is shown neither in a line nor in its message', () => {
  const telling = defineRule({
    id: 'telling-rule',
    title: '',
    severity: 'error',
    profile: 'recommended',
    why: '',
    references: [],
    fixable: false,
    examples: [{ title: '', bad: '', good: '' }],
    on: 'container',
    check(container, { report }) {
      const image = container.get('image')
      report({ at: { location: image.location, sensitive: true }, message: `It is "${image.string}".` })
    },
  })
  const content = `${head}spec: {containers: [{name: app, image: hunter22}]}`
  const linter = new Linter({ profile: 'recommended', kubernetes: newestVersion }, [telling])
  linter.update('a.yaml', content)
  const result = linter.lint('a.yaml')
  expect(result.findings.map(({ finding }) => finding.message)).toEqual(['It is "hun•••••".'])
  expect(withoutSecrets(content, secretsOf(result))).toContain('image: hun•••••}')
})
