import { nearest } from '../../../text/resemblance.ts'
import { defineRule } from '../../rule.ts'
import { isReadByDocker } from './frontend.ts'
import { knownFlags } from './known-flag.ts'

export const unknownFlag = defineRule({
  id: 'unknown-flag',
  title: 'An instruction has a flag that it does not know',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses a flag that its instruction does not know: flags are written in lower case, and each instruction has
    its own. An image that
    cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#overview'],
  equivalents: {
    'dockerfile-utils': ['UNKNOWN_ADD_FLAG', 'UNKNOWN_COPY_FLAG', 'UNKNOWN_FROM_FLAG', 'UNKNOWN_HEALTHCHECK_FLAG'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'Two letters swapped',
      bad: `
        FROM node:24-slim
        COPY «--chonw=node» server.js ./
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        COPY --chown=node server.js ./
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    const known = knownFlags[instruction.keyword]
    if (!known || !isReadByDocker(instruction.dockerfile)) return
    for (const { name, value, whole } of instruction.flags) {
      if (known.includes(name)) continue
      const meant = nearest(name, known)
      const written = value.isMissing ? '' : `=${value.written}`
      report({
        at: whole,
        message: `${instruction.keyword} knows no flag "--${name}".`,
        fixes: [
          meant === undefined
            ? undefined
            : { title: `Use --${meant}`, applicability: 'manual', changes: [whole.replace(`--${meant}${written}`)] },
        ],
      })
    }
  },
})
