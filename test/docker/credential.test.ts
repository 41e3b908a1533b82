import { expect, test } from 'vitest'
import { credentialsIn } from '../../server/src/docker/credential.ts'

/** Written in two parts, so that no scanner takes this file for a leak. */
const found: readonly (readonly [text: string, kinds: readonly string[]])[] = [
  [`key=${'AKIA'}Z7VQ2HJ5K3LM4N6P rest`, ['an access key of AWS']],
  [`${'AKIA'}IOSFODNN7EXAMPLE`, []],
  [`x${'AKIA'}Z7VQ2HJ5K3LM4N6P`, []],
  [`token ${'ghp_'}${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6'}`, ['a token of GitHub']],
  [`${'ghp_'}${'x'.repeat(36)}`, []],
  [`${'glpat-'}Zq3vR8sT5wX1yB7nM2kL`, ['a token of GitLab']],
  [`${'-----BEGIN'} RSA PRIVATE KEY-----`, ['a private key']],
  [`${'-----BEGIN'} PUBLIC KEY-----`, []],
  ['postgres://app:h4rd2gue55@db:5432/app', ['a password in an address']],
  ['postgres://app:$PASSWORD@db', []],
  ['postgres://app:password@db', []],
  ['https://example.com/a:b@c', []],
  ['git@github.com:a/b.git', []],
  [
    `https://u:${'s3cr3tly'}@h and ${'xoxb-'}17653672481-Zq3vR8sT5wX1`,
    ['a password in an address', 'a token of Slack'],
  ],
]

for (const [text, kinds] of found) {
  test(`${JSON.stringify(text)} holds ${kinds.join(' and ') || 'no credential'}`, () => {
    const credentials = credentialsIn(text)
    expect(credentials.map(({ kind }) => kind)).toEqual(kinds)
  })
}

test('the password alone is pointed at', () => {
  const [credential] = credentialsIn('redis://:h4rd2gue55@cache')
  expect(credential!.span).toEqual({ start: 9, end: 19 })
})
