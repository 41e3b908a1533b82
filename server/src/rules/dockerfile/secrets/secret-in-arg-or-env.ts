import { addFlag, removePair } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { secretMount, takesSecretVariables } from './secret-mount.ts'
import { instructionsNaming, type SecretVariable, secretVariablesOf } from './secret-variable.ts'

export const secretInArgOrEnv = defineRule({
  id: 'secret-in-arg-or-env',
  title: 'A variable keeps a secret in the image',
  severity: 'error',
  profile: 'recommended',
  why: `
    ENV stands in the configuration of the image, and what ARG is set to in its history and its provenance: whoever may
    pull the image reads both with one command, also when a later step unsets the variable. A secret mount is there for
    one RUN and in no layer.`,
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
  ],
  equivalents: {
    hadolint: ['DL3064'],
    buildkit: ['SecretsUsedInArgOrEnv'],
    trivy: ['DS-0031'],
    semgrep: ['secret-in-build-arg'],
    sonar: ['S6472'],
    dockle: ['CIS-DI-0010'],
    'cis-docker': ['4.10'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A token for one step',
      bad: `
        FROM node:24-slim
        ARG «NPM_TOKEN»
        COPY . .
        RUN npm config set //npm.example.com/:_authToken=$NPM_TOKEN && \\
            npm ci
      `,
      good: `
        FROM node:24-slim
        COPY . .
        RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm config set //npm.example.com/:_authToken=$NPM_TOKEN && \\
            npm ci
      `,
    },
    {
      title: 'A password for the container',
      bad: `
        FROM postgres:17
        ENV POSTGRES_DB=shop «POSTGRES_PASSWORD»=Tr0ub4dor
      `,
      good: `
        FROM postgres:17
        ENV POSTGRES_DB=shop
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const secrets = secretVariablesOf(dockerfile)
    if (secrets.length === 0) return
    const uses = instructionsNaming(dockerfile, new Set(secrets.map(({ name }) => name)))
    for (const secret of secrets) {
      const { instruction, pair, name } = secret
      report({
        at: pair.key,
        message: `${instruction.keyword} "${name}" keeps a secret in the image.`,
        severity: severityOf(secret),
        fixes: [fixFor(secret, uses.get(name) ?? [])],
      })
    }
  },
})

/** An ENV that is empty shows only where the container gets its secret. */
function severityOf({ instruction, hasValue }: SecretVariable) {
  if (hasValue) return 'error'
  return instruction.keyword === 'ARG' ? 'warning' : 'info'
}

/** Gives an ARG to the one RUN that uses it; takes away what nothing in the file uses. */
function fixFor(secret: SecretVariable, uses: readonly Instruction[]): Fix | undefined {
  const { instruction, pair, name, hasValue } = secret
  const removal = removePair(instruction, pair)
  const [user, ...more] = uses.filter(({ index }) => index !== instruction.index)
  if (!user) return { title: `Remove ${name}`, applicability: 'unsafe', changes: [removal] }
  if (instruction.keyword !== 'ARG' || hasValue || more.length > 0 || instruction.pairs.length > 1) return undefined
  // What ONBUILD keeps is used by what ONBUILD keeps.
  const run = instruction.onbuild ? user.trigger : user
  if (run?.keyword !== 'RUN' || user.stage !== instruction.stage || user.index < instruction.index) return undefined
  if (!takesSecretVariables(user.dockerfile)) return undefined
  const mount = addFlag(run, secretMount(name))
  return { title: `Give ${name} to its RUN as a secret mount`, applicability: 'unsafe', changes: [removal, mount] }
}
