import { defineRule } from '../../rule.ts'

export const pid1Wrapper = defineRule({
  id: 'pid1-wrapper',
  title: 'A package manager starts the process of the container',
  severity: 'info',
  profile: 'recommended',
  why: `
    The package manager stays in front of the process, and whether signals pass it depends on its version and on a shell
    between them. A container that does not close in time is killed, with requests and files half done.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#entrypoint',
    'https://docs.docker.com/build/building/best-practices/#entrypoint',
  ],
  fixable: false,
  examples: [
    {
      title: 'The start script',
      bad: `
        FROM node:24-slim
        COPY . .
        CMD [«"npm"», "start"]
      `,
      good: `
        FROM node:24-slim
        COPY . .
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isFinal || stage.isWindows) return
    const instruction = stage.entrypoint ?? stage.command
    const [command, ...others] = instruction?.commands ?? []
    if (!instruction || !command?.name || others.length > 0 || command.wrappers.length > 0) return
    const action = command.arguments[0]?.string
    if (!MANAGERS.has(command.name) || !action || !ACTIONS.has(action)) return
    report({
      at: command.nameWord ?? instruction,
      message: `${instruction.keyword} starts the process through "${command.name}".`,
    })
  },
})

const MANAGERS: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn'])
const ACTIONS: ReadonlySet<string> = new Set(['run', 'run-script', 'start'])
