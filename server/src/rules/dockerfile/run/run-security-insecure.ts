import { defineRule } from '../../rule.ts'
import { reportFlag } from './flag.ts'

export const runSecurityInsecure = defineRule({
  id: 'run-security-insecure',
  title: 'A step of the build runs without a sandbox',
  severity: 'error',
  profile: 'recommended',
  why: `
    With --security=insecure a step of the build has every capability and every device of the machine that builds, like a
    privileged container. Whoever can change what it runs, a package or a script that it loads, has taken over the builder
    and everything that is built there afterwards.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#run---security',
    'https://docs.docker.com/build/building/best-practices/',
  ],
  equivalents: { sonar: ['S6502'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A step with all rights of the builder',
      bad: `
        # syntax=docker/dockerfile:1-labs
        FROM debian:13-slim
        # the filesystem is put together here
        RUN «--security=insecure» --mount=type=cache,target=/var/cache/image \\
            mkimage --output /srv/root.img # all of it
      `,
      good: `
        # syntax=docker/dockerfile:1-labs
        FROM debian:13-slim
        # the filesystem is put together here
        RUN --mount=type=cache,target=/var/cache/image \\
            mkimage --output /srv/root.img # all of it
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    reportFlag(
      instruction,
      { name: 'security', value: 'insecure' },
      'RUN has all rights of the machine that builds.',
      report,
    )
  },
})
