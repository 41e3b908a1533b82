import type { Command, ShellWord } from '../../../docker/script.ts'
import { defineRule } from '../../rule.ts'

export const gitCloneUnpinned = defineRule({
  id: 'git-clone-unpinned',
  title: 'A repository is cloned as it happens to be',
  severity: 'info',
  profile: 'recommended',
  why: `
    Each build gets what is on the branch that day: the same Dockerfile makes different images, and whoever can push there
    decides what is in yours. A tag or a commit says what is meant.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/',
    'https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository',
  ],
  fixable: false,
  examples: [
    {
      title: 'The default branch',
      bad: `
        FROM golang:1.26 AS build
        RUN git clone --depth 1 «https://example.com/app.git» /src \\
            # without the tests
            && make -C /src install
      `,
      good: `
        FROM golang:1.26 AS build
        RUN git clone --depth 1 --branch v1.4.2 https://example.com/app.git /src \\
            # without the tests
            && make -C /src install
      `,
    },
  ],

  on: 'stage',
  check({ instructions }, { report }) {
    const run = instructions.filter(({ keyword }) => keyword === 'RUN')
    // What cannot be read may check out a commit, too.
    const last = run.findLastIndex((one) => !one.isFullyRead || one.commands.some(selectsCommit))
    for (const instruction of run.slice(last + 1)) {
      for (const command of instruction.commands) {
        const source = clonedBy(command)
        if (!source) continue
        report({
          at: source,
          message: `Repository ${source.string ? `"${source.string}"` : 'of git clone'} is cloned as it is on the day of the build.`,
        })
      }
    }
  },
})

/** What is cloned without a word on which version; `undefined` when something else is done, or not all can be known. */
function clonedBy({ name, arguments: words }: Command): ShellWord | undefined {
  const at = words.findIndex(({ string }) => string === 'clone')
  if (name !== 'git' || at === -1) return undefined
  const rest = words.slice(at + 1)
  if (rest.some(({ string, written }) => string === undefined && !/^["']?[a-z]+:|\//i.test(written))) return undefined
  if (rest.some(({ string = '' }) => /^(?:-b.*|--branch(?:=.*)?|--revision(?:=.*)?)$/.test(string))) return undefined
  return rest.find(({ written }) => REPOSITORY.test(written))
}

const REPOSITORY = /^["']?(?:(?:https?|git|ssh):\/\/|git@)/

/** Whether a command goes to another commit, as git or a script that nobody sees. */
function selectsCommit({ name, arguments: words }: Command): boolean {
  if (name === undefined) return true
  return name === 'git' && words.some(({ string = '' }) => SELECTING.has(string))
}

const SELECTING: ReadonlySet<string> = new Set(['checkout', 'switch', 'reset', 'worktree', 'submodule', 'describe'])
