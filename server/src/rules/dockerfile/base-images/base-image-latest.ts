import { defineRule } from '../../rule.ts'
import { tagFix } from './tag.ts'

export const baseImageLatest = defineRule({
  id: 'base-image-latest',
  title: 'An image is taken by its tag latest',
  severity: 'warning',
  profile: 'recommended',
  why: `
    What \`latest\` stands for changes with every push. Two builds of one commit then hold different software, an update
    nobody has reviewed goes to production, and whoever can push to the repository decides what runs inside yours.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://docs.docker.com/reference/dockerfile/#from',
  ],
  equivalents: {
    hadolint: ['DL3007'],
    trivy: ['DS-0001'],
    checkov: ['CKV_DOCKER_7'],
    kics: ['f45ea400-6bbe-4501-9fc7-1c3d75c32067'],
    semgrep: ['avoid-latest-version'],
    sonar: ['S6596'],
    dockerfilelint: ['latest_tag'],
    dockle: ['DKL-DI-0006'],
    'cis-docker': ['5.28'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'In FROM, and in COPY',
      bad: `
        # build
        FROM golang:«latest» AS build
        RUN go build -o /shop .

        FROM alpine:3.22
        COPY --from=build /shop /shop
        COPY --from=busybox:«latest» /bin/busybox /bin/busybox
      `,
      good: `
        # build
        FROM golang:1.26 AS build
        RUN go build -o /shop .

        FROM alpine:3.22
        COPY --from=build /shop /shop
        COPY --from=busybox:1.37 /bin/busybox /bin/busybox
      `,
    },
    {
      title: 'By the default of an ARG',
      bad: `
        ARG TAG=latest
        FROM nginx:«\${TAG}»
      `,
      good: `
        ARG TAG=1.29
        FROM nginx:\${TAG}
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    for (const use of dockerfile.imageUses) {
      const { digest, spans, tag } = use.reference
      if (tag !== 'latest' || digest !== undefined || !spans.tag) continue
      const at = use.part(spans.tag)
      const origin = use.origin(spans.tag)
      const isElsewhere = origin && origin.location.span.start !== at.location.span.start
      report({
        at,
        message: `Image "${use.text}" has the tag "latest", which moves.`,
        related: isElsewhere ? [{ location: origin.location, message: 'The tag is set here.' }] : [],
        fixes: [tagFix(use)],
      })
    }
  },
})
