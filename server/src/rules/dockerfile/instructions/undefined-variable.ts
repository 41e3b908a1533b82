import type { VariableUse } from '../../../docker/variable-uses.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { isReadByDocker } from './frontend.ts'
import { isSeenByFrom, nearestVariable, slipsIn } from './misspelled-variable.ts'
import { unsetUsesIn } from './unset-variable.ts'

export const undefinedVariable = defineRule({
  id: 'undefined-variable',
  title: 'The builder puts in a variable that is not set',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['env-self-reference'],
  why: `
    A variable that nothing sets is replaced by nothing, and the build goes on: a user becomes root, a path the root of
    the image, and a search path takes in the current folder.`,
  references: [
    'https://docs.docker.com/reference/build-checks/undefined-var/',
    'https://docs.docker.com/reference/dockerfile/#environment-replacement',
  ],
  equivalents: { buildkit: ['UndefinedVar'] },
  fixable: 'manual',
  examples: [
    {
      title: 'Two letters swapped',
      bad: `
        FROM registry.example.com/base/java:21
        ARG APP_USER=app
        # not root
        USER «$APP_UESR»
      `,
      good: `
        FROM registry.example.com/base/java:21
        ARG APP_USER=app
        # not root
        USER $APP_USER
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    if (!isReadByDocker(dockerfile)) return
    const unset = unsetUsesIn(dockerfile).filter((use) => !use.isInShell && !isSeenByFrom(use.name, use.instruction))
    const slips = slipsIn(dockerfile)
    for (const [index, use] of [...unset, ...slips].entries()) {
      const { name, instruction } = use
      const message = `Variable "${name}" is not set where ${instruction.keyword} uses it.`
      report({ at: use, message, fixes: [index < MOST_FIXED ? fixFor(use) : undefined] })
    }
  },
})

/** For how many a name is looked for that is meant. */
const MOST_FIXED = 50

function fixFor(use: VariableUse): Fix | undefined {
  const meant = nearestVariable(use)
  if (meant === undefined || meant === use.name) return undefined
  const { text, span } = use.location
  const written = text.content.slice(span.start, span.end)
  const changes = [use.replace(written.replace(use.name, meant))]
  return { title: `Use variable ${meant}`, applicability: 'manual', changes }
}
