import type { Instruction } from '../../../docker/instruction.ts'
import type { Located } from '../../../text/document.ts'
import { lineBreakOf } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'

export const syntaxDirectiveMissing = defineRule({
  id: 'syntax-directive-missing',
  title: 'A Dockerfile needs a newer builder than it says',
  severity: 'info',
  profile: 'pedantic',
  why: `
    Flags and heredocs are read by the builder that is there: an old one refuses them, or takes the lines of a heredoc for
    instructions. With a line that names the syntax each builder takes the one that the file is written for.`,
  references: [
    'https://docs.docker.com/build/buildkit/frontend/',
    'https://docs.docker.com/reference/dockerfile/#syntax',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A mount',
      bad: {
        Dockerfile: `
        # The shop.
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN «--mount=type=cache,target=/root/.npm» npm ci
      `,
      },
      good: {
        Dockerfile: `
        # syntax=docker/dockerfile:1
        # The shop.
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN --mount=type=cache,target=/root/.npm npm ci
      `,
      },
    },
  ],

  on: 'dockerfile',
  check({ directives, instructions, text }, { report }) {
    if (directives.some(({ name }) => name === 'syntax')) return
    for (const instruction of instructions) {
      const newer = newerThanOldBuilders(instruction)
      if (!newer) continue
      const at = text.content.startsWith('\ufeff') ? 1 : 0
      const line = `# syntax=docker/dockerfile:1${lineBreakOf(text.content)}`
      return report({
        at: newer,
        message: `${instruction.keyword} is written in a syntax that no directive names.`,
        fixes: [
          {
            title: 'Name the syntax',
            applicability: 'unsafe',
            changes: [{ kind: 'edit', text, edit: { span: { start: at, end: at }, text: line }, refusal: undefined }],
          },
        ],
      })
    }
  },
})

/** What the builder of Docker did not know before BuildKit. */
function newerThanOldBuilders({ flags, heredocs, trigger }: Instruction): Located | undefined {
  if (trigger) return newerThanOldBuilders(trigger)
  return flags.find(({ name }) => NEW_FLAGS.has(name))?.whole ?? heredocs[0]
}

const NEW_FLAGS: ReadonlySet<string> = new Set(
  'checksum chmod device exclude keep-git-dir link mount network parents security start-interval unpack'.split(' '),
)
