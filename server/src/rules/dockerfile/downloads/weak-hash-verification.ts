import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule } from '../../rule.ts'

export const weakHashVerification = defineRule({
  id: 'weak-hash-verification',
  title: 'A download is compared by a hash that is broken',
  severity: 'info',
  profile: 'recommended',
  why: `
    For MD5 and SHA-1 two files with the same hash can be made. Who offers a good file that is looked at can offer a bad one
    later, and the comparison says that they are the same.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://www.rfc-editor.org/rfc/rfc6151',
    'https://csrc.nist.gov/news/2022/nist-transitioning-away-from-sha-1-for-all-apps',
  ],
  fixable: false,
  examples: [
    {
      title: 'A checksum from the days of MD5',
      bad: `
        FROM debian:13-slim
        RUN curl -fsSLO https://example.com/app.tar.gz \\
            # from the page of the release
            && echo "9e107d9d372bb6826bd81d3542a419d6  app.tar.gz" | «md5sum» -c -
      `,
      good: `
        FROM debian:13-slim
        RUN curl -fsSLO https://example.com/app.tar.gz \\
            # from the page of the release
            && echo "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592  app.tar.gz" | sha256sum -c -
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check({ commands }, { report }) {
    for (const { name, nameWord, arguments: words } of commands) {
      const hash = name === undefined ? undefined : HASHES.get(name)
      if (hash === undefined || !nameWord) continue
      const isCheck = words.some(({ string = '' }) => string === '--check' || /^-[abd-z]*c[a-z]*$/.test(string))
      if (isCheck)
        report({ at: nameWord, message: `"${name}" compares by ${hash}, for which files can be made to match.` })
    }
  },
})

const HASHES: ReadonlyMap<string, string> = new Map([
  ['md5sum', 'MD5'],
  ['sha1sum', 'SHA-1'],
])
