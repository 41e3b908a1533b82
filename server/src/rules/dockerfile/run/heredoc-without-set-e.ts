import type { Heredoc, Instruction } from '../../../docker/instruction.ts'
import type { Command, Script } from '../../../docker/script.ts'
import { defineRule, type Fix } from '../../rule.ts'

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
  check(instruction, { report }) {
    const { keyword, scripts } = instruction
    if (keyword !== 'RUN' || stopsAtFailures(instruction)) return
    for (const { heredoc, isWhole, commands } of scripts) {
      if (!heredoc || !isWhole || scripts.length > 1) continue
      if (!goesOn(commands) || commands.some(isSet) || SHEBANG_E.test(heredoc.content)) continue
      const message = `The script goes on when "${firstIgnored(commands)?.name}" fails.`
      report({ at: heredoc, message, fixes: [fixFor(heredoc)] })
    }
  },
})

/** Whether SHELL says so for all scripts, or it is not known. */
function stopsAtFailures({ shell }: Instruction): boolean {
  return shell?.some((word, index) => index > 0 && (FLAG_E.test(word) || word === 'errexit')) ?? true
}

const FLAG_E = /^-[a-df-z]*e[a-z]*$/
const SHEBANG_E = /^#!.*[ \t]-[a-z]*e/

/** Whether the script itself says what happens at a failure. */
function isSet({ name, arguments: words }: Command): boolean {
  return name === 'set' && words.some(({ string = '' }) => FLAG_E.test(string) || string === 'errexit')
}

function goesOn(commands: Script['commands']): boolean {
  return firstIgnored(commands) !== undefined
}

/** The first command of the script itself whose failure nobody sees. */
function firstIgnored(commands: Script['commands']): Command | undefined {
  return commands.find((command) => {
    const { name, nextOperator, blocks, wrappers } = command
    if (name === undefined || nextOperator !== ';' || blocks.length > 0) return false
    return wrappers.length > 0 || !HARMLESS.has(name)
  })
}

/** What cannot fail, or stops by itself. */
const HARMLESS: ReadonlySet<string> = new Set(['echo', 'printf', 'export', 'set', 'exit', 'true', ':', 'unset', 'trap'])

/** Says so in a line of its own, below a shebang. */
function fixFor({ content, contentLocation: { text, span } }: Heredoc): Fix {
  const feed = content.indexOf('\n')
  const lineBreak = content[feed - 1] === '\r' ? '\r\n' : '\n'
  const start = span.start + (content.startsWith('#!') ? feed + 1 : 0)
  const edit = { span: { start, end: start }, text: `set -e${lineBreak}` }
  return { title: 'Stop at the first failure', applicability: 'unsafe', changes: [{ kind: 'edit', text, edit }] }
}
