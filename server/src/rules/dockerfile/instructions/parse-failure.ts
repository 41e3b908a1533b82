import type { Instruction } from '../../../docker/instruction.ts'
import { LONGEST_LINE, MOST_INSTRUCTIONS, MOST_WORDS } from '../../../docker/limits.ts'
import { defineRule, type Report } from '../../rule.ts'
import { isHoled, isReadByDocker } from './frontend.ts'

export const parseFailure = defineRule({
  id: 'parse-failure',
  title: 'The builder cannot read the file',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses a file in which a quote is not closed or a heredoc does not end, and what stands behind it is not
    read as it is meant. An image that cannot be built stays at its last version, with all that is known to be wrong with
    that one.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#here-documents',
    'https://docs.docker.com/reference/dockerfile/#format',
  ],
  equivalents: { sonar: ['S2260'] },
  fixable: false,
  examples: [
    {
      title: 'The end of a heredoc is indented',
      bad: `
        FROM debian:13-slim
        COPY «<<EOF» /etc/shop.conf
        listen = 8080
          EOF
      `,
      good: `
        FROM debian:13-slim
        COPY <<EOF /etc/shop.conf
        listen = 8080
        EOF
      `,
    },
    {
      title: 'A quote is not closed',
      bad: `
        FROM debian:13-slim
        WORKDIR «"/opt/shop»
      `,
      good: `
        FROM debian:13-slim
        WORKDIR "/opt/shop"
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    if (dockerfile.isTooLong) {
      const message = `The file has more than ${MOST_INSTRUCTIONS} instructions or ${MOST_WORDS} words, and is not checked.`
      report({ at: dockerfile, severity: 'info', message })
    }
    if (!isReadByDocker(dockerfile)) return
    const { longLine: location } = dockerfile
    const longLine = `A line has more than ${LONGEST_LINE} bytes, and the builder reads no longer ones.`
    if (location) report({ at: { location }, message: longLine })
    for (const one of dockerfile.instructions) {
      const mistake = mistakeIn(one.trigger ?? one)
      if (mistake) report(mistake)
    }
  },
})

function mistakeIn(instruction: Instruction): Report | undefined {
  const { keyword, heredocs, arguments: words, rest } = instruction
  // All behind it is taken for the first one.
  const open = heredocs.find(({ isOpen }) => isOpen)
  if (open) return { at: open, message: `Heredoc "${open.name}" has no end.` }
  // An array that is no JSON is one mistake.
  if (rest.startsWith('[') || isHoled(instruction)) return undefined
  const quote = words.find(({ mistake }) => mistake?.kind === 'quote')
  return quote?.mistake && { at: quote.mistake, message: `${keyword} has a quote that is not closed.` }
}
