import type { Dockerfile } from '../../../docker/dockerfile.ts'
import type { Stage } from '../../../docker/stage.ts'
import type { StageReference } from '../../../docker/stage-reference.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { withoutEnds } from './circles.ts'

export const circularStage = defineRule({
  id: 'circular-stage',
  title: 'Stages need each other',
  severity: 'error',
  profile: 'recommended',
  impliedBy: ['copy-from-self'],
  why: `
    A stage takes files from one that is built from it, directly or on a longer way. Neither can be built first, and the
    builder refuses the Dockerfile.`,
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  equivalents: { buildkit: ['CircularDependency'] },
  fixable: false,
  examples: [
    {
      title: 'Two stages that copy from each other',
      bad: `
        FROM golang:1.26 AS build
        COPY --from=«docs» /docs /docs
        RUN go build -o /shop .

        FROM build AS docs
        RUN go doc -all > /docs
      `,
      good: `
        FROM golang:1.26 AS build
        RUN go build -o /shop .

        FROM build AS docs
        RUN go doc -all > /docs
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const edges = edgesOf(dockerfile)
    // Each circle has a place that looks forward, or at its own stage.
    const forward = edges.filter(({ from, to }) => to.index >= from.index)
    if (forward.length === 0) return
    const circular = withoutEnds(edges)
    for (const { from, to, reference } of forward) {
      if (!circular.has(from) || !circular.has(to)) continue
      report({ at: reference.place, message: `Stage ${from.label} takes from stage ${to.label}, which needs it.` })
    }
  },
})

interface Edge {
  readonly from: Stage
  readonly to: Stage
  readonly reference: StageReference
}

/** What each stage needs. COPY and mounts may look forward, FROM may not. */
function edgesOf(dockerfile: Dockerfile): readonly Edge[] {
  const { stages } = dockerfile
  return collect(dockerfile.stageReferences, (reference) => {
    const { from, name = '', target, place } = reference
    const to = target ?? (place === from.image ? undefined : dockerfile.stageFrom(name, stages.length))
    return to ? [{ from, to, reference }] : []
  })
}
