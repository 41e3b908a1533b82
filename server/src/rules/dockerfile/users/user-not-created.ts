import { insertBefore } from '../../../docker/change.ts'
import { familiarName, isOfficial } from '../../../docker/image.ts'
import type { Stage } from '../../../docker/stage.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { userToolOf } from './image-user.ts'
import { creationLine } from './new-user.ts'
import { systemUsersOf } from './system-users.ts'
import { userOfImage } from './user.ts'

export const userNotCreated = defineRule({
  id: 'user-not-created',
  title: 'USER names a user that is made nowhere',
  severity: 'info',
  profile: 'recommended',
  why: `
    The image has no such user, so no container of it starts: the runtime finds no number for the name. What then often
    happens is that someone takes the USER away, and the image runs as root.`,
  references: ['https://docs.docker.com/reference/dockerfile/#user'],
  fixable: 'unsafe',
  examples: [
    {
      title: 'On Debian',
      bad: `
        FROM debian:13-slim
        COPY --chmod=755 server /server
        USER «app»
        CMD ["/server"]
      `,
      good: `
        FROM debian:13-slim
        COPY --chmod=755 server /server
        RUN groupadd --system --gid 10001 app && useradd --system --no-log-init --uid 10001 --gid app app
        USER app
        CMD ["/server"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const { user } = stage
    const [name = ''] = user.string?.split(':') ?? []
    if (!stage.isFinal || !/^[a-z_][\w.-]*$/i.test(name) || isKnown(stage, name) || mayBeMade(stage, name)) return
    report({ at: user.part(0, name.length), message: `User "${name}" is made nowhere.`, fixes: [fixFor(stage, name)] })
  },
})

/** Makes the user with a group of its name, where root may do so. */
function fixFor(stage: Stage, name: string): Fix | undefined {
  const tool = userToolOf(stage)
  const { instruction } = stage.user
  const isRoot = instruction.stage?.lastBefore('USER', instruction.index) === undefined
  if (!tool || !isRoot || instruction.onbuild) return undefined
  const changes = [insertBefore(instruction, [creationLine(tool, name)])]
  return { title: `Make user ${name}`, applicability: 'unsafe', changes }
}

/** Whether the image that it is built from has the user, or may have it. */
function isKnown(stage: Stage, name: string): boolean {
  const { reference } = stage.root
  if (!reference || stage.isWindows || !isOfficial(reference)) return true
  const users = systemUsersOf(familiarName(reference), reference.tag)
  return users === undefined || users.has(name) || userOfImage(stage) === name
}

/** Whether anything on the way may make the user: a package, a script, a file of users. */
function mayBeMade({ chain }: Stage, name: string): boolean {
  return chain.some(({ instructions }) =>
    instructions.some((instruction) => {
      const { keyword, rest, heredocs } = instruction
      if (keyword === 'COPY' || keyword === 'ADD') return /etc|passwd|\s\/["\s\]]*$|rootfs/.test(rest)
      if (keyword !== 'RUN') return false
      if (!instruction.isFullyRead || rest.includes(name)) return true
      if (heredocs.some(({ content }) => content.includes(name))) return true
      return instruction.commands.some(
        (command) => !HARMLESS.has(command.name ?? '') || mayMake(command.arguments, name),
      )
    }),
  )
}

/** Packages make users that are called like them: `debian-tor` of `tor`. */
function mayMake(words: readonly { readonly string: string | undefined }[], name: string): boolean {
  return words.some(({ string }) => string === undefined || (string.length > 2 && name.includes(string)))
}

/** Commands that make no users but those of packages. */
const HARMLESS: ReadonlySet<string> = new Set(
  'apk apt apt-get cat cd chgrp chmod chown cp curl cut dnf echo export find grep gunzip gzip head ln ls microdnf mkdir mv npm pip pip3 printf rm sed set sleep sort tail tar test touch tr true unzip wget xargs yarn yum ['.split(
    ' ',
  ),
)
