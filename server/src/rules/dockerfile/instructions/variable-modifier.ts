import type { Argument } from '../../../docker/argument.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { isHoled, isReadByDocker } from './frontend.ts'

export const variableModifier = defineRule({
  id: 'variable-modifier',
  title: 'A variable is written in a way that the builder cannot read',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder replaces variables itself outside of RUN, and knows fewer modifiers than bash: it refuses upper case,
    substrings and assignments. An image that cannot be built stays at its last version, with all that is known to be wrong
    with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  equivalents: { 'dockerfile-utils': ['UNSUPPORTED_MODIFIER'] },
  fixable: false,
  examples: [
    {
      title: 'A modifier of bash',
      bad: `
        FROM alpine:3.22
        ARG VERSION=1.2.3
        # major and minor
        LABEL org.opencontainers.image.version="\${VERSION«:0»:3}"
      `,
      good: `
        FROM alpine:3.22
        ARG VERSION=1.2.3
        # major and minor
        LABEL org.opencontainers.image.version="\${VERSION%.*}"
      `,
    },
    {
      title: 'A brace that is not closed',
      bad: `
        FROM alpine:3.22
        ARG SHOP_HOME=/shop
        WORKDIR «\${SHOP_HOME»
      `,
      good: `
        FROM alpine:3.22
        ARG SHOP_HOME=/shop
        WORKDIR \${SHOP_HOME}
      `,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    if (!instruction.source.hasDollar || !isReadByDocker(instruction.dockerfile) || isHoled(instruction)) return
    for (const word of wordsOf(instruction)) {
      const { mistake } = word
      if (!mistake || mistake.kind === 'quote') continue
      const { text, span } = mistake.location
      const written = text.content.slice(span.start, span.end)
      report({ at: mistake, message: `"${written}" ${MEANING[mistake.kind]}.` })
    }
  },
})

const MEANING = {
  brace: 'has a brace that is not closed',
  name: 'has no name of a variable',
  modifier: 'is no modifier that the builder knows',
}

/** The words in which the builder replaces variables. */
function wordsOf({ arguments: words, flags, pairs }: Instruction): readonly Argument[] {
  return [...flags.map(({ value }) => value), ...words, ...collect(pairs, ({ key, value }) => [key, value])]
}
