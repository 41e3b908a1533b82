import type { Location } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'

export const envUnsetInLaterLayer = defineRule({
  id: 'env-unset-in-later-layer',
  title: 'An unset variable stays in the image',
  severity: 'info',
  profile: 'recommended',
  why: `
    \`unset\` holds for the shell of its own RUN and ends with it. ENV gives the variable to every later step and to every
    container again, and its value stands in the configuration of the image, for whoever was meant not to see it.`,
  references: ['https://docs.docker.com/build/building/best-practices/#env'],
  fixable: false,
  examples: [
    {
      title: 'A variable for one step',
      bad: `
        FROM debian:13-slim
        ENV ADMIN_USER=mark
        RUN echo "$ADMIN_USER" > /etc/admin && \\
            unset «ADMIN_USER»
      `,
      good: `
        FROM debian:13-slim
        RUN ADMIN_USER=mark && echo "$ADMIN_USER" > /etc/admin
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const set = new Map<string, Location>()
    for (const { keyword, pairs, commands } of stage.instructions) {
      for (const { key } of keyword === 'ENV' ? pairs : []) {
        if (key.string !== undefined) set.set(key.string, key.location)
      }
      const last = keyword === 'RUN' ? commands.at(-1) : undefined
      // What follows in the same shell would see that it is gone.
      if (last?.name !== 'unset' || !last.isCertain) continue
      for (const word of last.arguments) {
        const location = word.string === undefined ? undefined : set.get(word.string)
        if (!location) continue
        report({
          at: word,
          message: `Variable "${word.string}" is unset for this RUN alone, and stays in the image.`,
          related: [{ location, message: 'ENV sets it here.' }],
        })
      }
    }
  },
})
