import { insertBefore } from '../../../docker/change.ts'
import type { Reference } from '../../../docker/expand.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { nearest } from '../../../text/resemblance.ts'
import { defineRule, type Fix } from '../../rule.ts'

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

  on: 'stage',
  check({ from, image }, { report }) {
    for (const word of [image, from.flag('platform')]) {
      for (const reference of word.references) {
        const { name, modifier, variable } = reference
        if (name === '' || variable.state !== 'missing' || /[-+]$/.test(modifier)) continue
        if (word.references.some((outer) => outer.modifier.endsWith('+') && isInside(reference, outer))) continue
        const at = word.placeOf(reference)
        report({
          at,
          message: `Variable "${name}" of FROM is not defined above the first FROM.`,
          fixes: [
            fixFor(from, reference, (other) =>
              at.replace(word.written.slice(reference.span.start, reference.span.end).replace(name, other)),
            ),
          ],
        })
      }
    }
  },
})

/** Uses a name that is spelled alike, or defines the ARG as a stage does. */
function fixFor(from: Instruction, { name }: Reference, rename: (name: string) => Fix['changes'][number]): Fix {
  const { instructions, stages } = from.dockerfile
  const args = instructions.filter(({ keyword, index }) => keyword === 'ARG' && index < from.index)
  const global = args.filter(({ stage }) => !stage).flatMap(({ pairs }) => pairs.flatMap(({ key }) => key.string ?? []))
  const alike = nearest(name, [...global, ...BUILT_IN])
  if (alike) return { title: `Use variable ${alike}`, applicability: 'unsafe', changes: [rename(alike)] }
  const pair = args.flatMap(({ pairs }) => pairs).find(({ key, value }) => key.is(name) && value.exists)
  const line = pair ? `ARG ${name}=${pair.value.written}` : `ARG ${name}`
  const changes = [insertBefore(stages[0]?.from ?? from, [line])]
  return { title: `Define ${name} above the first FROM`, applicability: pair ? 'unsafe' : 'manual', changes }
}

/** Whether it is put in only where another variable is set. */
function isInside({ span }: Reference, outer: Reference): boolean {
  return outer.span.start < span.start && span.end < outer.span.end
}

const BUILT_IN = ['TARGETPLATFORM', 'BUILDPLATFORM', 'TARGETARCH', 'TARGETOS', 'BUILDARCH', 'BUILDOS']
