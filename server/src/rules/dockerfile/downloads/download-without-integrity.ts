import type { Command, ShellWord } from '../../../docker/script.ts'
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
  keywords: ['RUN'],
  check({ commands, isFullyRead }, { report }) {
    if (!commands.some(isTransfer) || !isFullyRead || commands.some(mayVerify)) return
    const lastUses = lastUsesOf(commands)
    for (const [index, transfer] of commands.entries()) {
      const address = isTransfer(transfer) ? addressWord(transfer) : undefined
      if (!address || /^["']?file:/.test(address.written)) continue
      const file = fileOf(transfer, address.string)
      const isUnpacked = transfer.pipedInto.some(({ name = '' }) => UNPACKING.has(name))
      if (!isUnpacked && !(file && (lastUses.get(file) ?? 0) > index)) continue
      const what = address.string === undefined ? `What ${transfer.name} loads` : `"${address.string}"`
      report({ at: address, message: `${what} is used without a checksum or a signature.` })
    }
  },
})

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

/** By the name of a file, the index of the last command that unpacks, installs or runs it, or makes it something to run. */
function lastUsesOf(commands: readonly Command[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const [index, { name, nameWord, arguments: words }] of commands.entries()) {
    for (const { string } of [...(nameWord ? [nameWord] : []), ...(isUsing(name, words) ? words : [])]) {
      const file = baseName(string)
      if (file) uses.set(file, index)
    }
  }
  return uses
}

/** Whether a command unpacks, installs or runs what it is given, or makes it something to run. */
function isUsing(name = '', words: readonly ShellWord[]): boolean {
  if (UNPACKING.has(name) || RUNNING.has(name)) return true
  return name === 'chmod' && words.some(({ string = '' }) => /x|[1357]/.test(string))
}
