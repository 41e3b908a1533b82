import { type Config, type FileResult, Linter, type Placed } from '../../server/src/lint/linter.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { LineIndex, spanInFile } from '../../server/src/text/document.ts'

/** What is shown of a file, and what is not and why: rules with the lines of their findings, from 1. */
export interface Verdict {
  readonly shown: readonly string[]
  readonly hidden: readonly string[]
}

/** A file and the rules that are asked for. */
export function verdictOn(yaml: string, config: Config, path = 'pod.yaml'): Verdict {
  const content = dedent(yaml)
  const linter = new Linter(config)
  linter.update(path, content)
  linter.folderRead('')
  for (const _ of linter.rest());
  return verdictOf(linter.lint(path), content)
}

export function verdictOf({ findings, suppressed, failures }: FileResult, content: string): Verdict {
  for (const { error } of failures) throw error
  const lines = new LineIndex(content)
  const place = ({ document, finding }: Placed) =>
    `${finding.rule.id} ${lines.positionAt(spanInFile(document, finding.location.span).start).line + 1}`
  return {
    shown: findings.map(place),
    hidden: suppressed.map((one) => `${place(one)}, ${one.by}: ${one.reason ?? '?'}`),
  }
}
