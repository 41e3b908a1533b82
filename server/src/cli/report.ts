import { escapeJson, escapeText } from '../output/escape.ts'
import { githubOfError, githubOfFinding } from '../output/github.ts'
import type { JsonFinding } from '../output/json.ts'
import { sarifLog, sarifResults } from '../output/sarif.ts'
import { lineOfFinding, textOfFile, textOfSummary } from '../output/text.ts'
import type { AnyRule, Applicability, Severity } from '../rules/rule.ts'
import type { CheckRequest } from './check.ts'
import type { Terminal } from './terminal.ts'

/** Prints what is found in the form that is asked for: while files are checked, or when all are. */
export interface Report {
  /** Takes what is found in one file, whose content is without secrets. */
  addFile(content: string, findings: readonly JsonFinding[]): void
  /** Ends the report. */
  end(total: Total): void
}

/** All that was found. */
export interface Total {
  readonly findings: readonly JsonFinding[]
  readonly errors: readonly { readonly file: string; readonly message: string }[]
  readonly files: number
  /** The files that were found, and are too large or not text. */
  readonly passedOver: number
  readonly documents: number
  readonly milliseconds: number
  /** The rules that ran. */
  readonly rules: readonly AnyRule[]
}

/** The report that a request asks for, by this version of the tool. */
export function reportFor(request: CheckRequest, version: string, terminal: Terminal): Report {
  const shownOf: Choose = (findings) => findings.filter(({ suppressed }) => !suppressed || request.showsSuppressed)
  if (request.format === 'json') return jsonReport(version, shownOf, terminal)
  if (request.format === 'sarif') return sarifReport(version, terminal)
  if (request.format === 'github') return githubReport(terminal)
  return request.isQuiet ? quietReport(shownOf, terminal) : textReport(shownOf, terminal)
}

/** The findings that are printed. */
type Choose = (findings: readonly JsonFinding[]) => readonly JsonFinding[]

function textReport(shownOf: Choose, terminal: Terminal): Report {
  return {
    addFile(content, findings) {
      const shown = shownOf(findings)
      if (shown.length > 0) terminal.print(`${textOfFile(content, shown, terminal.paint)}\n`)
    },
    end({ findings, errors, ...seen }) {
      terminal.print(`${textOfSummary(findings, seen, terminal.paint)}\n`)
      complain(errors, terminal)
    },
  }
}

function quietReport(shownOf: Choose, terminal: Terminal): Report {
  return {
    addFile(_content, findings) {
      for (const finding of shownOf(findings)) terminal.print(`${lineOfFinding(finding, terminal.paint)}\n`)
    },
    end({ errors }) {
      complain(errors, terminal)
    },
  }
}

function githubReport(terminal: Terminal): Report {
  return {
    addFile(_content, findings) {
      for (const finding of findings) {
        if (!finding.suppressed) terminal.print(`${githubOfFinding(finding)}\n`)
      }
    },
    end({ errors }) {
      for (const error of errors) terminal.print(`${githubOfError(error)}\n`)
    },
  }
}

/** Readers of SARIF know themselves what to do with what is ignored. */
function sarifReport(version: string, terminal: Terminal): Report {
  const results: object[] = []
  return {
    addFile(content, findings) {
      for (const result of sarifResults(content, findings)) results.push(result)
    },
    end({ errors, rules }) {
      terminal.print(`${escapeJson(sarifLog(results, { version, rules, errors }))}\n`)
    },
  }
}

function jsonReport(version: string, shownOf: Choose, terminal: Terminal): Report {
  return {
    addFile() {},
    end(total) {
      terminal.print(
        `${escapeJson({ ...jsonOfTotal(total, version), findings: shownOf(total.findings), errors: total.errors })}\n`,
      )
    },
  }
}

function complain(errors: Total['errors'], terminal: Terminal): void {
  for (const { message } of errors) terminal.complain(`${escapeText(message)}\n`)
}

function jsonOfTotal({ findings: all, files, documents, milliseconds }: Total, version: string): object {
  const findings = all.filter(({ suppressed }) => !suppressed)
  const bySeverity = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const byFix = (applicability: Applicability) =>
    findings.filter(({ fixes }) => fixes[0]?.applicability === applicability).length
  return {
    version: 1,
    tool: { name: 'seaworthy', version },
    summary: {
      files,
      documents,
      milliseconds,
      findings: {
        error: bySeverity('error'),
        warning: bySeverity('warning'),
        info: bySeverity('info'),
        hint: bySeverity('hint'),
      },
      suppressed: all.length - findings.length,
      fixable: { safe: byFix('safe'), unsafe: byFix('unsafe'), manual: byFix('manual') },
    },
  }
}
