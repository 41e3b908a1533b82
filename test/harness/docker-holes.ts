import type { Argument } from '../../server/src/docker/argument.ts'
import { expandsFlag } from '../../server/src/docker/syntax.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { dockerfileOf } from './docker.ts'
import type { HoledFile } from './holes.ts'

const NAME = 'SET_BY_WHO_BUILDS'
const hole = `\${${NAME}}`
const substitutes = ['', 'x', '0', 'root', 'a:1', '/x', '$NOT_SET']

/**
 * A Dockerfile with a variable that only who builds it knows instead of each of its words, flags and values, one at a time.
 */
export function holedDockerfiles(content: string): readonly HoledFile[] {
  const file = dockerfileOf(content)
  const all = file.instructions.flatMap((one) => (one.trigger ? [one, one.trigger] : one))
  const places = all.flatMap((one) => [
    // No builder replaces variables behind the image of FROM.
    ...(one.keyword === 'FROM' ? one.arguments.slice(0, 1) : one.arguments),
    // Nor in these, which are then mistakes in themselves.
    ...one.flags.flatMap(({ name, value }) => (name === 'from' || expandsFlag(one.keyword, name) ? value : [])),
    ...one.pairs.flatMap(({ value }) => (value.isMissing ? [] : value)),
  ])
  return places
    .filter(({ isMissing }) => !isMissing)
    .map((place) => holedAt(content, place, file.stages[0]?.from.source.piece.span.start ?? 0))
}

function holedAt(content: string, place: Argument, firstFrom: number): HoledFile {
  const { instruction, location } = place
  const original = content.slice(location.span.start, location.span.end)
  // A variable that is empty leaves a word of FROM there.
  const isFrom = instruction.keyword === 'FROM' && instruction.arguments.includes(place)
  const isJson = instruction.form === 'exec' && original.startsWith('"')
  // It is declared where FROM sees it, and again in the stage.
  const declaration = `ARG ${NAME}\n`
  const at = instruction.stage && instruction.keyword !== 'FROM' ? instruction.source.piece.span.start : firstFrom
  const line = { span: { start: at, end: at }, text: declaration }
  const withWord = (word: string) => {
    const text = isJson && !word.startsWith('"') ? JSON.stringify(word) : word || (isFrom ? '""' : '')
    return applyEdits(content, [line, { span: location.span, text }])
  }
  return {
    title: `${hole} instead of ${original}`,
    content: withWord(hole),
    substitutes: [...substitutes, original].map(withWord),
  }
}
