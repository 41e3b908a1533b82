import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
import type { Report } from '../../rule.ts'
import { defaultUserOf, isServer } from './image-user.ts'
import { rootOf } from './user.ts'
import { userCreationsIn } from './user-creation.ts'

/** What to say of who an image without USER runs as, and how bad that is; `undefined` for an image that has a user. */
export function runtimeUserOf(stage: Stage): Pick<Report, 'message' | 'severity'> | undefined {
  const { root } = stage
  if (root.isScratch) return { message: 'No USER is set, so the image runs as root.' }
  const user = root.reference && defaultUserOf(root.reference)
  const image = `"${root.image.string}"`
  if (!root.reference || user === 'non-root') return undefined
  if (user === 'unknown') {
    return { message: `No USER is set, so only image ${image} says who this one runs as.`, severity: 'info' }
  }
  if (user === 'stepping-down' ? !stage.entrypoint : stepsDown(stage)) {
    return { message: 'No USER is set, so the image starts as root, which its programs may give up.', severity: 'info' }
  }
  if (!stage.entrypoint && !stage.command && !isServer(root.reference)) {
    return { message: `No USER is set, and image ${image} has root.`, severity: 'info' }
  }
  return { message: `No USER is set, so the image runs as ${rootOf(stage)}, as ${image} does.` }
}

/** Whether what a stage starts takes another user by itself, or may: a script, where a user or a program for that is made. */
function stepsDown(stage: Stage): boolean {
  const started = collect([stage.entrypoint, stage.command], (instruction) => instruction?.commands)
  if (
    started.some(({ name = '', wrappers }) => [name, ...wrappers.map((one) => one.name)].some((one) => TOOL.test(one)))
  ) {
    return true
  }
  const isScript = /\.sh$|entrypoint/.test(started[0]?.name ?? '')
  if (isScript && stage.chain.some((one) => userCreationsIn(one).length > 0)) return true
  return stage.chain.some(({ instructions }) => instructions.some(({ rest }) => TOOL.test(rest)))
}

/** The programs that run another one as another user. */
const TOOL = /\b(?:gosu|runuser|setpriv|su-exec|s6-setuidgid|chpst)\b/
