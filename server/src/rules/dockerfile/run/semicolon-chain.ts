import { defineRule } from '../../rule.ts'
import { isIgnored, setsErrexit, stopsAtFailures } from './failure.ts'

export const semicolonChain = defineRule({
  id: 'semicolon-chain',
  title: 'Commands go on after the failure of another one',
  severity: 'hint',
  profile: 'strict',
  why: `
    Behind a semicolon a shell goes on, whatever happened before: the build fails only by the last command. A download that
    broke off or a check that did not pass leaves an image that looks finished.`,
  references: ['https://docs.docker.com/build/building/best-practices/#run'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'An installation in one instruction',
      bad: `
        FROM debian:13-slim
        RUN apt-get update«;» \\
            # what the server needs
            apt-get install -y --no-install-recommends curl«;» rm -rf /var/lib/apt/lists/*
      `,
      good: `
        FROM debian:13-slim
        RUN apt-get update && \\
            # what the server needs
            apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    const { form, heredocs, scripts, commands } = instruction
    if (form === 'exec' || heredocs.length > 0 || stopsAtFailures(instruction)) return
    if (scripts.length !== 1 || !instruction.isFullyRead || commands.some(setsErrexit)) return
    // Beside other signs, what is joined would belong to what stands there.
    const isMixed = commands.some(({ nextOperator: sign }) => sign === '||' || sign === '&')
    const last = commands.findLast(({ blocks }) => blocks.length === 0)
    for (const command of commands) {
      if (!isIgnored(command) || command === last) continue
      const { nextSign: sign, location, name } = command
      if (!sign) continue
      const { text, span } = location
      const gap = text.content.slice(span.end, sign.location.span.start)
      const change = isMixed ? undefined : sign.replace(gap === '' ? ' &&' : '&&')
      report({
        at: sign,
        message: `What follows runs also when "${name}" fails.`,
        fixes: [change && { title: 'Join them with &&', applicability: 'unsafe', changes: [change] }],
      })
    }
  },
})
