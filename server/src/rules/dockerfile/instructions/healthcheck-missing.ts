import { insertAfter, insertBefore } from '../../../docker/change.ts'
import { isOfficial } from '../../../docker/image.ts'
import type { Stage } from '../../../docker/stage.ts'
import { defineRule } from '../../rule.ts'

export const healthcheckMissing = defineRule({
  id: 'healthcheck-missing',
  title: 'An image has no HEALTHCHECK',
  severity: 'hint',
  profile: 'strict',
  why: `
    Without a check Docker knows only whether the process is there. A server that hangs, or that an attacker has brought to
    a stop, stays in use until somebody notices. Kubernetes has probes instead, and does not look at it.`,
  references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  equivalents: {
    hadolint: ['DL3057'],
    trivy: ['DS-0026'],
    checkov: ['CKV_DOCKER_2'],
    kics: ['b03a748a-542d-44f4-bb86-9199ab4fd2d5'],
    dockle: ['CIS-DI-0006'],
    'cis-docker': ['4.6', '5.27'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A server',
      bad: `
        FROM «node:24-slim»
        WORKDIR /app
        COPY server.js ./
        EXPOSE 8080
        # it stops by SIGTERM
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY server.js ./
        EXPOSE 8080
        HEALTHCHECK CMD ["CHECK"]
        # it stops by SIGTERM
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isFinal || !isServer(stage) || stage.last('HEALTHCHECK')) return
    const { root } = stage
    // An image of somebody else may bring its own; official ones have none.
    if (!root.isScratch && !(root.reference && isOfficial(root.reference))) return
    const start = stage.instructions.find(({ keyword }) => keyword === 'ENTRYPOINT' || keyword === 'CMD')
    const line = ['HEALTHCHECK CMD ["CHECK"]']
    const change = start ? insertBefore(start, line) : insertAfter(stage.instructions.at(-1) ?? stage.from, line)
    report({
      at: stage,
      message: `The image of ${stage.label} has no HEALTHCHECK.`,
      fixes: [{ title: 'Add a HEALTHCHECK', applicability: 'manual', changes: [change] }],
    })
  },
})

/** Whether the image offers ports, and runs something. */
function isServer(stage: Stage): boolean {
  return stage.last('EXPOSE') !== undefined && (stage.command ?? stage.entrypoint) !== undefined
}
