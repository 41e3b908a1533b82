import type { Stage } from '../../../docker/stage.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { switchFromRoot } from './switch-user.ts'
import { isRoot } from './user.ts'

export const lastUserRoot = defineRule({
  id: 'last-user-root',
  title: 'An image runs as root',
  severity: 'warning',
  profile: 'recommended',
  why: `
    User 0 of a container is user 0 of its host, held back only by what the runtime takes away. Whoever takes over the
    process may change every file of the image and of its volumes, and needs but one flaw in the runtime or the kernel to
    be root of the host.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  equivalents: {
    hadolint: ['DL3002'],
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_8'],
    kics: ['67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae'],
    semgrep: ['last-user-is-root'],
    sonar: ['S6471'],
    dockle: ['CIS-DI-0001'],
    'cis-docker': ['4.1'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Root for an installation, and then for good',
      bad: `
        FROM node:24-slim
        USER node
        WORKDIR /app
        COPY . .

        USER «root»
        RUN npm install --global pm2@6.0.8

        # one process for each core
        CMD ["pm2-runtime", "server.js"]
      `,
      good: `
        FROM node:24-slim
        USER node
        WORKDIR /app
        COPY . .

        USER root
        RUN npm install --global pm2@6.0.8

        USER node
        # one process for each core
        CMD ["pm2-runtime", "server.js"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const { user } = stage
    if (!stage.isFinal || !isRoot(user.string, stage.isWindows)) return
    report({ at: user, message: `The image runs as user "${user.string}".`, fixes: [fixFor(stage)] })
  },
})

function fixFor(stage: Stage): Fix {
  const { user, changes } = switchFromRoot(stage)
  return { title: `Switch to user ${user} before the image starts`, applicability: 'unsafe', changes }
}
