import { defineRule } from '../../rule.ts'
import { isFloating } from './tag.ts'

export const baseImageNoDigest = defineRule({
  id: 'base-image-no-digest',
  title: 'An image is not taken by its digest',
  severity: 'hint',
  profile: 'strict',
  why: `
    A tag can be pushed again with other content, by its owner or by whoever has taken over the account. A digest always
    names the same bytes, and \`docker buildx imagetools inspect\` tells it. Let a bot such as Renovate keep it up to date.`,
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  equivalents: { semgrep: ['dockerfile-source-not-pinned'], sonar: ['S7023'] },
  fixable: false,
  examples: [
    {
      title: 'An image with a tag alone',
      bad: `
        FROM «node:24-slim» AS build
        RUN npm ci

        FROM node:24-slim
        COPY --from=build /app /app
      `,
      good: `
        FROM node:24-slim@sha256:4ee28bdf70f0e1c3f7a2a3e5ac1d0ee1e24f4ea24dbe2d26b58d1ce7ac2e7a3c AS build
        RUN npm ci

        FROM node:24-slim@sha256:4ee28bdf70f0e1c3f7a2a3e5ac1d0ee1e24f4ea24dbe2d26b58d1ce7ac2e7a3c
        COPY --from=build /app /app
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const seen = new Set<string>()
    for (const use of dockerfile.imageUses) {
      const { tag, digest, spans } = use.reference
      // What has no version at all has no digest that stays right for long.
      if (
        tag === undefined ||
        tag === 'latest' ||
        isFloating(use.reference) ||
        digest !== undefined ||
        seen.has(use.text)
      )
        continue
      seen.add(use.text)
      const at = use.part({ start: spans.name.start, end: use.text.length })
      report({ at, message: `Image "${use.text}" is not taken by its digest.` })
    }
  },
})
