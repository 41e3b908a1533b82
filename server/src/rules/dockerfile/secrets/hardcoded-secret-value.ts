import { credentialsIn } from '../../../docker/credential.ts'
import type { Dockerfile } from '../../../docker/dockerfile.ts'
import { Instruction } from '../../../docker/instruction.ts'
import type { Location, Span } from '../../../text/document.ts'
import { defineRule, type Severity } from '../../rule.ts'

export const hardcodedSecretValue = defineRule({
  id: 'hardcoded-secret-value',
  title: 'A credential stands in the Dockerfile',
  severity: 'error',
  profile: 'recommended',
  why: `
    It is in the repository and in all its clones, and in the history or the layers of every image built from it. Programs
    look through public ones for nothing else and use what they find within minutes. It has to be revoked, not only
    taken out.`,
  references: ['https://docs.docker.com/build/building/secrets/'],
  equivalents: { dockle: ['CIS-DI-0010'] },
  fixable: false,
  examples: [
    {
      title: 'A password in an address',
      bad: `
        FROM python:3.13-slim
        # everything of our own
        RUN pip install --no-cache-dir \\
            --index-url https://ci:«h4rd2gue55»@pypi.example.com/simple shop==1.4.2
      `,
      good: `
        FROM python:3.13-slim
        # everything of our own
        RUN --mount=type=secret,id=netrc,target=/root/.netrc \\
            pip install --no-cache-dir --index-url https://pypi.example.com/simple shop==1.4.2
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const contents: string[] = []
    eachPart(dockerfile, ({ content }) => contents.push(content))
    // All at once: to begin a search takes longer than to search a line.
    const credentials = credentialsIn(contents.join('\n'))
    if (credentials.length === 0) return
    const parts: Part[] = []
    eachPart(dockerfile, (part) => parts.push(part))
    let index = 0
    let start = 0
    for (const { kind, span } of credentials) {
      let part = parts[index]
      while (part && span.start > start + part.content.length) {
        start += part.content.length + 1
        index++
        part = parts[index]
      }
      if (!part) return
      const location = locate(part, { start: span.start - start, end: span.end - start })
      report({ at: { location, sensitive: true }, severity: part.severity, message: `The Dockerfile holds ${kind}.` })
    }
  },
})

/** A text without line breaks of other parts, and where it stands. */
interface Part {
  readonly content: string
  readonly severity: Severity
  /** The instruction whose logical line it is, or where it stands as it is. */
  readonly at: Instruction | Location
}

/** Looks at the lines of instructions, each with its heredocs, and then at comments. */
function eachPart({ instructions, comments }: Dockerfile, look: (part: Part) => void): void {
  for (const at of instructions) {
    look({ content: at.source.line.text, severity: 'error', at })
    for (const { contentLocation } of at.heredocs) look(partAt(contentLocation, 'error'))
  }
  for (const { location } of comments) look(partAt(location, 'warning'))
}

function partAt(at: Location, severity: Severity): Part {
  return { content: at.text.content.slice(at.span.start, at.span.end), severity, at }
}

function locate({ at }: Part, span: Span): Location {
  if (at instanceof Instruction) return at.locate(span)
  const { start } = at.span
  return { text: at.text, span: { start: start + span.start, end: start + span.end } }
}
