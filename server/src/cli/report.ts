import { rulesOf } from '../lint/profile.ts'
import { escapeJson, escapeText } from '../output/escape.ts'
import { githubOfError, githubOfFinding } from '../output/github.ts'
import type { JsonFinding } from '../output/json.ts'
import { sarifLog, sarifResults } from '../output/sarif.ts'
import { lineOfFinding, textOfFile, textOfSummary } from '../output/text.ts'
import { rules } from '../rules/index.ts'
import type { Applicability, Severity } from '../rules/rule.ts'
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
}

/** The report that a request asks for, by this version of the tool. */
export function reportFor(request: CheckRequest, version: string, terminal: Terminal): Report {
  if (request.format === 'json') return jsonReport(version, terminal)
  if (request.format === 'sarif') return sarifReport(request, version, terminal)
  if (request.format === 'github') return githubReport(terminal)
  return request.isQuiet ? quietReport(terminal) : textReport(terminal)
}

function textReport(terminal: Terminal): Report {
  return {
    addFile(content, findings) {
      if (findings.length > 0) terminal.print(`${textOfFile(content, findings, terminal.paint)}\n`)
    },
    end({ findings, errors, ...seen }) {
      terminal.print(`${textOfSummary(findings, seen, terminal.paint)}\n`)
      complain(errors, terminal)
    },
  }
}

function quietReport(terminal: Terminal): Report {
  return {
    addFile(_content, findings) {
      for (const finding of findings) terminal.print(`${lineOfFinding(finding, terminal.paint)}\n`)
    },
    end({ errors }) {
      complain(errors, terminal)
    },
  }
}

function githubReport(terminal: Terminal): Report {
  return {
    addFile(_content, findings) {
      for (const finding of findings) terminal.print(`${githubOfFinding(finding)}\n`)
    },
    end({ errors }) {
      for (const error of errors) terminal.print(`${githubOfError(error)}\n`)
    },
  }
}

function sarifReport(request: CheckRequest, version: string, terminal: Terminal): Report {
  const results: object[] = []
  const isAsked = (id: string) => request.rules.length === 0 || request.rules.includes(id)
  const ran = rulesOf(request.profile, rules, request.kubernetes).filter(({ id }) => isAsked(id))
  return {
    addFile(content, findings) {
      for (const result of sarifResults(content, findings)) results.push(result)
    },
    end({ errors }) {
      terminal.print(`${escapeJson(sarifLog(results, { version, rules: ran, errors }))}\n`)
    },
  }
}

function jsonReport(version: string, terminal: Terminal): Report {
  return {
    addFile() {},
    end(total) {
      terminal.print(`${escapeJson(jsonOfTotal(total, version))}\n`)
    },
  }
}

function complain(errors: Total['errors'], terminal: Terminal): void {
  for (const { message } of errors) terminal.complain(`${escapeText(message)}\n`)
}

function jsonOfTotal({ findings, errors, files, documents, milliseconds }: Total, version: string): object {
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
      fixable: { safe: byFix('safe'), unsafe: byFix('unsafe'), manual: byFix('manual') },
    },
    findings,
    errors,
  }
}
