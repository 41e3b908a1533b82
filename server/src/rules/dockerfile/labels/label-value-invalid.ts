import { defineRule } from '../../rule.ts'

export const labelValueInvalid = defineRule({
  id: 'label-value-invalid',
  title: 'A label of the image specification has a value of another kind',
  severity: 'info',
  profile: 'recommended',
  why: `
    Scanners and registries read where an image comes from, when it was made and under which licence. What they cannot read
    they leave out, and nobody notices that a check has nothing to check.`,
  references: ['https://specs.opencontainers.org/image-spec/annotations/#pre-defined-annotation-keys'],
  equivalents: { hadolint: ['DL3052', 'DL3053', 'DL3054'] },
  fixable: false,
  examples: [
    {
      title: 'A day, and the name of a licence',
      bad: `
        FROM nginx:1.29
        LABEL org.opencontainers.image.created=«"2026-11-21"» \\
            # for the registry
            org.opencontainers.image.licenses=«"Apache License 2.0"»
      `,
      good: `
        FROM nginx:1.29
        LABEL org.opencontainers.image.created="2026-11-21T10:00:00Z" \\
            # for the registry
            org.opencontainers.image.licenses="Apache-2.0"
      `,
    },
  ],

  on: 'instruction',
  keywords: ['LABEL'],
  check({ pairs }, { report }) {
    for (const { key, value } of pairs) {
      const kind = KINDS.get(key.string ?? '')
      const { string: text } = value
      // A default is there to be replaced by who builds.
      if (!kind || !text || value.written.includes('$') || kind.isOne(text)) continue
      report({ at: value, message: `Label "${key.string}" is "${text}", which is no ${kind.what}.` })
    }
  },
})

interface Kind {
  readonly what: string
  isOne(text: string): boolean
}

const TIME: Kind = {
  what: 'time as in RFC 3339',
  isOne: (text) => /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/.test(text),
}
const ADDRESS: Kind = { what: 'URL', isOne: (text) => /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text) }
const LICENCE: Kind = { what: 'expression of SPDX', isOne: isLicence }

/** Whether these are names of licences with AND, OR and WITH between them; which names there are is not looked at. */
function isLicence(text: string): boolean {
  const words = text.split(/[\s()]+/).filter((word) => word !== '')
  const isOperator = (word: string) => /^(?:and|or|with)$/i.test(word)
  return words.every((word, at) =>
    at % 2 === 1 ? isOperator(word) : /^[A-Za-z0-9.+:-]+$/.test(word) && !isOperator(word),
  )
}

const KINDS = new Map<string, Kind>(
  Object.entries({ created: TIME, url: ADDRESS, source: ADDRESS, documentation: ADDRESS, licenses: LICENCE }).map(
    ([name, kind]) => [`org.opencontainers.image.${name}`, kind] as const,
  ),
)
