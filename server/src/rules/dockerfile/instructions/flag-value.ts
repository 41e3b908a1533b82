import type { Flag } from '../../../docker/instruction.ts'
import type { Located } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'
import { type FlagMistake, flagMistake, isRepeatable } from './flag-mistake.ts'
import { isHoled, isReadByDocker } from './frontend.ts'
import { knownFlags } from './known-flag.ts'

export const flagValue = defineRule({
  id: 'flag-value',
  title: 'A flag has a value that the builder refuses',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses a flag that is given twice, that lacks its value, or whose value it cannot read. An image that
    cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://docs.docker.com/reference/dockerfile/#run---mount',
    'https://docs.docker.com/reference/dockerfile/#copy---chmod',
  ],
  equivalents: {
    'dockerfile-utils': [
      'FLAG_AT_LEAST_ONE',
      'FLAG_DUPLICATE',
      'FLAG_INVALID_DURATION',
      'FLAG_LESS_THAN_1MS',
      'FLAG_MISSING_DURATION',
      'FLAG_MISSING_VALUE',
      'FLAG_UNKNOWN_UNIT',
      'FLAG_INVALID_LINK_VALUE',
      'FLAG_EXPECTED_BOOLEAN_VALUE',
    ],
    dockerfilelint: ['healthcheck_options_missing_args'],
  },
  fixable: false,
  examples: [
    {
      title: 'A time without a unit',
      bad: `
        FROM nginx:1.29
        HEALTHCHECK --interval=30s --timeout=«5» \\
            CMD curl --fail http://localhost/ || exit 1
      `,
      good: `
        FROM nginx:1.29
        HEALTHCHECK --interval=30s --timeout=5s \\
            CMD curl --fail http://localhost/ || exit 1
      `,
    },
    {
      title: 'An option that mounts do not have',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN --mount=type=cache,target=/root/.npm,«shared=locked» npm ci
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN --mount=type=cache,target=/root/.npm,sharing=locked npm ci
      `,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    const { keyword, flags, dockerfile } = instruction
    const known = knownFlags[keyword]
    if (!known || flags.length === 0 || !isReadByDocker(dockerfile) || isHoled(instruction)) return
    const seen = new Set<string>()
    for (const flag of flags) {
      const { name, whole } = flag
      if (!known.includes(name)) continue
      const isRepeated = seen.has(name) && !isRepeatable(flag)
      seen.add(name)
      const mistake = isRepeated ? { message: 'is given twice' } : flagMistake(instruction, flag)
      if (!mistake) continue
      report({ at: isRepeated ? whole : placeOf(flag, mistake), message: `Flag "--${name}" ${mistake.message}.` })
    }
  },
})

/** The part of the value that is wrong; all of the flag where it has none. */
function placeOf({ value, whole }: Flag, { span }: FlagMistake): Located {
  if (value.written === '') return whole
  return span ? value.placeOf({ span }) : value
}
