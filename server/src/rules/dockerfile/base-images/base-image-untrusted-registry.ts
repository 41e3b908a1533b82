import { comesFrom } from '../../../docker/registry.ts'
import { defineRule } from '../../rule.ts'

export const baseImageUntrustedRegistry = defineRule({
  id: 'base-image-untrusted-registry',
  title: 'An image comes from a registry that is not allowed',
  severity: 'error',
  profile: 'recommended',
  why: `
    Anybody can push an image with a promising name to a public registry. A list of registries whose content somebody
    answers for keeps a typing error, or an image out of a forum, from becoming a part of the product.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    'https://docs.docker.com/docker-hub/repos/manage/trusted-content/',
  ],
  equivalents: { hadolint: ['DL3026'], 'cis-docker': ['4.2'] },
  options: {
    registries: {
      default: [],
      description:
        'The registries that images may come from, such as `ghcr.io`, `*.example.com` or `docker.io/library`. Without any, all are allowed.',
    },
  },
  exampleOptions: { registries: ['docker.io/library', '*.example.com'] },
  fixable: false,
  examples: [
    {
      title: 'Where `docker.io/library` and `*.example.com` are allowed',
      bad: `
        FROM registry.example.com/golang:1.26 AS build
        RUN go build -o /shop .

        FROM «ghcr.io»/somebody/alpine:3.22
        COPY --from=build /shop /shop
        COPY --from=«somebody/tools»:1.4 /bin/tini /tini
      `,
      good: `
        FROM registry.example.com/golang:1.26 AS build
        RUN go build -o /shop .

        FROM alpine:3.22
        COPY --from=build /shop /shop
        COPY --from=registry.example.com/tools:1.4 /bin/tini /tini
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { options, report }) {
    const { registries } = options
    if (registries.length === 0) return
    for (const use of dockerfile.imageUses) {
      if (comesFrom(use.reference, registries)) continue
      const { registry, name } = use.reference.spans
      report({
        at: use.part(registry ?? name),
        message: `Image "${use.text}" comes from "${use.reference.registry}", which is not allowed.`,
      })
    }
  },
})
