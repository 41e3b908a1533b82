import { renameInstruction } from '../../../docker/change.ts'
import { isInstruction } from '../../../docker/syntax.ts'
import { nearest } from '../../../text/resemblance.ts'
import { defineRule } from '../../rule.ts'
import { isReadByDocker, isTemplate } from './frontend.ts'

export const unknownInstruction = defineRule({
  id: 'unknown-instruction',
  title: 'An instruction does not exist',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder stops at an instruction that it does not know, often the rest of a line whose continuation is lost. An image
    that cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#overview'],
  equivalents: { dockerfilelint: ['invalid_command'], 'dockerfile-utils': ['UNKNOWN_INSTRUCTION'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A letter is missing',
      bad: `
        FROM node:24-slim
        «ENTRYPONT» ["node"]
        CMD ["server.js"]
      `,
      good: `
        FROM node:24-slim
        ENTRYPOINT ["node"]
        CMD ["server.js"]
      `,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    const { keyword, dockerfile } = instruction
    if (isInstruction(keyword) || !isReadByDocker(dockerfile) || isTemplate(dockerfile)) return
    const written = instruction.source.syntax.keyword.text
    const meant = nearest(keyword, KEYWORDS)
    report({
      at: instruction,
      message: `"${written}" is no instruction.`,
      fixes: [
        meant === undefined
          ? undefined
          : { title: `Use ${meant}`, applicability: 'manual', changes: [renameInstruction(instruction, meant)] },
      ],
    })
  },
})

const KEYWORDS = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]
