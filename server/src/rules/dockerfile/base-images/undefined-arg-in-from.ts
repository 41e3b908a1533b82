import type { Part } from '../../../docker/argument.ts'
import { insertBefore } from '../../../docker/change.ts'
import type { Reference } from '../../../docker/expand.ts'
import { nearest } from '../../../text/resemblance.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { type Definitions, definitionsOf } from './from-definitions.ts'

export const undefinedArgInFrom = defineRule({
  id: 'undefined-arg-in-from',
  title: 'FROM uses a variable that is not defined',
  severity: 'error',
  profile: 'recommended',
  why: `
    FROM sees only the ARGs above the first FROM. Any other variable is replaced by nothing, so the build fails, or takes
    another image than the one that was meant.`,
  references: [
    'https://docs.docker.com/reference/build-checks/undefined-arg-in-from/',
    'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
  ],
  equivalents: { buildkit: ['UndefinedArgInFrom'], 'dockerfile-utils': ['BASE_NAME_EMPTY'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'An ARG of a stage',
      bad: `
        FROM golang:1.26 AS build
        ARG ALPINE=3.22
        RUN go build -o /shop .

        FROM alpine:«\${ALPINE}»
        COPY --from=build /shop /shop
      `,
      good: `
        ARG ALPINE=3.22
        FROM golang:1.26 AS build
        ARG ALPINE=3.22
        RUN go build -o /shop .

        FROM alpine:\${ALPINE}
        COPY --from=build /shop /shop
      `,
    },
    {
      title: 'A misspelled name',
      bad: `
        ARG NODE_VERSION=24
        FROM node:«$NODE_VERISON»
      `,
      good: `
        ARG NODE_VERSION=24
        FROM node:$NODE_VERSION
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const defined = definitionsOf(dockerfile)
    for (const { from, image } of dockerfile.stages) {
      for (const word of [image, from.flag('platform')]) {
        const missing = word.references.find(isMissing)
        // Behind `+` stands what is put in only where another variable is set.
        if (!missing || word.references.some(({ modifier }) => modifier.endsWith('+'))) continue
        const at = word.placeOf(missing)
        report({
          at,
          message: `Variable "${missing.name}" of FROM is not defined above the first FROM.`,
          fixes: [fixFor(missing, defined, at, word.written.slice(missing.span.start, missing.span.end))],
        })
      }
    }
  },
})

function isMissing({ name, modifier, variable }: Reference): boolean {
  return NAME.test(name) && variable.state === 'missing' && !/[-+]$/.test(modifier)
}

/** Uses a name that is spelled alike, or defines the ARG as a stage does. */
function fixFor(
  { name }: Reference,
  { first, global, inStages }: Definitions,
  at: Part,
  written: string,
): Fix | undefined {
  const alike = nearest(name, global)
  if (alike) {
    const changes = [at.replace(written.replace(name, alike))]
    return { title: `Use variable ${alike}`, applicability: 'unsafe', changes }
  }
  const value = inStages.get(name)
  const line = value === undefined ? `ARG ${name}` : `ARG ${name}=${value}`
  const applicability = value === undefined ? 'manual' : 'unsafe'
  return (
    first && { title: `Define ${name} above the first FROM`, applicability, changes: [insertBefore(first, [line])] }
  )
}

const NAME = /^[A-Za-z_]\w*$/
