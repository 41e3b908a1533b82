import { defineRule, type Fix } from '../../rule.ts'
import { freeNumber, giveNumber, numbersIn, type UserCreation, userCreationsIn } from './user-creation.ts'

export const userIdUnpinned = defineRule({
  id: 'user-id-unpinned',
  title: 'A user is made without a number',
  severity: 'hint',
  profile: 'strict',
  why: `
    The system takes the next free number, which is another one as soon as a package makes users of its own. Files in
    volumes then belong to somebody else, and a policy that knows the old number grants its rights to whoever has it now.`,
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'The next free number',
      bad: `
        FROM debian:13-slim
        RUN groupadd --system app && \\
            «useradd» --system --gid app app
        USER app
      `,
      good: `
        FROM debian:13-slim
        RUN groupadd --system app && \\
            useradd --uid 10001 --system --gid app app
        USER app
      `,
    },
    {
      title: 'On Alpine',
      bad: `
        FROM alpine:3.22
        RUN «adduser» -S app # nobody logs in
        USER app
      `,
      good: `
        FROM alpine:3.22
        RUN adduser -u 10001 -S app # nobody logs in
        USER app
      `,
    },
  ],

  on: 'dockerfile',
  check({ stages }, { report }) {
    for (const stage of stages) {
      if (!stage.isInFinalChain) continue
      const taken = numbersIn(stage)
      let number: string | undefined
      for (const creation of userCreationsIn(stage)) {
        const { command, isPlain, name, uid } = creation
        if (uid || !isPlain || !command.nameWord) continue
        number = freeNumber(taken, number === undefined ? undefined : Number(number) + 1)
        const message = `User ${name === undefined ? '' : `"${name}" `}is made without a number.`
        report({ at: command.nameWord, message, fixes: [fixFor(creation, number)] })
      }
    }
  },
})

function fixFor(creation: UserCreation, number: string): Fix | undefined {
  const change = giveNumber(creation, number)
  return change && { title: `Give it number ${number}`, applicability: 'unsafe', changes: [change] }
}
