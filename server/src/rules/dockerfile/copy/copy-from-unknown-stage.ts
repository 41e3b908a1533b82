import { collect } from '../../../text/collect.ts'
import { nearest } from '../../../text/resemblance.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const copyFromUnknownStage = defineRule({
  id: 'copy-from-unknown-stage',
  title: 'COPY takes from a stage that is not there',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A name that no stage has is taken for an image, which the builder loads from the public registry: a slip of the
    keyboard copies files of a stranger, and whoever owns that name decides which.`,
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  equivalents: { hadolint: ['DL3022'] },
  fixable: 'manual',
  examples: [
    {
      title: 'A letter too many',
      bad: `
        FROM golang:1.26 AS builder
        RUN go install example.com/shop@v1.4.2

        FROM alpine:3.22
        COPY --from=«buildder» /go/bin/shop /usr/bin/shop
        USER 10001
      `,
      good: `
        FROM golang:1.26 AS builder
        RUN go install example.com/shop@v1.4.2

        FROM alpine:3.22
        COPY --from=builder /go/bin/shop /usr/bin/shop
        USER 10001
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const { dockerfile, index } = stage
    let names: readonly string[] | undefined
    for (const instruction of stage.all('COPY')) {
      const from = instruction.flag('from')
      const name = from.string
      if (name === undefined || !/^[\w-]{1,100}$/.test(name)) continue
      if (dockerfile.stageFrom(name, index) || dockerfile.stageFrom(name, dockerfile.stages.length)) continue
      if (/^\d+$/.test(name)) {
        report({ at: from, message: `COPY takes from stage ${name}, and there are fewer.` })
        continue
      }
      names ??= collect(dockerfile.stages.slice(Math.max(0, index - MOST_NAMES), index), (earlier) => earlier.name)
      const meant = nearest(name.toLowerCase(), names)
      if (meant === undefined) continue
      const change = from.replace(meant)
      const fix: Fix = { title: `Take from stage ${meant}`, applicability: 'manual', changes: [change] }
      report({ at: from, message: `COPY takes from "${name}", which is no stage; "${meant}" is one.`, fixes: [fix] })
    }
  },
})

/** Among so many stages, the nearest ones, a name is looked for. */
const MOST_NAMES = 100
