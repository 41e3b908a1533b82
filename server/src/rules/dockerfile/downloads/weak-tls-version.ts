import type { ShellWord } from '../../../docker/script.ts'
import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const weakTlsVersion = defineRule({
  id: 'weak-tls-version',
  title: 'A download may be encrypted with a version of TLS that is broken',
  severity: 'warning',
  profile: 'recommended',
  why: `
    SSL and the first versions of TLS have flaws with which whoever is on the way reads and changes what is sent. Naming one
    makes a program agree to it, although the server has better ones.`,
  references: ['https://www.rfc-editor.org/rfc/rfc8996', 'https://docs.docker.com/build/building/best-practices/'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'An old server',
      bad: `
        FROM debian:13-slim
        RUN curl «--tlsv1.0» -fsSLO https://example.com/app.tar.gz \\
            # and its signature
            && wget -q «--secure-protocol=TLSv1» https://example.com/app.tar.gz.asc
      `,
      good: `
        FROM debian:13-slim
        RUN curl --tlsv1.2 -fsSLO https://example.com/app.tar.gz \\
            # and its signature
            && wget -q --secure-protocol=TLSv1_2 https://example.com/app.tar.gz.asc
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check({ commands }, { report }) {
    for (const { name, arguments: words } of commands) {
      const weak = name === 'curl' ? CURL : WGET
      if (name !== 'curl' && name !== 'wget') continue
      for (const word of words) {
        if (!weak.test(word.string ?? '')) continue
        const better = name === 'curl' ? '--tlsv1.2' : '--secure-protocol=TLSv1_2'
        report({
          at: word,
          message: `"${word.string}" lets ${name} use a broken version of TLS.`,
          fixes: [fixBy(word, better)],
        })
      }
    }
  },
})

function fixBy(word: ShellWord, better: string): Fix {
  return { title: 'Use TLS 1.2 or newer', applicability: 'unsafe', changes: [word.replace(better)] }
}

const CURL = /^(?:--tlsv1\.[01]|--sslv[23]|-[23])$/
const WGET = /^--secure-protocol=(?:SSLv[23]|TLSv1(?:_[01])?)$/i
