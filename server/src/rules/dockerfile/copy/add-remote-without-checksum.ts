import { defineRule } from '../../rule.ts'

export const addRemoteWithoutChecksum = defineRule({
  id: 'add-remote-without-checksum',
  title: 'ADD loads a file that nothing checks',
  severity: 'warning',
  profile: 'recommended',
  why: `
    What is behind an address can be another file tomorrow, put there by whoever took over the server or the project. With
    a checksum the builder refuses everything but the file that was reviewed.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
  ],
  equivalents: { kics: ['4b410d24-1cbe-4430-a632-62c9a931cf1c'], semgrep: ['prefer-copy-over-add'] },
  fixable: false,
  examples: [
    {
      title: 'A release',
      bad: `
        FROM debian:13-slim
        ADD --chmod=755 \\
            «https://example.com/shop/1.4.2/shop» /usr/local/bin/shop
        USER 10001
      `,
      good: `
        FROM debian:13-slim
        ADD --chmod=755 \\
            --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \\
            https://example.com/shop/1.4.2/shop /usr/local/bin/shop
        USER 10001
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD'],
  check(instruction, { report }) {
    if (!instruction.flag('checksum').isMissing) return
    // What may be empty may make the source the destination.
    if (instruction.destination.isUnknown) return
    for (const source of instruction.sources) {
      const { string } = source
      // Of a repository a commit can be named, and the builder can compare it.
      if (string === undefined || !/^https?:\/\//i.test(string) || /\.git\/?(?:[#?]|$)/i.test(string)) continue
      report({ at: source, message: 'ADD loads a file from an address, and nothing says which file it must be.' })
    }
  },
})
