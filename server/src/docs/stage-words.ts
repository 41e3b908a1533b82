import type { Stage } from '../docker/stage.ts'
import { endOfLifeOf } from '../rules/dockerfile/base-images/end-of-life.ts'
import { exposedPortsOf } from '../rules/dockerfile/instructions/exposed-port.ts'
import { defaultUserOf } from '../rules/dockerfile/users/image-user.ts'
import { isRoot, rootOf } from '../rules/dockerfile/users/user.ts'
import { collect } from '../text/collect.ts'
import { imageOf, type ShownDockerfile } from './dockerfile-text.ts'
import { whyUnknown } from './variable-words.ts'
import type { Words } from './words.ts'

/** What a stage is built from, what becomes of it, and what its image runs, as whom and where. */
export function wordsOfStage(stage: Stage, shown: ShownDockerfile): Words {
  const { root } = stage
  const why = whyUnknown(root.image, shown)
  const end = root.reference && endOfLifeOf(root.reference)
  const ended = end?.since === undefined ? 'has ended' : `ended in ${end.since.slice(0, 4)}`
  return [
    { sentence: `${titleOf(stage, shown)} is built from ${originsOf(stage, shown).join(', which is built from ')}.` },
    ...(root.image.isUnknown && why !== undefined ? [{ sentence: why }] : []),
    ...(end ? [{ sentence: `It gets no updates: support of ${end.what} ${ended}.` }] : []),
    { sentence: roleOf(stage, shown) },
    {
      sentence: 'As far as the file tells, a container of it:',
      items: [userOf(stage, shown), folderOf(stage, shown), startOf(stage, shown), ...portsOf(stage, shown)],
    },
  ]
}

/** What a container of a stage starts, as a verb and its object. */
export function startOf(stage: Stage, shown: ShownDockerfile): string {
  const { entrypoint, command, root } = stage
  const { show } = shown
  const image = imageOf(stage, shown)
  if (entrypoint && command && entrypoint.form === 'exec')
    return `starts ${show(entrypoint.rest)} with ${show(command.rest)}`
  if (entrypoint) return `starts ${show(entrypoint.rest)}`
  if (command)
    return `starts ${show(command.rest)}${root.isScratch ? '' : `, through the entrypoint of ${image} if it has one`}`
  return root.isScratch ? 'starts nothing by itself' : `starts what ${image} says`
}

function titleOf({ nameArgument, index, dockerfile }: Stage, { show }: ShownDockerfile): string {
  const { length } = dockerfile.stages
  const title = nameArgument.string ? `Stage "${show(nameArgument.string)}"` : 'This stage'
  return length > 1 ? `${title} (${index + 1} of ${length})` : title
}

/** What it is built from, what that is built from, and so on. */
function originsOf(stage: Stage, shown: ShownDockerfile): readonly string[] {
  const { chain, root } = stage
  const { show } = shown
  const stages = chain
    .slice(1)
    .map(({ nameArgument, index }) => `stage "${show(nameArgument.string ?? String(index))}"`)
  const named = stages.length > MOST_ORIGINS ? [...stages.slice(0, MOST_ORIGINS), 'others'] : stages
  if (root.isScratch) return [...named, 'scratch, which is empty']
  const { string, written } = root.image
  const origin = string === undefined || string === written ? '' : ` (${show(written)})`
  return [...named, `${imageOf(stage, shown)}${origin}`]
}

const MOST_ORIGINS = 5

function roleOf(stage: Stage, { show }: ShownDockerfile): string {
  if (stage.isFinal) return 'It is the last stage: what is built when no other one is asked for.'
  if (stage.isInFinalChain) return 'The last stage is built from it, so all of it is in the final image.'
  if (stage.isNeeded) return 'Of it only what other stages copy or mount gets any further.'
  const { string } = stage.nameArgument
  return `The last stage does not need it: it is built when it is asked for${string ? ` (--target ${show(string)})` : ''}.`
}

function userOf(stage: Stage, shown: ShownDockerfile): string {
  const { user, root } = stage
  if (user.instruction.keyword === 'USER') {
    const by = `(USER on line ${shown.lineOf(user.location)})`
    if (user.string === undefined) return `runs as "${shown.show(user.written)}", which is not known ${by}`
    if (user.string === 'root') return `runs as root ${by}`
    return `runs as ${isRoot(user.string, stage.isWindows) ? 'root, ' : ''}user "${shown.show(user.string)}" ${by}`
  }
  const image = imageOf(stage, shown)
  if (root.isScratch) return 'runs as root, since no USER is set'
  switch (root.reference && defaultUserOf(root.reference)) {
    case 'root':
      return `runs as ${rootOf(stage)}, as ${image} does, since no USER is set`
    case 'non-root':
      return `runs as the user of ${image}, who is not root`
    case 'stepping-down':
      return `starts as root; the entrypoint of ${image} takes another user`
    default:
      return `runs as whom ${image} says, since no USER is set`
  }
}

function folderOf(stage: Stage, shown: ShownDockerfile): string {
  const { workdir } = stage
  const { show } = shown
  if (workdir.isMissing) return 'works in "/"'
  if (workdir.instruction.keyword !== 'WORKDIR') return `works in the folder that ${imageOf(stage, shown)} says`
  const { string } = workdir
  if (string === undefined) return `works in "${show(workdir.written)}", which is not known`
  return /^(?:[A-Za-z]:)?[\\/]/.test(string)
    ? `works in "${show(string)}"`
    : `works in "${show(string)}" of the folder before`
}

function portsOf({ chain }: Stage, { show }: ShownDockerfile): readonly string[] {
  const ports = collect(chain.toReversed(), (stage) => collect(stage.all('EXPOSE'), exposedPortsOf))
  const named = [...new Set(ports.map(({ port, protocol }) => `${port}/${protocol.toLowerCase()}`))]
  if (named.length === 0) return []
  return [`offers ${named.length === 1 ? 'port' : 'ports'} ${show(named.join(', '))}`]
}
