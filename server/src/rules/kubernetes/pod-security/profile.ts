import type { Value } from '../../../yaml/value.ts'
import type { Holder } from './holder.ts'

/** Whether a `seccompProfile` or an `appArmorProfile` is there, and certainly none of those that confine. */
export function confinesNothing(profile: Value): boolean {
  const type = profile.get('type')
  return profile.exists && type.isNot('RuntimeDefault') && type.isNot('Localhost')
}

/** The value of a field. */
export interface Profile {
  readonly type: 'RuntimeDefault' | 'Localhost' | 'Unconfined'
  readonly localhostProfile?: string
}

/** The field's value that means the same as an annotation's; what no release knows means that nothing is confined. */
export function profileOf(annotation: string): Profile {
  if (annotation === 'runtime/default' || annotation === 'docker/default') return { type: 'RuntimeDefault' }
  if (!annotation.startsWith(LOCALHOST)) return { type: 'Unconfined' }
  return { type: 'Localhost', localhostProfile: annotation.slice(LOCALHOST.length) }
}

/** The key of the annotation that stood for the field `seccompProfile` of a pod or a container. */
export function seccompAnnotation(holder: Holder): string {
  return 'pod' in holder ? `container.${SECCOMP}${holder.name}` : `${SECCOMP}pod`
}

export function isSeccompAnnotation(key: string): boolean {
  return key.startsWith(SECCOMP) || key.startsWith(`container.${SECCOMP}`)
}

/** The beginning of the annotations that stood for the field `appArmorProfile`; the name of a container follows. */
export const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/'

const SECCOMP = 'seccomp.security.alpha.kubernetes.io/'
const LOCALHOST = 'localhost/'
