import type { Span } from '../text/document.ts'
import type { AnyRule, Files } from './rule.ts'

/** A file of an example, without its marks. */
export interface ExampleFile {
  readonly path: string
  readonly content: string
  /** What stood between `«` and `»`, in order. */
  readonly marks: readonly Span[]
}

/** What the only file of an example is called, by what the rule looks at. */
export const examplePaths: Readonly<Record<AnyRule['on'], string>> = {
  manifest: 'example.yaml',
  resource: 'example.yaml',
  podSpec: 'example.yaml',
  container: 'example.yaml',
  role: 'example.yaml',
  roleBinding: 'example.yaml',
  dockerfile: 'Dockerfile',
  stage: 'Dockerfile',
  instruction: 'Dockerfile',
  configMistake: '.seaworthy.yaml',
  ignore: 'example.yaml',
}

/** The files of an example, as they are on disk: without the indentation of the rule's file and without marks. */
export function exampleFiles(files: Files, defaultPath: string): readonly ExampleFile[] {
  const named = typeof files === 'string' ? { [defaultPath]: files } : files
  return Object.entries(named).map(([path, text]) => ({ path, ...unmark(dedent(text)) }))
}

/** Takes away the first line break, the last line's blanks, and the indentation that the first line has. */
export function dedent(text: string): string {
  const lines = text
    .replace(/^\n/, '')
    .replace(/\n[ ]*$/, '\n')
    .split('\n')
  const indent = lines[0]?.match(/^ */)?.[0].length ?? 0
  return lines.map((line) => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line)).join('\n')
}

function unmark(text: string): { readonly content: string; readonly marks: readonly Span[] } {
  const marks: Span[] = []
  let content = ''
  let start = 0
  for (const character of text) {
    if (character === '«') start = content.length
    else if (character === '»') marks.push({ start, end: content.length })
    else content += character
  }
  return { content, marks }
}
