import { removeInstruction } from '../../../docker/change.ts'
import type { Dockerfile } from '../../../docker/dockerfile.ts'
import type { Stage } from '../../../docker/stage.ts'
import type { StageReference } from '../../../docker/stage-reference.ts'
import { defineRule, type Fix } from '../../rule.ts'

export const unusedStage = defineRule({
  id: 'unused-stage',
  title: 'A stage is used by no other stage',
  severity: 'hint',
  profile: 'strict',
  why: `
    Such a stage is built only by who asks for it by name. If nobody does, nobody notices either that it takes an old image
    or holds a secret, and who reads the file takes it for a part of the product.`,
  references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A stage of former times',
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /shop .

        FROM node:24 AS «assets»
        RUN npm run build

        FROM alpine:3.22
        COPY --from=build /shop /shop
      `,
      good: `
        FROM golang:1.26 AS build
        RUN go build -o /shop .


        FROM alpine:3.22
        COPY --from=build /shop /shop
      `,
    },
  ],

  on: 'dockerfile',
  readsBuildContext: true,
  check(dockerfile, { report, buildContext }) {
    const references = dockerfile.stageReferences
    // It may be the one that a variable names.
    if (references.some(mayBeAny)) return
    const used = new Set(references.map((reference) => targetOf(reference, dockerfile)))
    const isCounted = references.some(({ name = '' }) => /^\d+$/.test(name))
    for (const stage of dockerfile.stages) {
      if (stage.isFinal || used.has(stage) || isImage(stage)) continue
      if (buildContext.mayBeTarget(stage.name ?? String(stage.index))) continue
      const fix = isCounted ? undefined : removalOf(stage)
      report({
        at: stage.nameArgument.isMissing ? stage : stage.nameArgument,
        message: `${nameOf(stage)} is used by no other stage.`,
        fixes: [fix],
      })
    }
  },
})

/** Whether a stage starts a program of its own, as only one does that is built by its name. */
function isImage(stage: Stage): boolean {
  return stage.name !== undefined && ['CMD', 'ENTRYPOINT'].some((keyword) => stage.all(keyword).length > 0)
}

function nameOf({ nameArgument, label }: Stage): string {
  return nameArgument.isMissing ? `The stage of image ${label}` : `Stage ${label}`
}

/** Copies and mounts may look forward. */
function targetOf({ target, name, place, from }: StageReference, dockerfile: Dockerfile): Stage | undefined {
  if (target || name === undefined || place === from.image) return target
  return dockerfile.stageFrom(name, dockerfile.stages.length)
}

function mayBeAny({ name, place, from }: StageReference): boolean {
  if (name !== undefined) return false
  // A variable with a part that is written names no stage of the file, or one with such a name.
  return place !== from.image || from.index > 0
}

function removalOf(stage: Stage): Fix | undefined {
  const { stages, comments } = stage.dockerfile
  const isOpen = stage.instructions.some(({ heredocs }) => heredocs.some((heredoc) => heredoc.isOpen))
  const isHidden = stage.name !== undefined && stages.some((other) => other !== stage && other.name === stage.name)
  // At the top of the file such a comment says how the rest is read.
  const mayBeDirective = stage.index === 0 && comments.some(({ text }) => /^(?:check|escape|syntax)\s*=/i.test(text))
  if (isOpen || isHidden || mayBeDirective) return undefined
  const changes = [stage.from, ...stage.instructions].map(removeInstruction)
  // All of it goes, or nothing.
  if (changes.some(({ refusal }) => refusal !== undefined)) return undefined
  return { title: `Remove stage ${stage.label}`, applicability: 'unsafe', changes }
}
