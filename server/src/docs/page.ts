import { newestVersion } from '../kubernetes/version.ts'
import { linterOfRule } from '../lint/alone.ts'
import { isDockerfile } from '../lint/language.ts'
import { type ExampleFile, exampleFiles, examplePaths } from '../rules/example.ts'
import type { AnyRule, Applicability, Example, Files, Finding } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { LineIndex, type Span, spanInFile } from '../text/document.ts'
import { codeBlock, escapeMarkdown, inlineCode, tableRow } from './markdown.ts'
import { standardOf } from './words.ts'

/**
 * The page of a rule in Markdown. What it shows of an example comes from running the rule on it, so that the page says
 * what a user sees.
 *
 * @throws what the rule throws when it fails on one of its own examples, which its tests rule out.
 */
export function pageOf(rule: AnyRule): string {
  const parts = [
    `# ${escapeMarkdown(rule.title)}`,
    factsOf(rule),
    '## Why',
    escapeMarkdown(whyOf(rule)),
    ...partsOfOptions(rule),
    `## ${rule.examples.length === 1 ? 'Example' : 'Examples'}`,
    ...collect(rule.examples, (example) => partsOfExample(rule, example)),
    '## References',
    rule.references.map((reference) => `- <${reference}>`).join('\n'),
    ...partsOfEquivalents(rule),
  ]
  return `${parts.join('\n\n')}\n`
}

const profiles: Readonly<Record<AnyRule['profile'], string>> = {
  recommended: 'recommended, strict and pedantic',
  strict: 'strict and pedantic',
  pedantic: 'pedantic',
  'opt-in': 'none: turn it on by its name',
}

const applicabilities: Readonly<Record<Applicability, string>> = {
  safe: 'safe: what runs stays the same',
  unsafe: 'unsafe: it changes what runs, so look before you take it',
  manual: 'manual: it leaves a value or a choice to you',
}

const subjects: Readonly<Record<AnyRule['on'], string>> = {
  manifest: 'manifests',
  resource: 'resources',
  podSpec: 'pods, and the pod templates of workloads',
  container: 'containers, init and ephemeral containers included',
  role: 'Roles and ClusterRoles',
  roleBinding: 'RoleBindings and ClusterRoleBindings',
  dockerfile: 'Dockerfiles',
  stage: 'the stages of Dockerfiles',
  instruction: 'instructions of Dockerfiles, those behind ONBUILD included',
  configMistake: 'the configuration file, `.seaworthy.yaml`',
  ignore: 'ignore comments and annotations',
}

/** Other tools by their keys; a key that is not here is shown as it is. */
const tools: Readonly<Record<string, string>> = {
  'pod-security': 'Pod Security admission',
  'kube-linter': 'KubeLinter',
  trivy: 'Trivy',
  checkov: 'Checkov',
  kics: 'KICS',
  kubescape: 'Kubescape',
  polaris: 'Polaris',
  kyverno: 'Kyverno',
  gatekeeper: 'Gatekeeper',
  hadolint: 'hadolint',
  buildkit: 'BuildKit',
  semgrep: 'Semgrep',
  sonar: 'Sonar',
  dockerfilelint: 'dockerfilelint',
  'dockerfile-utils': 'dockerfile-utils',
  dockle: 'Dockle',
  'cis-docker': 'CIS Docker Benchmark',
}

function factsOf(rule: AnyRule): string {
  const links = (rule.impliedBy ?? []).map((id) => `[${inlineCode(id)}](${id}.md)`)
  const rows: (readonly [fact: string, value: string])[] = [
    ['Severity', rule.severity],
    ['Profiles', profiles[rule.profile]],
    ...(isForDockerfiles(rule) ? [] : [['Pod Security Standard', standardOf(rule) || 'not demanded'] as const]),
    ['Found in', subjects[rule.on]],
    ['Fix', rule.fixable === false ? 'none' : applicabilities[rule.fixable]],
  ]
  if (links.length > 0) rows.push(['Silent beside', links.join(', ')])
  return [tableRow(['Rule', inlineCode(rule.id)]), tableRow(['---', '---']), ...rows.map(tableRow)].join('\n')
}

function isForDockerfiles({ on }: AnyRule): boolean {
  return isDockerfile(examplePaths[on])
}

function whyOf({ why }: AnyRule): string {
  const lines = why.trim().split('\n')
  return lines.map((line) => line.trim()).join('\n')
}

function partsOfOptions({ id, options = {}, exampleOptions = {} }: AnyRule): string[] {
  const lines = Object.entries(options).map(
    ([name, option]) => `- ${inlineCode(name)}: ${option.description} Default: ${inlineCode(written(option.default))}`,
  )
  if (lines.length === 0) return []
  const told = Object.entries(exampleOptions).filter(
    ([name, value]) => written(value) !== written(options[name]?.default),
  )
  const config = [
    '# .seaworthy.yaml',
    'rules:',
    `  ${id}:`,
    ...told.map(([name, value]) => `    ${name}: ${written(value)}`),
  ]
  const parts = ['## Options', lines.join('\n')]
  return told.length === 0 ? parts : [...parts, 'Below, this is what is set:', codeBlock('yaml', config.join('\n'))]
}

/** JSON, with blanks where people put them. */
function written(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(written).join(', ')}]` : JSON.stringify(value)
}

function partsOfExample(rule: AnyRule, { title, bad, good }: Example): string[] {
  const defaultPath = examplePaths[rule.on]
  const before = findIn(exampleFiles(bad, defaultPath), rule)
  const findings = collect(before, ({ found }) => found.map(({ finding }) => finding))
  return [
    `### ${escapeMarkdown(title)}`,
    ...collect(before, (file) => partsOfFile(file.path, withCarets(file.content, file.found), bad)),
    'Use instead:',
    ...collect(exampleFiles(good, defaultPath), ({ path, content }) => partsOfFile(path, content, good)),
    ...partsOfFixes(findings),
  ]
}

/** A file by its content, under its name where the example gives it one. */
function partsOfFile(path: string, content: string, files: Files): string[] {
  const block = codeBlock(syntaxOf(path), content)
  return typeof files === 'string' ? [block] : [`${inlineCode(path)}:`, block]
}

/** The name that Markdown has for how a file is written. */
function syntaxOf(path: string): string {
  if (isDockerfile(path)) return 'dockerfile'
  return /\.(?:ya?ml|tpl)$/.test(path) ? 'yaml' : 'text'
}

function partsOfFixes(findings: readonly Finding[]): string[] {
  const fixes = collect(findings, (finding) => finding.fixes)
  const lines = fixes.map(({ title, applicability }) => `- ${escapeMarkdown(title)} (${applicability})`)
  if (lines.length === 0) return []
  const distinct = [...new Set(lines)]
  return [distinct.length === 1 ? 'The fix that is offered:' : 'The fixes that are offered:', distinct.join('\n')]
}

function partsOfEquivalents({ equivalents = {} }: AnyRule): string[] {
  const lines = Object.entries(equivalents).map(
    ([tool, checks]) => `- ${escapeMarkdown(tools[tool] ?? tool)}: ${checks.map(inlineCode).join(', ')}`,
  )
  return lines.length === 0 ? [] : ['## The same check in other tools', lines.join('\n')]
}

/** A finding and its place in the file. */
interface Found {
  readonly finding: Finding
  readonly span: Span
}

/** The files of an example with what the rule finds in them, when it sees them together. */
function findIn(files: readonly ExampleFile[], rule: AnyRule): readonly (ExampleFile & { readonly found: Found[] })[] {
  const linter = linterOfRule(rule, files, newestVersion)
  return files.map((file) => {
    const { findings, failures } = linter.lint(file.path)
    for (const { error } of failures) throw error
    const found = findings.map(({ document, finding }) => ({
      finding,
      span: spanInFile(document, finding.location.span),
    }))
    return { ...file, found }
  })
}

/** The content with a comment below each line in which something is found: carets, and the message. */
function withCarets(content: string, found: readonly Found[]): string {
  const index = new LineIndex(content)
  const lines = content.split('\n').map((line) => [line])
  for (const { finding, span } of found) {
    const { line, character } = index.positionAt(span.start)
    const shown = lines[line]
    if (shown) shown.push(`${caretsBelow(shown[0] ?? '', character, span.end - span.start)} ${finding.message}`)
  }
  return lines.flat().join('\n')
}

/** A comment takes its `#` from the first column, where a caret may have to give way to it. */
function caretsBelow(line: string, start: number, length: number): string {
  const blanks = line.slice(1, start).replace(/[^\t]/g, ' ')
  const carets = [...line.slice(Math.max(start, 1), start + length)].length
  return `#${blanks}${'^'.repeat(Math.max(1, carets))}`
}
