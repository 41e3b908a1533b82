import { defineRule } from '../../rule.ts'
import { reportFlag } from './flag.ts'

export const runNetworkHost = defineRule({
  id: 'run-network-host',
  title: 'A step of the build is in the network of its host',
  severity: 'warning',
  profile: 'recommended',
  why: `
    With --network=host a step of the build reaches whatever listens on the loopback of the machine that builds: the API
    of a container runtime, databases of other builds, the metadata of the cloud. A package that is installed in that step
    reaches it, too.`,
  references: ['https://docs.docker.com/reference/dockerfile/#run---network'],
  equivalents: { sonar: ['S6431'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'An installation with the network of the host',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN «--network=host» npm ci # the proxy listens on localhost
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        COPY package.json package-lock.json ./
        RUN npm ci # the proxy listens on localhost
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    reportFlag(
      instruction,
      { name: 'network', value: 'host' },
      'RUN is in the network of the machine that builds.',
      report,
    )
  },
})
