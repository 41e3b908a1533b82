import { familiarName } from '../../../docker/image.ts'
import type { ImageUse } from '../../../docker/image-use.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { type EndOfLife, endOfLifeOf } from './end-of-life.ts'
import { successorOf } from './successor.ts'

export const baseImageEol = defineRule({
  id: 'base-image-eol',
  title: 'An image is past its end of life',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Nobody repairs what is found in it any more: each new vulnerability of its packages stays in every image that is built
    from it. Scanners list them by the hundred, and exploits for the older ones are public.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often',
    'https://endoflife.date/',
  ],
  equivalents: { 'cis-docker': ['4.4'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A runtime, and a distribution',
      bad: `
        FROM node:«14.21-alpine» AS build
        RUN npm ci

        FROM debian:«buster-slim»
        COPY --from=build /app /app
      `,
      good: `
        FROM node:24-alpine AS build
        RUN npm ci

        FROM debian:trixie-slim
        COPY --from=build /app /app
      `,
    },
    {
      title: 'A repository that gets no updates',
      bad: `
        FROM «openjdk»:17-jdk-slim
        COPY shop.jar /shop.jar
      `,
      good: `
        FROM eclipse-temurin:17-jdk
        COPY shop.jar /shop.jar
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    for (const use of dockerfile.imageUses) {
      const end = endOfLifeOf(use.reference)
      if (!end) continue
      const { name, tag } = use.reference.spans
      report({
        at: use.part(end.kind === 'repository' || !tag ? name : tag),
        message: `Image "${use.text}" gets no updates: support of ${end.what} ended${end.since ? ` in ${end.since.slice(0, 4)}` : ''}.`,
        fixes: [fixFor(use, end)],
      })
    }
  },
})

/** Takes the successor, where all of the reference is written in one place, or the tag is where it alone changes. */
function fixFor(use: ImageUse, end: EndOfLife): Fix | undefined {
  const successor = successorOf(use.reference, end)
  if (!successor) return undefined
  const { spans, tag } = use.reference
  const title = `Use ${successor.name}:${successor.tag}`
  const isSame = successor.name === familiarName(use.reference)
  if (isSame && spans.tag && tag !== undefined) {
    // A digest would go on to select what it did.
    const place = use.origin({ start: spans.tag.start, end: use.text.length })
    return place && { title, applicability: 'unsafe', changes: [place.replace(successor.tag)] }
  }
  const place = use.origin({ start: 0, end: use.text.length })
  return place && { title, applicability: 'unsafe', changes: [place.replace(`${successor.name}:${successor.tag}`)] }
}
