import { familiarName } from '../../../docker/image.ts'
import { runsPosixShell } from '../../../docker/shell.ts'
import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
import { userToolOf } from './image-user.ts'
import { userOfImage } from './user.ts'
import { type UserCreation, userCreationsIn } from './user-creation.ts'

/** A user without rights, and the lines that make it one where it is not there yet. */
export interface NewUser {
  readonly user: string
  readonly lines: readonly string[]
}

/** The user that a stage can run as: one that it makes already, one of its image, else a new one. */
export function newUserOf(stage: Stage): NewUser {
  if (stage.isWindows) return { user: 'ContainerUser', lines: [] }
  const made = collect(stage.chain, userCreationsIn).find(isPlainUser)
  const user = made?.name ?? userOfImage(stage)
  const found = user === undefined ? createdUser(stage) : { user, lines: preparationOf(stage, user) }
  // A number needs no entry in any file.
  return found && (found.lines.length === 0 || runsPosixShell(stage)) ? found : { user: '65532:65532', lines: [] }
}

function createdUser(stage: Stage): NewUser | undefined {
  const tool = userToolOf(stage)
  return tool && !isTaken(stage) ? { user: '10001:10001', lines: [creationLine(tool, NAME)] } : undefined
}

const NAME = 'app'

/** Whether the stage makes a group, or somebody who is no plain user, of the name that a new one would have. */
function isTaken({ chain }: Stage): boolean {
  const commands = collect(chain, (stage) => collect(stage.all('RUN'), (run) => run.commands))
  return commands.some((command) => MAKERS.has(command.name ?? '') && command.argument(NAME))
}

const MAKERS: ReadonlySet<string> = new Set(['addgroup', 'adduser', 'groupadd', 'useradd'])

function isPlainUser({ command, name, uid }: UserCreation): boolean {
  return command.isCertain && name !== undefined && /^[a-z_][a-z0-9_-]*$/i.test(name) && uid?.string !== '0'
}

/** What a server writes while it runs has to be its user's. */
function preparationOf({ root }: Stage, user: string): readonly string[] {
  const folders = root.reference && WRITTEN.get(familiarName(root.reference))
  return folders ? [`RUN chown -R ${user}:${user} ${folders}`] : []
}

const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['httpd', '/usr/local/apache2/logs'],
  ['nginx', '/var/cache/nginx /run'],
])

/** Makes a user and a group of the same name without rights, with a number that no distribution gives away. */
export function creationLine(tool: 'adduser' | 'useradd', name: string): string {
  return tool === 'adduser'
    ? `RUN addgroup -S -g 10001 ${name} && adduser -S -u 10001 -G ${name} ${name}`
    : `RUN groupadd --system --gid 10001 ${name} && useradd --system --no-log-init --uid 10001 --gid ${name} ${name}`
}
