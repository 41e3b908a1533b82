import type { Command, ShellWord } from '../../../docker/script.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { addressOf, isLocal } from './address.ts'
import { withoutCheck } from './certificate-check.ts'

export const tlsVerificationDisabled = defineRule({
  id: 'tls-verification-disabled',
  title: 'A command does not check certificates',
  severity: 'error',
  profile: 'recommended',
  why: `
    Without a check of the certificate a connection is encrypted, but nobody knows with whom. Whoever is on the way, in the
    network of the build or behind a poisoned name, answers with packages and scripts of their own, and these end up in
    the image.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/',
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/engine/network/ca-certs/',
  ],
  equivalents: {
    checkov: ['CKV2_DOCKER_2', 'CKV2_DOCKER_3', 'CKV2_DOCKER_4', 'CKV2_DOCKER_13', 'CKV2_DOCKER_15'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Downloads from whoever answers',
      bad: `
        FROM debian:13-slim
        RUN curl «-k» -fsSLO https://example.com/app.tar.gz \\
            # and its configuration
            && wget «--no-check-certificate» -q https://example.com/app.conf
      `,
      good: `
        FROM debian:13-slim
        RUN curl -fsSLO https://example.com/app.tar.gz \\
            # and its configuration
            && wget -q https://example.com/app.conf
      `,
    },
    {
      title: 'An option among others, and one with a value',
      bad: `
        FROM python:3.13-slim
        RUN curl «-fksSL» https://example.com/get -o /usr/local/bin/get
        RUN pip install «--trusted-host» pypi.org --requirement requirements.txt
      `,
      good: `
        FROM python:3.13-slim
        RUN curl -fsSL https://example.com/get -o /usr/local/bin/get
        RUN pip install --requirement requirements.txt
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check({ commands }, { report }) {
    for (const command of commands) {
      if (command.name === 'curl' && isLocalOnly(command)) continue
      for (const { word, changes } of withoutCheck(command)) {
        report({
          at: word,
          message: `"${word.string}" makes ${command.name} take any certificate.`,
          fixes: [changes && { title: 'Check certificates', applicability: 'unsafe', changes }],
        })
      }
    }
  },
})

/** Whether a command asks only the machine itself. */
function isLocalOnly({ arguments: words }: Command): boolean {
  const addresses = collect(words, (word: ShellWord) => addressOf(word))
  return addresses.length > 0 && addresses.every(({ host }) => host !== undefined && isLocal(host))
}
