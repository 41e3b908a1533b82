import { defineRule, type Fix } from '../../rule.ts'

export const copyFromIndex = defineRule({
  id: 'copy-from-index',
  title: 'COPY names a stage by its number',
  severity: 'hint',
  profile: 'strict',
  why: `
    A stage that is put in front of it makes the number stand for another one. The build then fails, or takes a file of the
    same path from the wrong image without a word.`,
  references: ['https://docs.docker.com/build/building/multi-stage/#name-your-build-stages'],
  equivalents: { kics: ['68a51e22-ae5a-4d48-8e87-b01a323605c9'] },
  fixable: 'safe',
  examples: [
    {
      title: 'A stage that has a name',
      bad: `
        FROM golang:1.26 AS build
        RUN go install example.com/shop@v1.4.2

        FROM alpine:3.22
        COPY --from=«0» /go/bin/shop /usr/bin/shop
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
    const { stage, onbuild } = instruction
    if (!stage || onbuild) return
    const from = instruction.flag('from')
    const number = from.string ?? ''
    if (!/^\d{1,9}$/.test(number)) return
    const target = stage.dockerfile.stageFrom(number, stage.index)
    if (!target) return
    const name = target.nameArgument.string
    const isOwn = name !== undefined && stage.dockerfile.stageFrom(name, stage.index) === target
    const fix: Fix | undefined = isOwn
      ? { title: `Use the name ${name}`, applicability: 'safe', changes: [from.replace(name)] }
      : undefined
    report({ at: from, message: `COPY names the stage ${target.label} by its number ${number}.`, fixes: [fix] })
  },
})
