import { replaceInLine } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Stage } from '../../../docker/stage.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { execListOf } from './exec-list.ts'

export const execForm = defineRule({
  id: 'exec-form',
  title: 'A shell stands between the runtime and the program',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Without a JSON array a shell is started, which starts the program. When the container is to stop, many shells get the
    signal and pass it to nobody: the program is killed in the middle of its work. What is added to docker run is lost, and
    an image without a shell does not start.`,
  references: [
    'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
  ],
  equivalents: {
    hadolint: ['DL3025'],
    buildkit: ['JSONArgsRecommended'],
    kics: ['b86987e1-6397-4619-81d5-8807f2387c79'],
    semgrep: ['prefer-json-notation'],
    sonar: ['S7019'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A server and its options',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY . .
        # it listens on 8080
        CMD «node --enable-source-maps 'server.js'»
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY . .
        # it listens on 8080
        CMD ["node", "--enable-source-maps", "server.js"]
      `,
    },
    {
      title: 'With a variable of the container',
      bad: `
        FROM python:3.13-slim
        ENTRYPOINT «gunicorn app:app --bind 0.0.0.0:$PORT»
      `,
      good: `
        FROM python:3.13-slim
        ENTRYPOINT ["/bin/sh", "-c", "exec gunicorn app:app --bind 0.0.0.0:$PORT"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isFinal || stage.isWindows) return
    for (const instruction of startedBy(stage)) {
      const { form, rest, keyword } = instruction
      // Whoever chooses a shell wants one; what looks like an array is a mistake of another kind.
      if (form === 'exec' || rest === '' || rest.startsWith('[') || stage.last('SHELL')) continue
      report({
        at: { location: instruction.locate(instruction.source.syntax.rest) },
        message: `${keyword} starts a shell, and not the program itself.`,
        fixes: [fixFor(instruction)],
      })
    }
  },
})

/** What the image runs, as far as its Dockerfile says. */
function startedBy({ command, entrypoint }: Stage): readonly Instruction[] {
  return [entrypoint, command].filter((instruction) => instruction !== undefined)
}

function fixFor(instruction: Instruction): Fix | undefined {
  const list = execListOf(instruction)
  if (!list) return undefined
  const text = `[${list.map((word) => JSON.stringify(word)).join(', ')}]`
  const changes = [replaceInLine(instruction, instruction.source.syntax.rest, text)]
  return { title: 'Start the program without a shell between', applicability: 'unsafe', changes }
}
