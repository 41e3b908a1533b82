import { defineRule } from '../../rule.ts'

export const userPingPong = defineRule({
  id: 'user-ping-pong',
  title: 'A stage changes its user again and again',
  severity: 'hint',
  profile: 'strict',
  why: `
    Whoever adds a line to such a stage has to look up who runs it, and a USER that is forgotten or moved leaves the image
    with root. All that needs root can stand together, before one USER.`,
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  fixable: false,
  examples: [
    {
      title: 'Root for each package',
      bad: `
        FROM node:24-slim
        USER node
        RUN npm ci
        USER root
        RUN npm install --global pm2@6.0.8
        «USER» node
        CMD ["pm2-runtime", "server.js"]
      `,
      good: `
        FROM node:24-slim
        RUN npm install --global pm2@6.0.8
        USER node
        RUN npm ci
        CMD ["pm2-runtime", "server.js"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const switches = stage.all('USER')
    const third = switches[MOST]
    if (!third) return
    report({ at: third, message: `Stage ${stage.label} changes its user ${switches.length} times.` })
  },
})

/** Up to root and back. */
const MOST = 2
