import { defineRule } from '../../rule.ts'

export const labelKeyInvalid = defineRule({
  id: 'label-key-invalid',
  title: 'The name of a label does not keep the rules of label names',
  severity: 'hint',
  profile: 'strict',
  why: `
    Names of labels are for programs: those that other rules give to them look for a signature, an owner or a licence in vain
    where the name is written otherwise, and names of Docker itself may come to mean something.`,
  references: ['https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations'],
  equivalents: { hadolint: ['DL3048'] },
  fixable: false,
  examples: [
    {
      title: 'Upper case and a blank',
      bad: `
        FROM nginx:1.29
        LABEL «"Shop Owner"»="team-shop" \\
            # as everywhere
            com.example.team="shop"
      `,
      good: `
        FROM nginx:1.29
        LABEL com.example.owner="team-shop" \\
            # as everywhere
            com.example.team="shop"
      `,
    },
  ],

  on: 'instruction',
  keywords: ['LABEL'],
  check({ pairs }, { report }) {
    for (const { key } of pairs) {
      const { string: name } = key
      const mistake = name === undefined || name === '' ? undefined : mistakeOf(name)
      if (mistake) report({ at: key, message: `Label "${name}" ${mistake}.` })
    }
  },
})

function mistakeOf(name: string): string | undefined {
  if (/[^a-z0-9.-]/.test(name)) return 'has other characters than lower-case letters, digits, dots and dashes'
  if (!/^[a-z0-9]/.test(name) || !/[a-z0-9]$/.test(name)) return 'does not begin and end with a letter or a digit'
  if (/[.-]{2}/.test(name)) return 'has two dots or dashes in a row'
  return RESERVED.test(name) ? 'stands in a namespace that Docker keeps for itself' : undefined
}

/** But for the labels that Docker Desktop reads of its extensions. */
const RESERVED = /^(?:com\.docker\.(?!(?:desktop\.)?extension)|io\.docker\.|org\.dockerproject\.)/
