import { defineRule } from '../../rule.ts'

export const copyWholeFilesystem = defineRule({
  id: 'copy-whole-filesystem',
  title: 'All files of an image are copied over those of another',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Compilers, caches, sources and credentials that were to stay behind in the other stage all come along, and its
    accounts and libraries replace those of this image, without a trace of what was whose.`,
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  equivalents: { hadolint: ['DL3067'] },
  fixable: false,
  examples: [
    {
      title: 'A build with all its tools',
      bad: `
        FROM golang:1.26 AS build
        RUN go install example.com/shop@v1.4.2

        FROM alpine:3.22
        COPY --from=build «/» /
        USER 10001
      `,
      good: `
        FROM golang:1.26 AS build
        RUN go install example.com/shop@v1.4.2

        FROM alpine:3.22
        COPY --from=build /go/bin/shop /usr/bin/shop
        USER 10001
      `,
    },
  ],

  on: 'instruction',
  keywords: ['COPY'],
  check(instruction, { report }) {
    const { stage, sources, destination } = instruction
    const from = instruction.flag('from')
    // Into an empty image it is how layers are made one.
    if (from.string === undefined || !stage || stage.root.isScratch) return
    if (!destination.is('/')) return
    // A stage that is itself built from nothing holds no more than was put there.
    if (stage.dockerfile.stageFrom(from.string, stage.index)?.root.isScratch) return
    const isStage = stage.dockerfile.stageFrom(from.string, stage.index) !== undefined
    for (const source of isStage ? sources : []) {
      if (!source.is('/') && !source.is('/.') && !source.is('/*')) continue
      report({ at: source, message: `COPY takes all files of stage "${from.string}" over those of the image.` })
    }
  },
})
