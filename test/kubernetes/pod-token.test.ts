import { expect, test } from 'vitest'
import type { Answer } from '../../server/src/kubernetes/answer.ts'
import { podSpecsOf } from '../../server/src/kubernetes/pod.ts'
import {
  type Automount,
  accountOf,
  accountOfSecret,
  automountOf,
  mountsToken,
  projectedTokens,
} from '../../server/src/kubernetes/pod-token.ts'
import { resourcesOf } from '../../server/src/kubernetes/resource.ts'
import { readYaml } from '../../server/src/yaml/document.ts'

function resourceOf(yaml: string) {
  const [resource] = readYaml('file:///pod.yaml', yaml, 'kubernetes').flatMap(({ text }) => resourcesOf(text))
  return resource!
}

const podOf = (spec: string) =>
  podSpecsOf(resourceOf(`apiVersion: v1\nkind: Pod\nspec:\n  x: 1\n${spec.replace(/^/gm, '  ')}`))[0]!

const accounts: readonly (readonly [spec: string, name: string | undefined])[] = [
  ['', 'default'],
  ['serviceAccountName: build', 'build'],
  ['serviceAccountName: ""', 'default'],
  ['serviceAccountName:', 'default'],
  ['serviceAccount: old', 'old'],
  ['serviceAccount: old\nserviceAccountName: build', 'build'],
  ['serviceAccount: old\nserviceAccountName: ""', 'old'],
  ['serviceAccountName: {{ .account }}', undefined],
  ['{{ if .a }}\nserviceAccountName: build\n{{ end }}', undefined],
]

for (const [spec, name] of accounts) {
  test(`a pod runs as ${name ?? 'an account that is not known'} when it says '${spec}'`, () => {
    expect(accountOf(podOf(spec)).name).toBe(name)
  })
}

const automounts: readonly (readonly [pod: string, account: Automount, expected: Answer])[] = [
  ['', 'unset', 'yes'],
  ['', 'no', 'no'],
  ['', 'yes', 'yes'],
  ['', 'unknown', 'unknown'],
  ['automountServiceAccountToken: false', 'yes', 'no'],
  ['automountServiceAccountToken: true', 'no', 'yes'],
  ['automountServiceAccountToken:', 'no', 'no'],
  ['automountServiceAccountToken: {{ .a }}', 'no', 'unknown'],
  ['automountServiceAccountToken: "false"', 'no', 'unknown'],
]

for (const [pod, account, expected] of automounts) {
  test(`whether the token is mounted is answered with ${expected} when the pod says '${pod}' and its account ${account}`, () => {
    expect(mountsToken(automountOf(podOf(pod)), account)).toBe(expected)
  })
}

test('a token in a projected volume is for the API server unless it names another audience', () => {
  const source = (token: string) => `- name: a\n  projected: { sources: [{ serviceAccountToken: { ${token} } }] }\n`
  const tokens = projectedTokens(
    podOf(`volumes:\n${['path: a', 'path: a, audience: vault', 'path: a, audience: {{ .a }}'].map(source).join('')}`),
  )
  expect(tokens.map(({ isForApiServer }) => isForApiServer)).toEqual(['yes', 'unknown', 'unknown'])
})

test('a Secret of the type for tokens holds that of the account it names', () => {
  const secret = (type: string) =>
    resourceOf(
      `apiVersion: v1\nkind: Secret\nmetadata: { annotations: { kubernetes.io/service-account.name: build } }\ntype: ${type}`,
    )
  expect(accountOfSecret(secret('kubernetes.io/service-account-token'))?.string).toBe('build')
  expect(accountOfSecret(secret('Opaque'))).toBeUndefined()
})
