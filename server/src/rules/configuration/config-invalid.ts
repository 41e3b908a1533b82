import { defineRule } from '../rule.ts'

export const configInvalid = defineRule({
  id: 'config-invalid',
  title: 'Something in the configuration has no effect',
  severity: 'error',
  profile: 'recommended',
  why: `
    What is misspelt in a configuration does not count: a rule that somebody means to turn on stays off, and one that is
    in the way stays on. Nobody notices, because a check that does not run is as quiet as one that finds nothing.`,
  references: ['https://yaml.org/spec/1.2.2/'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'Names that are misspelt',
      bad: `
        «profil»: strict
        rules:
          privileged-container: error
          «host-netwrok»: off # the CNI plugin needs it
      `,
      good: `
        profile: strict
        rules:
          privileged-container: error
          host-network: off # the CNI plugin needs it
      `,
    },
    {
      title: 'A version that YAML reads as a number',
      bad: 'kubernetes: «1.30»\n',
      good: 'kubernetes: "1.30"\n',
    },
  ],

  on: 'configMistake',
  check(mistake, { report }) {
    const { message, related, fixes } = mistake
    report({ at: mistake, message, related, fixes })
  },
})
