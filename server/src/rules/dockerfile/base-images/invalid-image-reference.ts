import { parseImageReference } from '../../../docker/image.ts'
import { defineRule } from '../../rule.ts'

export const invalidImageReference = defineRule({
  id: 'invalid-image-reference',
  title: 'FROM has an invalid reference to an image',
  severity: 'error',
  profile: 'recommended',
  why: `
    A reference is a name in lower case, then perhaps a tag behind a colon and a digest behind an at sign. The builder
    refuses a Dockerfile with anything else behind FROM.`,
  references: ['https://docs.docker.com/reference/dockerfile/#from'],
  equivalents: { 'dockerfile-utils': ['INVALID_REFERENCE_FORMAT', 'FLAG_INVALID_FROM_VALUE'] },
  fixable: false,
  examples: [
    {
      title: 'Upper-case letters',
      bad: `
        FROM «ghcr.io/Acme/shop:1.4»
        COPY . /srv
      `,
      good: `
        FROM ghcr.io/acme/shop:1.4
        COPY . /srv
      `,
    },
  ],

  on: 'stage',
  check({ image, base, isScratch }, { report }) {
    const { string } = image
    if (!string || base || isScratch || parseImageReference(string)) return
    // What is put in by a tool before the builder sees it, or is the ID of an image.
    if (!WRITTEN.test(string) || ID.test(string)) return
    report({ at: image, message: `"${string}" is no valid reference to an image.` })
  },
})

/** Characters that stand in references, also in wrong ones. */
const WRITTEN = /^[\w.:/-][\w.:/@-]*$/
const ID = /^(?:sha\d+:)?[0-9a-f]{64,128}$/
