import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { editsOfFiles } from '../../server/src/lint/edits.ts'
import { type Config, Linter, type Placed } from '../../server/src/lint/linter.ts'
import { rules } from '../../server/src/rules/index.ts'
import { applyEdits, spanInFile } from '../../server/src/text/document.ts'
import { pick, randomOf } from '../harness/random.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = ['test/corpus/yaml', 'test/corpus/helm', 'test/corpus/docker', 'examples/docker/payments']
const files = folders.flatMap((folder) =>
  readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? `${folder}/${entry.name}` : [],
  ),
)

function lint(path: string, content: string, config: Config) {
  const linter = new Linter(config)
  linter.update(path, content)
  linter.folderRead('')
  for (const _ of linter.rest());
  const result = linter.lint(path)
  for (const { error } of result.failures) throw error
  return { linter, result }
}

const about = new Set(rules.flatMap(({ id, on }) => (on === 'ignore' ? id : [])))

/** A finding and what stands at its place, for those that are not about ignore comments. */
function described(all: readonly Placed[], content: string): string[] {
  return all
    .filter(({ finding }) => !about.has(finding.rule.id))
    .map(({ document, finding }) => {
      const { start, end } = spanInFile(document, finding.location.span)
      return `${finding.rule.id}: ${finding.message} ${content.slice(start, end)}`
    })
    .sort()
}

const config: Config = { profile: 'strict', today: '2027-01-15' }

test.each(files)('%s: each change that ignores a finding does that, and nothing else', (path) => {
  const content = readFileSync(`${root}${path}`, 'utf8')
  const { linter, result } = lint(path, content, config)
  const before = described(result.findings, content)
  const first = new Map(result.findings.map((placed) => [placed.finding.rule.id, placed]))
  for (const [id, placed] of first) {
    if (about.has(id)) continue
    for (const { title, changes } of linter.ignoreFixes(path, placed)) {
      const { changed, skipped } = editsOfFiles(changes, result)
      const after = applyEdits(content, changed.get(path) ?? [])
      const left = described(lint(path, after, config).result.findings, after)
      const others = (all: readonly string[]) => all.filter((one) => !one.startsWith(`${id}: `))
      expect([skipped, others(left)], `${title}\n${after}`).toEqual([[], others(before)])
      expect(left.length, `${title}\n${after}`).toBeLessThan(before.length)
    }
  }
})

const random = randomOf(11)
const ids = rules.map(({ id }) => id)

/** A comment of any kind, right or wrong. */
function anyComment(): string {
  const word = pick(
    ['seaworthy-ignore', 'seaworthy-ignore-file', 'seaworthy-ignore-stage', 'seaworthy-ignores'],
    random,
  )
  const until = pick(['', ' until=2027-01-14', ' until=2028-01-01', ' until=x'], random)
  const others = [
    'checkov:skip=',
    'trivy:ignore:*',
    'kics-scan ignore-line',
    'kics-scan ignore-block',
    'check=skip=all',
  ]
  return pick([`${word} ${pick(ids, random)}, ${pick(ids, random)}${until}: why`, pick(others, random)], random)
}

test.each(files)('%s: whatever is ignored, each finding is shown or hidden', (path) => {
  const lines = readFileSync(`${root}${path}`, 'utf8').split('\n')
  for (let round = 0; round < 3; round++) {
    const content = lines
      .flatMap((line) => (random(4) === 0 ? [`${/^\s*/.exec(line)?.[0]}# ${anyComment()}`, line] : line))
      .map((line) => (random(8) === 0 ? `${line} # ${anyComment()}` : line))
      .join('\n')
    const all = lint(path, content, { ...config, suppresses: false }).result.findings
    const { findings, suppressed } = lint(path, content, config).result
    expect(described([...findings, ...suppressed], content)).toEqual(described(all, content))
  }
})
