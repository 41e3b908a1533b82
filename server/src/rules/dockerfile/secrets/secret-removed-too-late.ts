import type { Argument } from '../../../docker/argument.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { secretFilesOf } from './secret-file.ts'

export const secretRemovedTooLate = defineRule({
  id: 'secret-removed-too-late',
  title: 'A file for credentials is removed in a later layer',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Each instruction makes a layer, and what a layer holds no later one takes out of it: \`rm\` only hides the file in the
    finished image. Whoever may pull the image unpacks the layer of the COPY and has the credentials.`,
  references: ['https://docs.docker.com/build/building/secrets/'],
  fixable: false,
  examples: [
    {
      title: 'A key that is hidden',
      bad: `
        FROM debian:13-slim
        COPY id_ed25519 /root/.ssh/
        RUN git clone --depth 1 --branch v1.4.2 git@git.example.com:shop.git /srv && \\
            rm -f «/root/.ssh/id_ed25519»
      `,
      good: `
        FROM debian:13-slim
        RUN --mount=type=ssh git clone --depth 1 --branch v1.4.2 git@git.example.com:shop.git /srv
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isInFinalChain) return
    const copied = new Map<string, Argument>()
    for (const instruction of stage.instructions) {
      for (const { path, source } of secretFilesOf(instruction)) if (path) copied.set(path, source)
      const removals = instruction.keyword === 'RUN' ? instruction.commands.filter(({ name }) => name === 'rm') : []
      for (const word of collect(removals, ({ arguments: words }) => words)) {
        const source = word.string === undefined ? undefined : copied.get(word.string)
        if (!source) continue
        report({
          at: word,
          message: `File "${word.string}" is hidden here, and stays in the layer that it was copied into.`,
          related: [{ location: source.location, message: 'It is copied here.' }],
        })
      }
    }
  },
})
