import { namedStagesOf, renameStage } from '../../../docker/stage-reference.ts'
import { defineRule } from '../../rule.ts'

export const stageNameReserved = defineRule({
  id: 'stage-name-reserved',
  title: 'A stage has a reserved name',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The names \`scratch\` and \`context\` mean something else to the builder: an empty image, and the files of the build. A
    stage of that name is not what a later line gets that asks for it.`,
  references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  equivalents: { hadolint: ['DL3063'], buildkit: ['ReservedStageName'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A stage for the files of the build',
      bad: `
        FROM alpine:3.22 AS «context»
        COPY . /source

        FROM golang:1.26
        COPY --from=context /source /source
      `,
      good: `
        FROM alpine:3.22 AS context-stage
        COPY . /source

        FROM golang:1.26
        COPY --from=context-stage /source /source
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    for (const [stage, places] of namedStagesOf(dockerfile)) {
      const { name, nameArgument } = stage
      if (name !== 'scratch' && name !== 'context') continue
      const other = `${name}-stage`
      const changes = renameStage(stage, places, other)
      report({
        at: nameArgument,
        message: `A stage has the reserved name "${name}".`,
        fixes: [{ title: `Rename the stage to ${other}`, applicability: 'manual', changes }],
      })
    }
  },
})
