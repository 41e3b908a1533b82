import type { Command } from '../../../docker/script.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { addressIn, addressOf, isLocal } from './address.ts'

export const cleartextProtocol = defineRule({
  id: 'cleartext-protocol',
  title: 'Something is loaded without encryption',
  severity: 'warning',
  profile: 'recommended',
  why: `
    What comes over HTTP or FTP can be read and changed by everyone on the way: a proxy, a neighbour in the network of the
    build, whoever answers for the name. They decide what ends up in the image, and see what is sent with the request.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
  ],
  equivalents: { sonar: ['S5332'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Downloads and a package index',
      bad: `
        FROM python:3.13-slim
        ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \\
            «http://example.org/app.tar.gz» /srv/
        RUN curl -fsSL «http://example.org/get» -o /usr/local/bin/get \\
            # from our own index
            && pip install --index-url "«http://pypi.example.org/simple»" requests==2.32.5
        HEALTHCHECK CMD curl -f http://localhost:8080/health
      `,
      good: `
        FROM python:3.13-slim
        ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \\
            https://example.org/app.tar.gz /srv/
        RUN curl -fsSL https://example.org/get -o /usr/local/bin/get \\
            # from our own index
            && pip install --index-url "https://pypi.example.org/simple" requests==2.32.5
        HEALTHCHECK CMD curl -f http://localhost:8080/health
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD', ...RUNNING_KEYWORDS],
  check({ keyword, sources, destination, commands }, { report }) {
    for (const source of keyword === 'ADD' && destination.exists ? sources : []) {
      const address = addressIn(source.string ?? '')
      if (!address?.host || isLocal(address.host) || !CLEARTEXT.has(address.scheme)) continue
      const origin = source.origin(0, address.scheme.length)
      const fix = address.scheme === 'http' && origin ? fixBy(origin.replace('https')) : undefined
      report({ at: source, message: messageFor(address.scheme, address.host), fixes: [fix] })
    }
    for (const command of commands.filter(isLoading)) {
      for (const word of command.arguments) {
        const address = addressOf(word)
        if (!address?.host || isLocal(address.host) || !CLEARTEXT.has(address.scheme)) continue
        const { scheme, host, start } = address
        const fix = scheme === 'http' ? fixBy(word.replacePart(start, start + scheme.length, 'https')) : undefined
        report({
          at: word.part(start, word.written.replace(/["']$/, '').length),
          message: messageFor(scheme, host),
          fixes: [fix],
        })
      }
    }
  },
})

function messageFor(scheme: string, host: string): string {
  return `Everyone on the way to "${host}" can read and change what is loaded by ${scheme.toUpperCase()}.`
}

function fixBy(change: Fix['changes'][number]): Fix {
  return { title: 'Use https', applicability: 'unsafe', changes: [change] }
}

/** Whether a command connects to the addresses among its arguments. */
function isLoading({ name, arguments: words }: Command): boolean {
  if (name === undefined || !LOADING.test(name)) return false
  return name !== 'git' || words.some(({ string }) => string !== undefined && GIT_ACTIONS.has(string))
}

const LOADING = /^(?:curl|wget2?|aria2c|axel|git|pip[\d.]*|pipx|uv|npm|pnpm|yarn|gem|conda|mamba|micromamba|lftp|ftp)$/
const GIT_ACTIONS: ReadonlySet<string> = new Set(['clone', 'fetch', 'pull', 'ls-remote', 'submodule', 'add'])
const CLEARTEXT: ReadonlySet<string> = new Set(['http', 'ftp', 'telnet'])
