import type { Instruction } from '../../../docker/instruction.ts'
import { mergeRuns, styleOf } from '../../../docker/merge-runs.ts'
import { defineRule } from '../../rule.ts'

export const consecutiveRun = defineRule({
  id: 'consecutive-run',
  title: 'A short RUN stands right behind another one',
  severity: 'hint',
  profile: 'strict',
  why: `
    Each RUN makes a layer, and nothing that one layer holds gets smaller by the next: what is loaded in one and removed in
    another one stays in the image. What belongs together is also built again together.`,
  references: ['https://docs.docker.com/build/building/best-practices/#run'],
  equivalents: { hadolint: ['DL3059'], kics: ['0008c003-79aa-42d8-95b8-1c2fe37dbfe6'], sonar: ['S7031'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Three small steps',
      bad: `
        FROM nginx:1.29
        RUN mkdir -p /srv/shop
        # the server reads it
        «RUN» chown nginx: /srv/shop
        «RUN» rm -f /etc/nginx/conf.d/default.conf
      `,
      good: `
        FROM nginx:1.29
        RUN mkdir -p /srv/shop \\
            # the server reads it
            && chown nginx: /srv/shop \\
            && rm -f /etc/nginx/conf.d/default.conf
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isInFinalChain) return
    const { instructions } = stage
    const usual = styleOf(stage.all('RUN'))
    instructions.forEach((second, at) => {
      const first = instructions[at - 1]
      if (!first || !isShort(first) || !isShort(second) || flagsOf(first) !== flagsOf(second)) return
      const change = mergeRuns(first, second, usual)
      report({
        at: second,
        message: `"${second.commands[0]?.name}" has a RUN of its own, right behind another one.`,
        related: [{ location: first.location, message: 'This is the other one.' }],
        fixes: [{ title: 'Join it with the RUN above', applicability: 'unsafe', changes: [change] }],
      })
    })
  },
})

/** Whether it runs one or two commands, and that is all. */
function isShort(instruction: Instruction): boolean {
  const { keyword, form, heredocs, commands } = instruction
  if (keyword !== 'RUN' || form === 'exec' || heredocs.length > 0 || commands.length > 2) return false
  return instruction.isFullyRead && commands[0]?.name !== undefined
}

function flagsOf({ flags }: Instruction): string {
  return flags.map(({ whole }) => whole.written).join(' ')
}
