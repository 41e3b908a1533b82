import type { Argument } from '../../../docker/argument.ts'
import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { isRoot, numberOfUser } from './user.ts'
import { freeNumber, giveNumber, numbersIn, userCreationsIn } from './user-creation.ts'

export const userNonNumeric = defineRule({
  id: 'user-non-numeric',
  title: 'USER has a name and no number',
  severity: 'hint',
  profile: 'strict',
  why: `
    Kubernetes sees only what USER says. It cannot tell whether a name stands for root, so it refuses to start the image
    where \`runAsNonRoot: true\` is set, as the restricted Pod Security Standard demands.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#user',
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ],
  equivalents: { hadolint: ['DL3066'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The user that the image has',
      bad: `
        FROM node:24-slim
        COPY . /app
        USER «node»
      `,
      good: `
        FROM node:24-slim
        COPY . /app
        USER 1000
      `,
    },
    {
      title: 'A user with a number',
      bad: `
        FROM debian:13-slim
        RUN groupadd --gid 10001 app && \\
            useradd --uid 10001 --gid app app
        USER «app»:app
      `,
      good: `
        FROM debian:13-slim
        RUN groupadd --gid 10001 app && \\
            useradd --uid 10001 --gid app app
        USER 10001:app
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const { user, isWindows } = stage
    const [name = ''] = user.string?.split(':') ?? []
    if (!stage.isFinal || isWindows || !/^[a-z_][\w.-]*$/i.test(name) || isRoot(name, isWindows)) return
    report({
      at: user.part(0, name.length),
      message: `User "${name}" is a name, which Kubernetes cannot tell from root.`,
      fixes: [fixFor(stage, user, name)],
    })
  },
})

/** Writes the number that the user is made with, or has in the image; one without a number gets one. */
function fixFor(stage: Stage, user: Argument, name: string): Fix | undefined {
  const made = collect(stage.chain, userCreationsIn).filter((one) => one.name === name)
  const [only] = made
  const place = user.origin(0, name.length)
  if (!place || made.length > 1) return undefined
  if (only && !only.uid) {
    const free = freeNumber(numbersIn(stage))
    const change = giveNumber(only, free)
    const changes = change ? [change, place.replace(free)] : []
    return change && { title: `Give it number ${free}, and use that`, applicability: 'unsafe', changes }
  }
  const number = only?.uid ? (only.uid.string ?? variableOf(stage, only.uid.word.written)) : numberOfUser(stage, name)
  if (number === undefined || !/^(?:[1-9]\d*|\$.+)$/.test(number)) return undefined
  return { title: `Use number ${number}`, applicability: 'unsafe', changes: [place.replace(number)] }
}

/** A variable of the image or of the build that a word is, and that has a number. */
function variableOf(stage: Stage, word: string): string | undefined {
  const [, name = ''] = /^"?\$\{?(\w+)\}?"?$/.exec(word) ?? []
  const variable = stage.variable(name)
  return variable.state === 'known' && /^[1-9]\d*$/.test(variable.value) ? `\${${name}}` : undefined
}
