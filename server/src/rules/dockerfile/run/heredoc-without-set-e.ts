import type { Heredoc } from '../../../docker/instruction.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { isIgnored, setsErrexit, stopsAtFailures } from './failure.ts'

export const heredocWithoutSetE = defineRule({
  id: 'heredoc-without-set-e',
  title: 'A script of several commands goes on after a failure',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A shell goes on with the next line when a command fails, and the build fails only by the last one. A download that
    broke off or a check that did not pass leaves an image that looks finished.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#here-documents',
    'https://docs.docker.com/build/building/best-practices/#run',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'An installation',
      bad: `
        FROM debian:13-slim
        RUN «<<EOF»
        apt-get update
        apt-get install -y --no-install-recommends curl
        rm -rf /var/lib/apt/lists/*
        EOF
        CMD ["curl", "--version"]
      `,
      good: `
        FROM debian:13-slim
        RUN <<EOF
        set -e
        apt-get update
        apt-get install -y --no-install-recommends curl
        rm -rf /var/lib/apt/lists/*
        EOF
        CMD ["curl", "--version"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    const { scripts } = instruction
    if (stopsAtFailures(instruction)) return
    for (const { heredoc, isWhole, commands } of scripts) {
      if (!heredoc || !isWhole || scripts.length > 1) continue
      const ignored = commands.find(isIgnored)
      if (!ignored || commands.some(setsErrexit) || SHEBANG_E.test(heredoc.content)) continue
      const message = `The script goes on when "${ignored.name}" fails.`
      report({ at: heredoc, message, fixes: [fixFor(heredoc)] })
    }
  },
})

const SHEBANG_E = /^#!.*[ \t]-[a-z]*e/

/** Says so in a line of its own, below a shebang. */
function fixFor({ content, contentLocation: { text, span } }: Heredoc): Fix {
  const feed = content.indexOf('\n')
  const lineBreak = content[feed - 1] === '\r' ? '\r\n' : '\n'
  const start = span.start + (content.startsWith('#!') ? feed + 1 : 0)
  const edit = { span: { start, end: start }, text: `set -e${lineBreak}` }
  return { title: 'Stop at the first failure', applicability: 'unsafe', changes: [{ kind: 'edit', text, edit }] }
}
