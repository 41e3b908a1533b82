import { expand } from '../../../docker/expand.ts'
import { parseImageReference } from '../../../docker/image.ts'
import { defineRule } from '../../rule.ts'

export const invalidDefaultArgInFrom = defineRule({
  id: 'invalid-default-arg-in-from',
  title: 'FROM names no image unless a variable is set',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The ARG has no default, and without one no valid reference to an image is left. The Dockerfile cannot be built without
    knowledge that is not in it, and what it is built from is decided where nobody reviews it.`,
  references: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  equivalents: { buildkit: ['InvalidDefaultArgInFrom'], 'dockerfile-utils': ['BASE_NAME_EMPTY'] },
  fixable: false,
  examples: [
    {
      title: 'A tag without a default',
      bad: `
        ARG NODE_VERSION
        FROM node:«\${NODE_VERSION}»
        COPY . .
      `,
      good: `
        ARG NODE_VERSION=24
        FROM node:\${NODE_VERSION}
        COPY . .
      `,
    },
  ],

  on: 'stage',
  check({ from, image, dockerfile }, { report }) {
    const unset = image.references.find(({ variable }) => variable.state === 'unset')
    if (unset?.variable.state !== 'unset') return
    const { value } = expand(image.written, dockerfile.escapeCharacter, (name) => {
      const variable = from.variable(name)
      return variable.state === 'unset' ? { state: 'missing' } : variable
    })
    if (value === undefined || parseImageReference(value)) return
    report({
      at: image.placeOf(unset),
      message: `Without a value for "${unset.name}", FROM names no image.`,
      related: [{ location: { text: from.text, span: unset.variable.origin }, message: 'It has no default here.' }],
    })
  },
})
