import { namedStagesOf, renameStage } from '../../../docker/stage-reference.ts'
import { defineRule } from '../../rule.ts'

export const stageNameCasing = defineRule({
  id: 'stage-name-casing',
  title: 'The name of a stage has upper-case letters',
  severity: 'hint',
  profile: 'strict',
  why: `
    The builder compares names of stages in lower case. Two names that look different are the same one then, and what is
    shown while it builds is not what the file says.`,
  references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
  equivalents: { buildkit: ['StageNameCasing'] },
  fixable: 'safe',
  examples: [
    {
      title: 'A stage that others use',
      bad: `
        FROM golang:1.26 AS «Builder»
        RUN go build -o /shop .

        FROM Builder AS test
        RUN go test ./...

        FROM alpine:3.22
        RUN --mount=type=bind,from=Builder,target=/build \\
            cp /build/shop /shop
        COPY --from=Builder /licenses /licenses
      `,
      good: `
        FROM golang:1.26 AS builder
        RUN go build -o /shop .

        FROM builder AS test
        RUN go test ./...

        FROM alpine:3.22
        RUN --mount=type=bind,from=builder,target=/build \\
            cp /build/shop /shop
        COPY --from=builder /licenses /licenses
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    for (const [stage, places] of namedStagesOf(dockerfile)) {
      const { name, nameArgument } = stage
      if (name === undefined || nameArgument.is(name)) continue
      const changes = renameStage(stage, places, name)
      report({
        at: nameArgument,
        message: `Stage "${nameArgument.string}" has upper-case letters in its name.`,
        fixes: [{ title: `Rename the stage to ${name}`, applicability: 'safe', changes }],
      })
    }
  },
})
