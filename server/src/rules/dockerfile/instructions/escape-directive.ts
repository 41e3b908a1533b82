import { defineRule } from '../../rule.ts'

export const escapeDirective = defineRule({
  id: 'escape-directive',
  title: 'An escape directive is refused',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder knows a backslash and a backtick as escape characters, and takes the directive once. An image that
    cannot be built stays at its last version, with all that is known to be wrong with that one.`,
  references: ['https://docs.docker.com/reference/dockerfile/#escape'],
  equivalents: { 'dockerfile-utils': ['INVALID_ESCAPE_DIRECTIVE', 'DUPLICATED_ESCAPE_DIRECTIVE'] },
  fixable: false,
  examples: [
    {
      title: 'A slash',
      bad: {
        Dockerfile: `
        # escape=«/»
        FROM debian:13-slim
      `,
      },
      good: {
        Dockerfile: `
        # escape=\\
        FROM debian:13-slim
      `,
      },
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    for (const { name, value, valueSpan, nameSpan, isRepeated } of dockerfile.directives) {
      if (name !== 'escape') continue
      if (isRepeated) {
        report({ at: { location: dockerfile.locate(nameSpan) }, message: 'The directive "escape" is repeated.' })
      } else if (value !== '\\' && value !== '`') {
        report({
          at: { location: dockerfile.locate(valueSpan) },
          message: `The escape character "${value}" is neither a backslash nor a backtick.`,
        })
      }
    }
  },
})
