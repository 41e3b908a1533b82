import { credentialsIn } from '../../../docker/credential.ts'
import { defineRule } from '../../rule.ts'

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
  check({ instructions, comments }, { report }) {
    for (const instruction of instructions) {
      const { text } = instruction.source.line
      for (const { kind, span } of credentialsIn(text)) {
        report({ at: { location: instruction.locate(span), sensitive: true }, message: messageFor(kind) })
      }
      for (const { content, contentLocation } of instruction.heredocs) {
        const { start } = contentLocation.span
        for (const { kind, span } of credentialsIn(content)) {
          const location = {
            text: contentLocation.text,
            span: { start: start + span.start, end: start + span.end },
          }
          report({ at: { location, sensitive: true }, message: messageFor(kind) })
        }
      }
    }
    for (const { location } of comments) {
      const { text, span } = location
      for (const { kind, span: found } of credentialsIn(text.content.slice(span.start, span.end))) {
        const at = { text, span: { start: span.start + found.start, end: span.start + found.end } }
        report({ at: { location: at, sensitive: true }, severity: 'warning', message: messageFor(kind) })
      }
    }
  },
})

function messageFor(kind: string): string {
  return `The Dockerfile holds ${kind}.`
}
