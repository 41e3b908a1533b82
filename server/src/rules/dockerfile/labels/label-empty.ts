import { defineRule } from '../../rule.ts'

export const labelEmpty = defineRule({
  id: 'label-empty',
  title: 'A label of the image specification is empty',
  severity: 'info',
  profile: 'recommended',
  why: `
    Whoever looks for the source, the licence or the maker of an image finds the label and nothing in it, and cannot tell
    whether there is none or somebody forgot it.`,
  references: ['https://specs.opencontainers.org/image-spec/annotations/#pre-defined-annotation-keys'],
  equivalents: { hadolint: ['DL3051'] },
  fixable: false,
  examples: [
    {
      title: 'The licence',
      bad: `
        FROM nginx:1.29
        # what it is
        LABEL org.opencontainers.image.title="shop" \\
            org.opencontainers.image.licenses=«""»
      `,
      good: `
        FROM nginx:1.29
        # what it is
        LABEL org.opencontainers.image.title="shop"
      `,
    },
  ],

  on: 'instruction',
  keywords: ['LABEL'],
  check(instruction, { report }) {
    for (const pair of instruction.pairs) {
      const name = pair.key.string ?? ''
      // A variable that is empty may be given by who builds.
      if (!name.startsWith('org.opencontainers.image.') || !pair.value.is('') || pair.value.written.includes('$'))
        continue
      report({ at: pair.value.written === '' ? pair.key : pair.value, message: `Label "${name}" is empty.` })
    }
  },
})
