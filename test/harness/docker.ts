import type { Dockerfile } from '../../server/src/docker/dockerfile.ts'
import { DockerText } from '../../server/src/docker/document.ts'
import type { Instruction } from '../../server/src/docker/instruction.ts'
import { exampleFiles, examplePaths } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import type { Located } from '../../server/src/text/document.ts'

export function dockerfileOf(content: string): Dockerfile {
  return dockerTextOf(content).dockerfile
}

export function dockerTextOf(content: string): DockerText {
  return new DockerText(content)
}

/** The bad Dockerfiles among the examples of all rules. */
export function dockerExamples(): readonly string[] {
  const ours = rules.filter(({ on }) => examplePaths[on] === 'Dockerfile')
  return ours.flatMap(({ examples, on }) =>
    examples.flatMap(({ bad }) => exampleFiles(bad, examplePaths[on]).map(({ content }) => content)),
  )
}

/** What stands at a place. */
export function writtenAt({ location: { text, span } }: Located): string {
  return text.content.slice(span.start, span.end)
}

/** Each instruction in one line: its keyword, flags, words or pairs, heredocs and trigger. */
export function summariesOf(content: string): readonly string[] {
  return dockerfileOf(content).instructions.map(summaryOf)
}

function summaryOf(instruction: Instruction): string {
  const { keyword, flags, form, pairs, trigger } = instruction
  const words = instruction.arguments.map(({ string, written }) => string ?? `?${written}`)
  const parts = [
    ...flags.map(({ name, value }) => `--${name}${value.isMissing ? '' : `=${value.string}`}`),
    ...(form === 'exec' ? [JSON.stringify(words)] : words),
    ...pairs.map(
      ({ key, value }) => `${key.string}${value.isMissing ? '' : `=${value.string ?? `?${value.written}`}`}`,
    ),
    ...(words.length + pairs.length === 0 && !trigger ? [instruction.rest] : []),
    ...instruction.heredocs.map(({ name, content }) => `${name}:${JSON.stringify(content)}`),
    ...(trigger ? [`(${summaryOf(trigger)})`] : []),
  ]
  return [keyword, ...parts.filter((part) => part !== '')].join(' ')
}
