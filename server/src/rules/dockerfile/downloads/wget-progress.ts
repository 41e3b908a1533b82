import { familiarName } from '../../../docker/image.ts'
import type { Command } from '../../../docker/script.ts'
import type { Stage } from '../../../docker/stage.ts'
import { defineRule } from '../../rule.ts'

export const wgetProgress = defineRule({
  id: 'wget-progress',
  title: 'A download fills the log with its progress',
  severity: 'hint',
  profile: 'strict',
  why: `
    Without a terminal wget writes a line for each few kilobytes. Among thousands of them nobody sees the warning that
    counts, and logs are cut off where they are too long.`,
  references: ['https://www.gnu.org/software/wget/manual/html_node/Download-Options.html'],
  equivalents: { hadolint: ['DL3047'] },
  fixable: 'safe',
  examples: [
    {
      title: 'On Debian',
      bad: `
        FROM debian:13-slim
        # as it was released
        RUN «wget» https://example.com/shop-1.4.2.tar.gz \\
            && echo "0123456789abcdef  shop-1.4.2.tar.gz" | sha256sum -c
      `,
      good: `
        FROM debian:13-slim
        # as it was released
        RUN wget --progress=dot:giga https://example.com/shop-1.4.2.tar.gz \\
            && echo "0123456789abcdef  shop-1.4.2.tar.gz" | sha256sum -c
      `,
    },
    {
      title: 'On Alpine, whose wget has fewer options',
      bad: `
        FROM alpine:3.22
        RUN «wget» https://example.com/shop-1.4.2.tar.gz && sha256sum -c shop.sha256
      `,
      good: `
        FROM alpine:3.22
        RUN wget -q https://example.com/shop-1.4.2.tar.gz && sha256sum -c shop.sha256
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    const { commands, stage } = instruction
    if (!stage) return
    for (const command of commands) {
      const { name, nameWord } = command
      if (name !== 'wget' || !nameWord || !isTalkative(command)) continue
      const option = hasGnuTools(stage) ? '--progress=dot:giga' : '-q'
      report({
        at: nameWord,
        message: '"wget" writes each step of its progress.',
        fixes: [{ title: `Add ${option}`, applicability: 'safe', changes: [nameWord.insertAfter(option)] }],
      })
    }
  },
})

/** Whether it loads something, and no option says where its progress goes, nor a variable that may hold one. */
function isTalkative({ arguments: words, redirects }: Command): boolean {
  if (words.length === 0 || redirects.some(({ operator, target }) => operator.includes('&') || target === undefined))
    return false
  return words.every(({ string, written }) => {
    // A word in quotes is one word, and an address may be put together.
    if (string === undefined) return /^["']?https?:/.test(written)
    return !QUIET.test(string)
  })
}

/** Whether wget is that of GNU: not on Alpine, nor where the image is not known. */
function hasGnuTools({ root: { reference } }: Stage): boolean {
  return reference !== undefined && GNU.has(familiarName(reference)) && !/alpine|busybox/.test(reference.tag ?? '')
}

const QUIET =
  /^--(?:progress|quiet|no-verbose|output-file|append-output|version|help|spider|input-file)|^-[A-Za-z]*[qoavVhi]/
const GNU: ReadonlySet<string> = new Set(
  'almalinux amazonlinux buildpack-deps centos debian fedora golang node openjdk php python rockylinux ruby rust ubuntu'.split(
    ' ',
  ),
)
