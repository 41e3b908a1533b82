import { removeFlag } from '../../../docker/change.ts'
import type { Stage } from '../../../docker/stage.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const fromPlatformConstant = defineRule({
  id: 'from-platform-constant',
  title: 'FROM has a fixed platform',
  severity: 'info',
  profile: 'recommended',
  why: `
    The image is built for this platform whatever is asked for. On other machines it runs emulated or not at all, and in an
    image for several platforms all variants hold the same binaries.`,
  references: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
  equivalents: {
    hadolint: ['DL3029'],
    buildkit: ['FromPlatformFlagConstDisallowed'],
    kics: ['b16e8501-ef3c-44e1-a543-a093238099c9'],
    semgrep: ['avoid-platform-with-from'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'In a build and in the image',
      bad: `
        FROM --platform=«linux/amd64» golang:1.26 AS build
        RUN go build -o /shop .

        FROM --platform=«linux/amd64» alpine:3.22
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
  check(stage, { report }) {
    const platform = stage.from.flag('platform')
    if (platform.string === undefined || platform.references.length > 0) return
    const parts = platform.string.toLowerCase().split('/')
    if (parts.some((part) => part !== '' && stage.name?.includes(part))) return
    report({
      at: platform,
      message: `Stage ${stage.label} is fixed to platform "${platform.string}".`,
      fixes: [fixFor(stage)],
    })
  },
})

/** What is copied into other stages is built where the builder runs. */
function fixFor(stage: Stage): Fix | undefined {
  const { from } = stage
  const flag = from.flags.find(({ name }) => name === 'platform')
  if (!flag) return undefined
  if (stage.isInFinalChain || stage.isWindows) {
    return { title: 'Remove --platform', applicability: 'unsafe', changes: [removeFlag(from, flag)] }
  }
  const changes = [flag.value.replace('$BUILDPLATFORM')]
  return { title: 'Use the platform of the builder', applicability: 'unsafe', changes }
}
