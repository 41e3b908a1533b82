import type { Argument } from '../../../docker/argument.ts'
import type { Stage } from '../../../docker/stage.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { isRoot, numberOfUser } from './user.ts'
import { userCreationsIn } from './user-creation.ts'

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

/** Writes the number that the user is made with, or has in the image. */
function fixFor(stage: Stage, user: Argument, name: string): Fix | undefined {
  const made = stage.chain.flatMap(userCreationsIn).filter((one) => one.name === name)
  const numbers = new Set(made.length > 0 ? made.map(({ uid }) => uid?.string) : [numberOfUser(stage, name)])
  const [number] = numbers
  const place = user.origin(0, name.length)
  if (numbers.size !== 1 || !place || number === undefined || !/^[1-9]\d*$/.test(number)) return undefined
  return { title: `Use number ${number}`, applicability: 'unsafe', changes: [place.replace(number)] }
}
