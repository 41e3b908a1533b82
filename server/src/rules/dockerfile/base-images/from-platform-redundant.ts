import { removeFlag } from '../../../docker/change.ts'
import { defineRule } from '../../rule.ts'

export const fromPlatformRedundant = defineRule({
  id: 'from-platform-redundant',
  title: 'FROM names the platform that it has anyway',
  severity: 'hint',
  profile: 'strict',
  why: `
    Images are taken for the target platform unless something else is said. The flag suggests a choice where there is none,
    and hides the stages that really are built for another platform.`,
  references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  equivalents: { hadolint: ['DL3065'], buildkit: ['RedundantTargetPlatform'] },
  fixable: 'safe',
  examples: [
    {
      title: 'The target platform',
      bad: `
        FROM --platform=$BUILDPLATFORM golang:1.26 AS build
        RUN go build -o /shop .

        FROM --platform=«$TARGETPLATFORM» alpine:3.22
        COPY --from=build /shop /shop
      `,
      good: `
        FROM --platform=$BUILDPLATFORM golang:1.26 AS build
        RUN go build -o /shop .

        FROM alpine:3.22
        COPY --from=build /shop /shop
      `,
    },
  ],

  on: 'stage',
  check({ from }, { report }) {
    const flag = from.flags.find(({ name }) => name === 'platform')
    if (!flag || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value.written)) return
    // An ARG of the file may give it another value.
    if (flag.value.references.some(({ variable }) => variable.state !== 'unknown')) return
    report({
      at: flag.value,
      message: 'FROM names the target platform, which it has anyway.',
      fixes: [{ title: 'Remove --platform', applicability: 'safe', changes: [removeFlag(from, flag)] }],
    })
  },
})
