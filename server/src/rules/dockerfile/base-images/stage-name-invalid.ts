import { defineRule } from '../../rule.ts'

export const stageNameInvalid = defineRule({
  id: 'stage-name-invalid',
  title: 'The name of a stage is invalid',
  severity: 'error',
  profile: 'recommended',
  why: `
    The name of a stage begins with a letter, and has letters, digits, dashes, dots and underscores behind it. The builder
    refuses a Dockerfile with any other name.`,
  references: ['https://docs.docker.com/reference/dockerfile/#from'],
  equivalents: { 'dockerfile-utils': ['INVALID_BUILD_STAGE_NAME'] },
  fixable: false,
  examples: [
    {
      title: 'A digit at the beginning',
      bad: `
        FROM golang:1.26 AS «1build»
        RUN go build -o /shop .

        FROM alpine:3.22
        COPY --from=0 /shop /shop
      `,
      good: `
        FROM golang:1.26 AS build1
        RUN go build -o /shop .

        FROM alpine:3.22
        COPY --from=0 /shop /shop
      `,
    },
  ],

  on: 'stage',
  check({ name, nameArgument }, { report }) {
    // Variables are not replaced there, which leaves a dollar sign in the name.
    if (name === undefined || VALID.test(name)) return
    report({ at: nameArgument, message: `The name "${name}" of a stage is invalid.` })
  },
})

const VALID = /^[a-z][a-z0-9._-]*$/
