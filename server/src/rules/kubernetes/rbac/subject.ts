import type { BoundSubject, RoleBinding } from '../../../kubernetes/rbac-binding.ts'
import type { Subject } from '../../../kubernetes/rbac-subject.ts'
import type { Change } from '../../../yaml/change.ts'
import type { Value } from '../../../yaml/value.ts'
import type { Fix } from '../../rule.ts'

/** The subjects that a binding certainly has; none of one that Kubernetes itself makes. */
export function certainSubjects(binding: RoleBinding): readonly BoundSubject[] {
  return binding.isSystem ? [] : binding.subjects.filter(({ value }) => !value.isConditional)
}

/** Whether a subject certainly is a group whose name begins like this, and goes on. */
export function isForGroup({ kind, name }: Subject, start: string): boolean {
  return kind === 'Group' && name !== undefined && name.startsWith(start) && name.length > start.length
}

/** Puts a ServiceAccount in the place of a subject, whose name is still to be filled in. */
export function replaceSubject(subject: Value, what: string, namespace?: string): Fix {
  const name = '<service-account>'
  const changes = namespace === undefined ? [subject.get('name').set(name)] : asAccount(subject, name, namespace)
  return { title: `Name ${what}`, applicability: 'manual', changes }
}

/** Makes a subject, which may be a user or a group, a ServiceAccount. */
export function asAccount(subject: Value, name: string, namespace: string): readonly Change[] {
  const group = subject.get('apiGroup')
  return [
    subject.get('kind').set('ServiceAccount'),
    subject.get('name').set(name),
    subject.get('namespace').set(namespace),
    ...(group.exists ? [group.remove()] : []),
  ]
}

/** Takes a subject away. */
export function removeSubject(subject: Value): Fix {
  return { title: 'Remove the subject', applicability: 'unsafe', changes: [subject.remove()] }
}
