import type { Command } from '../../../docker/script.ts'
import { defineRule } from '../../rule.ts'
import { addressWord, baseName, fileOf, isTransfer, mayVerify } from './transfer.ts'

export const downloadWithoutIntegrity = defineRule({
  id: 'download-without-integrity',
  title: 'A download is used without a look at what came',
  severity: 'info',
  profile: 'recommended',
  why: `
    HTTPS says from whom a file comes, and not what it is: a server or an account that was taken over sends another one, and
    it is unpacked or run as before. A checksum or a signature in the Dockerfile makes the build fail instead.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
  ],
  fixable: false,
  examples: [
    {
      title: 'An archive and a program',
      bad: `
        FROM debian:13-slim
        RUN curl -fsSLo app.tar.gz «https://example.com/app-1.2.tar.gz» \\
            # without the documentation
            && tar -xzf app.tar.gz -C /opt --exclude doc \\
            && wget -qO /usr/local/bin/tool «https://example.com/tool» \\
            && chmod +x /usr/local/bin/tool
      `,
      good: `
        FROM debian:13-slim
        ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \\
            https://example.com/tool /usr/local/bin/tool
        RUN curl -fsSLo app.tar.gz https://example.com/app-1.2.tar.gz \\
            # without the documentation
            && echo "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592  app.tar.gz" | sha256sum -c - \\
            && tar -xzf app.tar.gz -C /opt --exclude doc \\
            && chmod +x /usr/local/bin/tool
      `,
    },
  ],

  on: 'instruction',
  check({ keyword, commands, isFullyRead }, { report }) {
    if (keyword !== 'RUN' || commands.length > MOST || !isFullyRead || commands.some(mayVerify)) return
    for (const [index, transfer] of commands.entries()) {
      const address = isTransfer(transfer) ? addressWord(transfer) : undefined
      if (!address || /^["']?file:/.test(address.written)) continue
      const file = fileOf(transfer, address.string)
      const unpacker = transfer.pipedInto.find(({ name = '' }) => UNPACKING.has(name))
      const user = unpacker ?? (file ? commands.slice(index + 1).find((one) => isUsing(one, file)) : undefined)
      if (!user) continue
      const what = address.string === undefined ? `What ${transfer.name} loads` : `"${address.string}"`
      report({ at: address, message: `${what} is used without a checksum or a signature.` })
    }
  },
})

/** Nobody writes so many commands into one instruction. */
const MOST = 500

const UNPACKING: ReadonlySet<string> = new Set([
  'tar',
  'bsdtar',
  'cpio',
  'unzip',
  'dpkg',
  'dpkg-deb',
  'rpm',
  'rpm2cpio',
])
const RUNNING: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'python3',
  'python',
  'perl',
  'php',
  'node',
  'apt',
  'apt-get',
  'apk',
  'dnf',
  'yum',
])

/** Whether a command unpacks, installs or runs a file, or makes it something to run. */
function isUsing({ name = '', nameWord, arguments: words }: Command, file: string): boolean {
  if (baseName(nameWord?.string) === file) return true
  if (!words.some(({ string }) => baseName(string) === file)) return false
  return (
    UNPACKING.has(name) ||
    RUNNING.has(name) ||
    (name === 'chmod' && words.some(({ string = '' }) => /x|[1357]/.test(string)))
  )
}
