import { familiarName, isOfficial } from '../../../docker/image.ts'
import type { ImageUse } from '../../../docker/image-use.ts'
import { defineRule } from '../../rule.ts'
import { currentTagOf } from './current-tag.ts'
import { tagFix } from './tag.ts'

export const baseImageUntagged = defineRule({
  id: 'base-image-untagged',
  title: 'An image is taken without a tag',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['base-image-eol', 'copy-from-unknown-stage'],
  why: `
    Without a tag the image is taken by its tag \`latest\`, which changes with every push. Two builds of one commit then hold
    different software, and whoever can push to the repository decides what runs inside yours.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://docs.docker.com/reference/dockerfile/#from',
  ],
  equivalents: {
    hadolint: ['DL3006'],
    trivy: ['DS-0001'],
    checkov: ['CKV_DOCKER_7'],
    kics: ['9efb0b2d-89c9-41a3-91ca-dcc0aec911fd'],
    semgrep: ['missing-image-version'],
    sonar: ['S6596'],
    dockerfilelint: ['missing_tag'],
    dockle: ['DKL-DI-0006'],
    'cis-docker': ['5.28'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'In FROM, and in a mount',
      bad: `
        ARG REGISTRY=docker.io/library
        FROM \${REGISTRY}/«golang» AS build
        RUN --mount=from=«busybox»,target=/busybox \\
            go build -o /shop .

        FROM build AS test
        RUN go test ./...

        FROM scratch
        COPY --from=build /shop /shop
      `,
      good: `
        ARG REGISTRY=docker.io/library
        FROM \${REGISTRY}/golang:1.26 AS build
        RUN --mount=from=busybox:1.37,target=/busybox \\
            go build -o /shop .

        FROM build AS test
        RUN go test ./...

        FROM scratch
        COPY --from=build /shop /shop
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    for (const use of dockerfile.imageUses) {
      const { tag, digest, spans } = use.reference
      if (tag !== undefined || digest !== undefined || mayBeContext(use)) continue
      report({
        at: use.part({ start: use.text.lastIndexOf('/') + 1, end: spans.name.end }),
        message: `Image "${use.text}" has no tag, so it is taken by "latest", which moves.`,
        fixes: [tagFix(use)],
      })
    }
  },
})

/** Whether a bare name behind `--from` is more likely one of the build contexts that are given to the builder. */
function mayBeContext({ isSource, reference }: ImageUse): boolean {
  return isSource && isOfficial(reference) && !currentTagOf(reference) && reference.name === familiarName(reference)
}
