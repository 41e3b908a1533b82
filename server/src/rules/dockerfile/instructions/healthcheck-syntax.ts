import { defineRule } from '../../rule.ts'

export const healthcheckSyntax = defineRule({
  id: 'healthcheck-syntax',
  title: 'A HEALTHCHECK is neither CMD nor NONE',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder knows HEALTHCHECK CMD with a command and HEALTHCHECK NONE without one, and refuses everything else. An image
    that cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  equivalents: { dockerfilelint: ['invalid_format'], 'dockerfile-utils': ['UNKNOWN_TYPE'] },
  fixable: false,
  examples: [
    {
      title: 'CMD is missing',
      bad: `
        FROM nginx:1.29
        HEALTHCHECK --interval=30s «curl» --fail http://localhost/
      `,
      good: `
        FROM nginx:1.29
        HEALTHCHECK --interval=30s CMD curl --fail http://localhost/
      `,
    },
  ],

  on: 'instruction',
  keywords: ['HEALTHCHECK'],
  check(instruction, { report }) {
    const type = instruction.argument(0)
    if (type.isMissing || type.written.includes('$')) return
    const word = type.written.toUpperCase()
    const hasCommand = instruction.rest !== ''
    if (word === 'CMD' && !hasCommand) report({ at: type, message: 'HEALTHCHECK CMD has no command.' })
    if (word === 'NONE' && hasCommand) report({ at: type, message: 'HEALTHCHECK NONE has a command.' })
    if (word === 'CMD' || word === 'NONE') return
    report({ at: type, message: `HEALTHCHECK begins with "${type.written}", which is neither CMD nor NONE.` })
  },
})
