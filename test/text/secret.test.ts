import { expect, test } from 'vitest'
import { isSecretName, secretsIn, withoutSecrets } from '../../server/src/text/secret.ts'

test.each([
  'PASSWORD',
  'dbPassword',
  'POSTGRES_PASSWORD',
  'api-key',
  'AWS_SECRET_ACCESS_KEY',
  'x.auth.token',
  'MYSQL_PWD',
])('%s is the name of a secret', (name) => expect(isSecretName(name)).toBe(true))

test.each(['secretName', 'PASSWORD_FILE', 'key', 'automountServiceAccountTokenPath', 'tokens', '', 'a'.repeat(300)])(
  '%s is no name of a secret',
  (name) => expect(isSecretName(name)).toBe(false),
)

/** A text and what is shown of it. */
const shown: readonly (readonly [text: string, shown: string])[] = [
  ['ENV DB_PASSWORD=hunter22 PORT=80', 'ENV DB_PASSWORD=hun••••• PORT=80'],
  ['ENV DB_PASSWORD hunter22', 'ENV DB_PASSWORD hun•••••'],
  ['ENV TOKEN a=b', 'ENV TOKEN a=b'],
  ['ARG TOKEN="ab cd ef"', 'ARG TOKEN="ab •••••"'],
  ['RUN login --password hunter22', 'RUN login --password hun•••••'],
  ['["--token=hunter22"]', '["--token=hun•••••"]'],
  ['PASSWORD=$(PASSWORD) TOKEN=${TOKEN} PWD={{ .pwd }}', 'PASSWORD=$(PASSWORD) TOKEN=${TOKEN} PWD={{ .pwd }}'],
  ['postgres://me:hunter22@db/shop', 'postgres://me:hun•••••@db/shop'],
  ['http://localhost:8080/a@b', 'http://localhost:8080/a@b'],
  ['# AKIAIOSFODNN7EXAMPLE', '# AKI•••••••••••••••••'],
  ['x: ghp_0123456789abcdefghij # mine', 'x: ghp••••••••••••••••••••• # mine'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabcd\n-----END', '-----BEGIN RSA PRIVATE KEY-----\nMI••\n••••\n-----END'],
  ['-----BEGIN PRIVATE KEY-----\r\nMIIE', '-----BEGIN PRIVATE KEY-----\r\nM•••'],
  ['SECRET_FILE=/run/secrets/a', 'SECRET_FILE=/run/secrets/a'],
  ['PASSWORD=ab', 'PASSWORD=ab'],
]

test.each(shown)('of %j is shown %j', (text, expected) => {
  expect(withoutSecrets(text, secretsIn(text))).toBe(expected)
})

test('spans may overlap, and no character is cut in two', () => {
  expect(
    withoutSecrets('0123456789', [
      { start: 4, end: 8 },
      { start: 1, end: 6 },
    ]),
  ).toBe('0123••••89')
  expect(withoutSecrets('a😀😀😀😀', [{ start: 0, end: 9 }])).toBe('a😀😀••••')
})
