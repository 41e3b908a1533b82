import type { DockerText } from '../docker/document.ts'
import { newestVersion } from '../kubernetes/version.ts'
import { lastUserRoot } from '../rules/dockerfile/users/last-user-root.ts'
import { missingUser } from '../rules/dockerfile/users/missing-user.ts'
import { switchFromRoot, type UserSwitch } from '../rules/dockerfile/users/switch-user.ts'
import { checkText } from './check.ts'

/**
 * Has the image of a Dockerfile run as a user without rights. `undefined` where it does already, and where nobody can know
 * what it is built from or who its USER is.
 *
 * Done again, it finds nothing to change.
 */
export function runAsNonRoot(text: DockerText): UserSwitch | undefined {
  const { finalStage } = text.dockerfile
  // Which version is meant says nothing of Dockerfiles.
  const options = { kubernetes: newestVersion, showImplied: true, language: 'dockerfile' } as const
  const { findings } = checkText(text, [missingUser, lastUserRoot], options)
  return finalStage && findings.length > 0 ? switchFromRoot(finalStage) : undefined
}
