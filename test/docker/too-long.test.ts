import { expect, test } from 'vitest'
import { DockerText } from '../../server/src/docker/document.ts'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { rules } from '../../server/src/rules/index.ts'

const found = (content: string) =>
  checkText(new DockerText(content), rules, { kubernetes: newestVersion, showImplied: true }).findings

test('a file of more instructions than any image is built from is not checked, and says so', () => {
  const content = `FROM debian:latest\n${'RUN sudo make\n'.repeat(2000)}`
  expect(found(content).map(({ rule, severity, message }) => [rule.id, severity, message])).toEqual([
    ['parse-failure', 'info', 'The file has more than 2000 instructions or 10000 words, and is not checked.'],
  ])
})

test('a file of more words than anybody writes is not checked, and says so', () => {
  const content = `FROM debian:latest\nCOPY ${'a '.repeat(5000)} \\\n ${'b '.repeat(5000)} /x/\n`
  expect(found(content).map(({ rule }) => rule.id)).toEqual(['parse-failure'])
  expect(found(content.replace('a a a ', '')).map(({ rule }) => rule.id)).toContain('base-image-latest')
})

test('a line that is longer than the builder reads is a mistake, and nothing else is said', () => {
  const content = `FROM debian:latest\nRUN sudo make ${'a'.repeat(65_522)}\n`
  expect(
    found(content).map(({ rule, severity, message, location: { span } }) => [rule.id, severity, message, span]),
  ).toEqual([
    [
      'parse-failure',
      'error',
      'A line has more than 65535 bytes, and the builder reads no longer ones.',
      { start: 19, end: 65_555 },
    ],
  ])
})

test('the longest line that the builder reads is read', () => {
  const content = `FROM debian:latest\nRUN sudo make ${'a'.repeat(65_521)}\n`
  expect(found(content).map(({ rule }) => rule.id)).not.toContain('parse-failure')
})

test('a file of as many instructions as are read is checked', () => {
  const content = `FROM debian:latest\n${'RUN sudo make\n'.repeat(1999)}`
  expect(found(content).filter(({ rule }) => rule.id === 'no-sudo')).toHaveLength(1999)
})
