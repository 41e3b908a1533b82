import { expect, test } from 'vitest'
import { editsOfFiles } from '../../server/src/lint/edits.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { applyEdits } from '../../server/src/text/document.ts'

const token = 'ghp_aaaabbbbccccddddeeeeffff0000111122223'

/** On which lines comments for the finding of a rule go: for its line (`▷`), its stage (`◇`) and its file (`▣`). */
const rows: readonly (readonly [what: string, rule: string, marked: string])[] = [
  ['continued lines', 'no-sudo', '▣◇FROM a:1\n▷RUN a && \\\n  # why\n  sudo b\n'],
  ['a heredoc', 'no-sudo', '▣◇FROM a:1\n▷RUN <<EOF\nsudo a\nEOF\n'],
  ['behind heredocs', 'no-sudo', '▣◇FROM a:1\nCOPY <<A <<B /x/\na\nA\nb\nB\n▷RUN sudo a\n'],
  ['comments above', 'no-sudo', '▣◇FROM a:1\n# one\n# two\n▷RUN sudo a\n'],
  ['ONBUILD, indented', 'onbuild-copy', '▣◇FROM a:1\n  # why\n  ▷ONBUILD ADD a /b\n'],
  ['directives', 'base-image-latest', '# escape=`\n# check=skip=none\n▣▷◇FROM a:latest\n'],
  ['directives and comments', 'base-image-latest', '# syntax=docker/dockerfile:1\n▣\n# why\n▷◇FROM a:latest\n'],
  ['line breaks of Windows and a mark', 'base-image-latest', '\ufeff# escape=`\r\n▣▷◇FROM a:latest\r\n'],
  ['a mark alone', 'base-image-latest', '\ufeff▣▷◇FROM a:latest'],
  ['blank lines', 'base-image-latest', '▣\n\n  ▷◇from a:latest\n'],
  ['the second stage', 'base-image-latest', '▣FROM a:1 AS b\nRUN a\n\n▷◇FROM b:latest\n'],
  ['a comment above', 'hardcoded-secret-value', `▣FROM a:1\n# why\n▷# ${token}\n# so\nRUN a\n`],
  ['a comment between lines', 'hardcoded-secret-value', `▣◇FROM a:1\n▷RUN a \\\n  # ${token}\n  b\n`],
  ['a comment for nothing', 'hardcoded-secret-value', `▣FROM a:1\n# ${token}\n\nRUN a\n`],
  ['a directive that is none', 'misplaced-directive', '▣ARG A=1\n▷# escape=`\nFROM a:1\n'],
]

for (const [what, rule, marked] of rows) {
  test(`a comment that hides a finding stands where it changes nothing else: ${what}`, () => {
    const content = marked.replaceAll(MARKS, '')
    const linter = linterOf(content)
    const placed = found(linter, rule)[0]!
    const made = linter.ignoreFixes('Dockerfile', placed, undefined).map(({ scope, changes }) => {
      const edits = editsOfFiles(changes, linter.lint('Dockerfile')).changed.get('Dockerfile') ?? []
      const after = linterOf(applyEdits(content, edits))
      expect(found(after, rule), scope).toEqual([])
      expect(after.lint('Dockerfile').findings.length, scope).toBeLessThanOrEqual(
        linter.lint('Dockerfile').findings.length,
      )
      expect(edits[0]?.text).toMatch(/^[ \t]*# seaworthy-ignore(?:-stage|-file)? [\w-]+: TODO\r?\n$/)
      return [scope, edits[0]?.span.start] as const
    })
    const lines = { line: lineOf(marked, '▷'), stage: lineOf(marked, '◇'), file: lineOf(marked, '▣') }
    expect(Object.fromEntries(made)).toEqual(
      Object.fromEntries(Object.entries(lines).filter(([, line]) => line !== undefined)),
    )
  })
}

const MARKS = /[▣▷◇]/g

/** The offset of the line on which a mark stands, without the marks. */
function lineOf(marked: string, mark: string): number | undefined {
  const at = marked.indexOf(mark)
  if (at === -1) return undefined
  const before = marked.slice(0, at).replaceAll(MARKS, '')
  return Math.max(before.lastIndexOf('\n') + 1, before.startsWith('\ufeff') ? 1 : 0)
}

function linterOf(content: string): Linter {
  const linter = new Linter({ profile: 'all' })
  linter.update('Dockerfile', content)
  linter.folderRead('')
  for (const _ of linter.rest());
  return linter
}

function found(linter: Linter, rule: string) {
  return linter.lint('Dockerfile').findings.filter(({ finding }) => finding.rule.id === rule)
}
