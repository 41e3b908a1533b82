import type { Stage } from '../../../docker/stage.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { runtimeUserOf } from './runtime-user.ts'
import { switchFromRoot } from './switch-user.ts'

export const missingUser = defineRule({
  id: 'missing-user',
  title: 'No USER says who the image runs as',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Without USER an image runs as root, as nearly all are that others are built from. User 0 of a container is user 0 of
    its host, held back only by what the runtime takes away: whoever takes over the process may change every file of the
    image and of its volumes, and needs but one flaw in the runtime or the kernel.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  equivalents: {
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_3'],
    kics: ['fd54f200-402c-4333-a5a4-36ef6709af2f'],
    semgrep: ['missing-user', 'missing-user-entrypoint'],
    sonar: ['S6471'],
    dockle: ['CIS-DI-0001'],
    'cis-docker': ['4.1'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'An image that has a user',
      bad: `
        «FROM» node:24-slim
        WORKDIR /app
        COPY . .
        RUN npm ci --omit=dev

        # the shop
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY . .
        RUN npm ci --omit=dev

        USER node
        # the shop
        CMD ["node", "server.js"]
      `,
    },
    {
      title: 'An image without users',
      bad: `
        FROM golang:1.26 AS build
        RUN go build -o /shop .

        «FROM» scratch
        COPY --from=build /shop /shop
        ENTRYPOINT ["/shop"]
      `,
      good: `
        FROM golang:1.26 AS build
        RUN go build -o /shop .

        FROM scratch
        COPY --from=build /shop /shop
        USER 65532:65532
        ENTRYPOINT ["/shop"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isFinal || stage.last('USER') || isForOthers(stage)) return
    const found = runtimeUserOf(stage)
    if (found) report({ at: stage.from, ...found, fixes: [fixFor(stage)] })
  },
})

function fixFor(stage: Stage): Fix {
  const { user, changes } = switchFromRoot(stage)
  return { title: `Switch to user ${user}`, applicability: 'unsafe', changes }
}

/** Whether it is nothing but what others are built from. */
function isForOthers({ instructions }: Stage): boolean {
  return instructions.length > 0 && instructions.every(({ keyword }) => keyword === 'ONBUILD')
}
