import { expect, test } from 'vitest'
import type { Answer } from '../../server/src/kubernetes/answer.ts'
import { isSubject, type Subject } from '../../server/src/kubernetes/rbac-subject.ts'
import { identityOf, namespaceNamed } from './rbac-rows.ts'

/** `Kind name`, for a service account `Kind namespace/name`; `…` is what a template prints. */
function subjectOf(text: string): Subject {
  const [kind = '', rest = ''] = text.split(' ')
  const [first = '', second] = rest.split('/')
  const known = (part: string) => (part === '…' ? undefined : part)
  return {
    kind: known(kind),
    name: known(second ?? first),
    namespace: namespaceNamed(second === undefined ? '.' : first),
  }
}

/** Who a subject is, by `appliesToUser`; the namespace is that of the binding, `*` for a ClusterRoleBinding. */
const subjects: readonly (readonly [subject: string, namespace: string, who: string, expected: Answer])[] = [
  ['User jane', '*', 'jane', 'yes'],
  ['User jane', 'shop', 'jane', 'yes'],
  ['User Jane', '*', 'jane', 'no'],
  ['User jane', '*', 'joe', 'no'],
  ['User jane', '*', 'joe+jane', 'no'],
  ['Group developers', '*', 'joe+developers', 'yes'],
  ['Group developers', '*', 'developers', 'no'],
  ['Group system:authenticated', '*', 'joe', 'yes'],
  ['Group system:authenticated', '*', 'shop/build', 'yes'],
  ['Group system:authenticated', '*', '?', 'no'],
  ['Group system:unauthenticated', '*', '?', 'yes'],
  ['Group system:unauthenticated', '*', 'joe', 'no'],
  ['User system:anonymous', '*', '?', 'yes'],
  ['Group system:serviceaccounts', '*', 'shop/build', 'yes'],
  ['Group system:serviceaccounts', '*', 'joe', 'no'],
  ['Group system:serviceaccounts:shop', '*', 'shop/build', 'yes'],
  ['Group system:serviceaccounts:shop', '*', 'other/build', 'no'],
  ['User system:serviceaccount:shop:build', '*', 'shop/build', 'yes'],
  ['ServiceAccount shop/build', '*', 'shop/build', 'yes'],
  ['ServiceAccount shop/build', 'other', 'shop/build', 'yes'],
  ['ServiceAccount shop/build', '*', 'other/build', 'no'],
  ['ServiceAccount shop/build', '*', 'shop/other', 'no'],
  ['ServiceAccount shop/build', '*', 'build', 'no'],
  ['ServiceAccount build', 'shop', 'shop/build', 'yes'],
  ['ServiceAccount build', 'other', 'shop/build', 'no'],
  ['ServiceAccount build', '*', 'shop/build', 'no'],
  ['ServiceAccount build', '.', './build', 'yes'],
  ['ServiceAccount shop/build', '*', './build', 'unknown'],
  ['ServiceAccount build', 'shop', './build', 'unknown'],
  ['ServiceAccount shop/other', '*', './build', 'no'],
  ['Group system:serviceaccounts', '*', './build', 'yes'],
  ['serviceaccount shop/build', '*', 'shop/build', 'no'],
  ['… jane', '*', 'jane', 'unknown'],
  ['User …', '*', 'jane', 'unknown'],
  ['Group …', '*', 'jane', 'unknown'],
  ['ServiceAccount shop/…', '*', 'shop/build', 'unknown'],
  ['ServiceAccount …/build', '*', 'shop/build', 'unknown'],
  ['ServiceAccount …/build', '*', 'shop/other', 'no'],
  ['ServiceAccount other/…', '*', 'shop/build', 'no'],
]

for (const [subject, namespace, who, expected] of subjects) {
  test(`whether the subject '${subject}' of a binding in ${namespace} is ${who} is answered with ${expected}`, () => {
    expect(
      isSubject(subjectOf(subject), identityOf(who), namespace === '*' ? undefined : namespaceNamed(namespace)),
    ).toBe(expected)
  })
}
