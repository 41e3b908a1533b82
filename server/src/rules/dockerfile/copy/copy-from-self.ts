import { defineRule } from '../../rule.ts'

export const copyFromSelf = defineRule({
  id: 'copy-from-self',
  title: 'COPY takes from its own stage',
  severity: 'error',
  profile: 'recommended',
  why: `
    A stage cannot be finished before it is built: the builder refuses the Dockerfile. What is meant is an earlier stage,
    or a file of the same stage, which RUN copies.`,
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  equivalents: { hadolint: ['DL3023'], trivy: ['DS-0006'], kics: ['cdddb86f-95f6-4fc4-b5a1-483d9afceb2b'] },
  fixable: false,
  examples: [
    {
      title: 'The name of the stage itself',
      bad: `
        FROM golang:1.26 AS build
        WORKDIR /src
        COPY . .
        RUN go build -o /src/shop .

        FROM alpine:3.22 AS shop
        COPY --from=«shop» /src/shop /usr/bin/shop
        USER 10001
      `,
      good: `
        FROM golang:1.26 AS build
        WORKDIR /src
        COPY . .
        RUN go build -o /src/shop .

        FROM alpine:3.22 AS shop
        COPY --from=build /src/shop /usr/bin/shop
        USER 10001
      `,
    },
  ],

  on: 'instruction',
  keywords: ['COPY'],
  check(instruction, { report }) {
    const { stage, onbuild } = instruction
    if (!stage || onbuild) return
    const from = instruction.flag('from')
    const name = from.string?.toLowerCase()
    if (name === undefined || name === '') return
    // An earlier stage of the same name is taken instead.
    if (stage.dockerfile.stageFrom(name, stage.index)) return
    if (name !== stage.name && name !== String(stage.index)) return
    report({ at: from, message: `COPY takes from "${from.string}", the stage that it stands in.` })
  },
})
