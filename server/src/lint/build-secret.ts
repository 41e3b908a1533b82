import { addFlag, removePair } from '../docker/change.ts'
import type { Instruction } from '../docker/instruction.ts'
import { variableUsesIn } from '../docker/variable-uses.ts'
import { inlineSecretsIn } from '../rules/dockerfile/secrets/inline-secret.ts'
import { secretMount, takesSecretVariables } from '../rules/dockerfile/secrets/secret-mount.ts'
import {
  instructionsNaming,
  type SecretVariable,
  secretVariablesOf,
} from '../rules/dockerfile/secrets/secret-variable.ts'
import { collect } from '../text/collect.ts'
import { type Change, printChanges } from '../yaml/change.ts'

/** Secrets that a build is to be given, and what has a Dockerfile take them. */
export interface BuildSecrets {
  /** By which they are given: `--secret id=…`. */
  readonly ids: readonly string[]
  readonly changes: readonly Change[]
}

/**
 * Gives a RUN as secrets of the build what it takes from an ARG, or what stands in it as it is, so that they are in no
 * layer and in no history. `undefined` where there are none, and where a secret is used for more than that.
 *
 * An ARG goes, and each RUN that uses it gets the secret.
 */
export function useBuildSecrets(run: Instruction): BuildSecrets | undefined {
  if (run.keyword !== 'RUN' || run.onbuild || !takesSecretVariables(run.dockerfile)) return undefined
  const taken = argumentsOf(run)
  const inline = inlineSecretsIn(run).filter(({ changes }) => printChanges(changes).skipped.length === 0)
  const ids = [...taken.map(({ name }) => name), ...inline.map(({ name }) => name)]
  if (ids.length === 0) return undefined
  const mounts = new Map<Instruction, string[]>([[run, inline.map(({ name }) => secretMount(name))]])
  for (const { name, users } of taken) {
    for (const user of users) mounts.set(user, [...(mounts.get(user) ?? []), secretMount(name)])
  }
  const changes = [
    ...taken.map(({ instruction, pair }) => removePair(instruction, pair)),
    ...collect(inline, (secret) => secret.changes),
    // Flags at one place are one edit.
    ...[...mounts].map(([user, flags]) => addFlag(user, flags.join(' '))),
  ]
  return { ids, changes }
}

interface TakenSecret extends SecretVariable {
  /** All RUNs that use it. */
  readonly users: readonly Instruction[]
}

/** The ARGs for secrets that a RUN uses, and that nothing but RUNs use. */
function argumentsOf(run: Instruction): readonly TakenSecret[] {
  const { content } = run.text
  const written = content.slice(run.span.start, run.span.end)
  const secrets = secretVariablesOf(run.dockerfile)
    .filter((one) => written.includes(one.name) && isAlone(one.instruction) && isFor(run, one))
    .slice(0, MOST)
  const naming = instructionsNaming(run.dockerfile, new Set(secrets.map(({ name }) => name)), Number.POSITIVE_INFINITY)
  return collect(secrets, (secret) => {
    const users = (naming.get(secret.name) ?? []).filter((one) => sees(one, secret.instruction))
    const areRuns = users.includes(run) && users.every((one) => takes(one, secret.name))
    return areRuns ? [{ ...secret, users }] : []
  })
}

/** Nobody gives a RUN so many. */
const MOST = 20

/** Whether it is an ARG with nothing but the secret, which somebody can take away. */
function isAlone({ keyword, onbuild, pairs }: Instruction): boolean {
  return keyword === 'ARG' && !onbuild && pairs.length === 1
}

/** Whether it is what a variable of that name is in a RUN, of all that are called so. */
function isFor(run: Instruction, { pair, name }: SecretVariable): boolean {
  const declared = run.dockerfile.variables.declarationOf(name, run)
  return declared?.key.location.span.start === pair.key.location.span.start
}

/** Whether what an ARG sets is there for an instruction. */
function sees({ stage, index }: Instruction, argument: Instruction): boolean {
  return argument.stage !== undefined && index > argument.index && stage?.chain.includes(argument.stage) === true
}

/** Whether a secret mount can take the place of a variable: a shell puts it in, and nothing is mounted by its name. */
function takes(instruction: Instruction, name: string): boolean {
  const isForBuilder = variableUsesIn(instruction, (one) => one === name).some((use) => !use.isInShell)
  const isMounted = instruction.mounts.some((mount) => mount.get('id') === name || mount.get('env') === name)
  return instruction.keyword === 'RUN' && !isForBuilder && !isMounted
}
