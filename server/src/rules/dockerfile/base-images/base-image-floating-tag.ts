import { defineRule } from '../../rule.ts'
import { isFloating, tagFix } from './tag.ts'

export const baseImageFloatingTag = defineRule({
  id: 'base-image-floating-tag',
  title: 'The tag of an image names no version',
  severity: 'info',
  profile: 'strict',
  impliedBy: ['base-image-eol'],
  why: `
    Tags such as \`stable\`, \`lts\` or \`alpine\` move to the next major version on the day it is released. The build then
    breaks, or holds other software, without a change that anybody has made or reviewed.`,
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A variant alone, and a channel',
      bad: `
        FROM golang:«alpine» AS build
        RUN go build -o /shop .

        FROM debian:«stable-slim»
        COPY --from=build /shop /shop
      `,
      good: `
        FROM golang:1.26-alpine AS build
        RUN go build -o /shop .

        FROM debian:13-slim
        COPY --from=build /shop /shop
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    for (const use of dockerfile.imageUses) {
      const { tag, digest, spans } = use.reference
      if (!spans.tag || digest !== undefined || !isFloating(use.reference)) continue
      report({
        at: use.part(spans.tag),
        message: `The tag "${tag}" of image "${use.text}" moves with every release.`,
        fixes: [tagFix(use)],
      })
    }
  },
})
