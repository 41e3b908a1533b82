import { byName } from '../../../docker/order.ts'
import { defineRule } from '../../rule.ts'

export const stageNameDuplicate = defineRule({
  id: 'stage-name-duplicate',
  title: 'Two stages have the same name',
  severity: 'error',
  profile: 'recommended',
  why: `
    Names of stages are compared in lower case, and a later stage hides an earlier one of the same name. Who copies from
    that name, or builds it as a target, gets another stage than the one that was meant: perhaps the one with the compiler
    and its credentials.`,
  references: [
    'https://docs.docker.com/reference/build-checks/duplicate-stage-name/',
    'https://docs.docker.com/build/building/multi-stage/#name-your-build-stages',
  ],
  equivalents: {
    hadolint: ['DL3024'],
    buildkit: ['DuplicateStageName'],
    trivy: ['DS-0012'],
    checkov: ['CKV_DOCKER_11'],
    kics: ['f2daed12-c802-49cd-afed-fe41d0b82fed'],
    'dockerfile-utils': ['DUPLICATE_BUILD_STAGE_NAME'],
  },
  fixable: false,
  examples: [
    {
      title: 'Two builds',
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /shop ./shop

        FROM golang:1.26 AS «Build»
        RUN go build -o /cart ./cart

        FROM alpine:3.22
        COPY --from=build /cart /cart
      `,
      good: `
        FROM golang:1.26 AS build-shop
        RUN go build -o /shop ./shop

        FROM golang:1.26 AS build-cart
        RUN go build -o /cart ./cart

        FROM alpine:3.22
        COPY --from=build-cart /cart /cart
      `,
    },
  ],

  on: 'dockerfile',
  check({ stages }, { report }) {
    for (const [name, [first, ...others]] of byName(stages, (stage) => stage.name)) {
      for (const { nameArgument } of others) {
        report({
          at: nameArgument,
          message: `Stage "${name}" is defined again.`,
          related: first ? [{ location: first.nameArgument.location, message: 'It is defined here first.' }] : [],
        })
      }
    }
  },
})
