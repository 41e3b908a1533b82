import { replaceInLine } from '../../../docker/change.ts'
import { defineRule } from '../../rule.ts'

export const shellNotJson = defineRule({
  id: 'shell-not-json',
  title: 'SHELL is no JSON array',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses a SHELL that is no JSON array of at least one string. An image that
    cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  equivalents: { dockerfilelint: ['invalid_format'], 'dockerfile-utils': ['SHELL_JSON_FORM', 'SHELL_REQUIRES_ONE'] },
  fixable: 'manual',
  examples: [
    {
      title: 'As in a terminal',
      bad: `
        FROM debian:13-slim
        «SHELL» /bin/bash -o pipefail -c
        RUN ls | wc --lines
      `,
      good: `
        FROM debian:13-slim
        SHELL ["/bin/bash", "-o", "pipefail", "-c"]
        RUN ls | wc --lines
      `,
    },
  ],

  on: 'instruction',
  keywords: ['SHELL'],
  check(instruction, { report }) {
    const { form, rest, source } = instruction
    if (form === 'exec' && instruction.arguments.length > 0) return
    const list = JSON.stringify(rest.split(/[ \t]+/)).replaceAll('","', '", "')
    const changes = [replaceInLine(instruction, source.syntax.rest, list)]
    report({
      at: instruction,
      message: 'SHELL is no JSON array of strings.',
      fixes: [PLAIN.test(rest) ? { title: 'Write a JSON array', applicability: 'manual', changes } : undefined],
    })
  },
})

const PLAIN = /^[\w./ \t-]+$/
