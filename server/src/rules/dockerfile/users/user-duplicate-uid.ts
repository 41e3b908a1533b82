import { collect } from '../../../text/collect.ts'
import type { Located } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'
import { type UserCreation, userCreationsIn } from './user-creation.ts'

export const userDuplicateUid = defineRule({
  id: 'user-duplicate-uid',
  title: 'Two users have the same number',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The kernel knows only numbers: two users of one number are the same user, with the same rights to every file and
    process. One that has number 0 is root under a name that looks harmless.`,
  references: ['https://docs.docker.com/reference/dockerfile/#user'],
  equivalents: { dockle: ['DKL-LI-0002'] },
  fixable: false,
  examples: [
    {
      title: 'The same number, and that of root',
      bad: `
        FROM debian:13-slim
        RUN useradd --uid 10001 web && \\
            useradd --non-unique --uid «10001» worker && \\
            useradd -o -u «0» admin
        USER web
      `,
      good: `
        FROM debian:13-slim
        RUN useradd --uid 10001 web && \\
            useradd --uid 10002 worker && \\
            useradd --uid 10003 admin
        USER web
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const seen = new Map<string, UserCreation>()
    const inherited = collect(stage.chain.slice(1).reverse(), userCreationsIn)
    for (const creation of inherited) remember(creation, seen)
    for (const creation of userCreationsIn(stage)) {
      const { uid, name = '' } = creation
      const at: Located | undefined = uid?.word
      const number = uid?.string === undefined ? undefined : Number(uid.string)
      const first = number === undefined ? undefined : seen.get(String(number))
      if (at && number === 0) report({ at, message: `User "${name}" has number 0, which is that of root.` })
      else if (at && first && first.name !== name && creation.command.isCertain) {
        const related = [{ location: first.command.location, message: 'It is given to another user here.' }]
        report({ at, message: `User "${name}" has number ${number}, as user "${first.name}" has.`, related })
      }
      remember(creation, seen)
    }
  },
})

function remember(creation: UserCreation, seen: Map<string, UserCreation>): void {
  const { uid, command, name } = creation
  if (uid?.string === undefined || name === undefined || !command.isCertain) return
  const number = String(Number(uid.string))
  if (!seen.has(number)) seen.set(number, creation)
}
