import { DockerText } from '../../server/src/docker/document.ts'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { rules } from '../../server/src/rules/index.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { readYaml, type YamlDocument } from '../../server/src/yaml/document.ts'
import { rootOf } from '../../server/src/yaml/value.ts'
import { type Random, randomOf } from '../harness/random.ts'
import { type Shape, shaped } from '../harness/shapes.ts'
import { compare } from './measure.ts'
import type { Benchmark, Goal, Group } from './row.ts'
import { look, valuesOf } from './visit.ts'

const uri = 'file:///bench.yaml'

export const typing: Group = {
  benchmarks: [
    key('key in 10,000 lines, 200 documents', 'many documents', 10_000, { ratio: { p50: 3, p95: 8 } }),
    key('key in 2,000 lines, one document', 'one list', 2000, { ratio: { p50: 25 } }),
    keyInDockerfile('key in a Dockerfile of 1,000 lines, and all rules', 1000, { ms: { p50: 10, p95: 25 } }),
  ],
}

/** A key in a value: the file is read again, and every value of the changed document is looked at. */
function key(name: string, shape: Shape, lines: number, goal: Goal): Benchmark {
  const measure = () => {
    const { content, data } = shaped(shape, lines)
    const json = JSON.stringify(data)
    const typist = typistOf(content)
    const comparison = compare(
      () => JSON.parse(json),
      () => typist(),
    )
    return [{ name, ...comparison, per: 'unit', goal } as const]
  }
  return { name, measure }
}

const KEYS_AT_ONE_PLACE = 8

/** Types a letter into a value each time it is called: some into one value, then some into another. */
function typistOf(original: string): () => void {
  const random = randomOf(1)
  let content = original
  let documents: readonly YamlDocument[] = readYaml(uri, content, 'kubernetes')
  let place = 0
  let left = 0
  return () => {
    if (left === 0) {
      place = placeIn(content, random)
      left = KEYS_AT_ONE_PLACE
    }
    left--
    content = applyEdits(content, [{ span: { start: place, end: place }, text: 'x' }])
    const known = new Set(documents.map(({ text }) => text))
    documents = readYaml(uri, content, 'kubernetes', documents)
    const changed = documents.filter(({ text }) => !known.has(text))
    for (const { text } of changed) for (const value of valuesOf(rootOf(text))) look(value)
  }
}

/** An offset in a value that begins with a letter. */
function placeIn(content: string, random: Random): number {
  const letter = /: [a-z]/g
  letter.lastIndex = random(content.length)
  const match = letter.exec(content)
  return match ? match.index + 3 : placeIn(content, random)
}

/** A key in the name of a package: the file is read again, and every rule looks at all of it. */
function keyInDockerfile(name: string, lines: number, goal: Goal): Benchmark {
  const measure = () => {
    const original = dockerfileOf(lines)
    const random = randomOf(1)
    let text = new DockerText(original)
    const comparison = compare(
      () => checkDockerfile(new DockerText(original)),
      () => {
        const { content } = text
        const at = content.indexOf('package', random(content.length - 200))
        text = new DockerText(applyEdits(content, [{ span: { start: at, end: at }, text: 'x' }]), text)
        checkDockerfile(text)
      },
    )
    return [{ name, ms: comparison.ms, goal } as const]
  }
  return { name, measure }
}

function checkDockerfile(text: DockerText): void {
  checkText(text, rules, { kubernetes: newestVersion, showImplied: true })
}

/** A stage that installs many packages, and one that is built from it. */
function dockerfileOf(lines: number): string {
  const blocks = Array.from({ length: lines / BLOCK }, (_, index) => [
    `# Part ${index} of the system.`,
    `ENV PART_${index}=\${PART_${index - 1}:-none}-${index} PATH=/opt/part-${index}/bin:$PATH`,
    'RUN --mount=type=cache,target=/var/cache/apt apt-get update \\',
    `    && apt-get install -y --no-install-recommends package-${index} package-more \\`,
    '    # what is left',
    '    && rm -rf /var/lib/apt/lists/*',
    `COPY --from=build /out/package-${index} /opt/part-${index}/`,
    `LABEL org.example.part-${index}="package ${index}"`,
  ])
  const head = ['FROM golang:1.26 AS build', 'RUN make', 'FROM debian:13-slim AS base']
  return [...head, ...blocks.flat(), 'FROM base', 'USER app', 'CMD ["app"]', ''].join('\n')
}

const BLOCK = 8
