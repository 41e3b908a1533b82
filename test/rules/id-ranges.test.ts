import { expect, test } from 'vitest'
import { idRangePolicy } from '../../server/src/rules/kubernetes/pod-security/id-range-policy.ts'
import type { OptionValues } from '../../server/src/rules/rule.ts'
import { findingsIn } from '../harness/check-rule.ts'
import { checkFixes, checkRows, manifestOf } from '../harness/rule-rows.ts'

const none = { runAsUser: [], runAsGroup: [], fsGroup: [], supplementalGroups: [], required: [] }
/** The rule for a team that says this. */
const told = (options: OptionValues) => ({ ...idRangePolicy, exampleOptions: { ...none, ...options } })

const users = told({ runAsUser: ['100-199', '300'] })
const required = told({
  runAsUser: ['100-199'],
  supplementalGroups: ['500-599'],
  required: ['runAsUser', 'fsGroup', 'supplementalGroups'],
})
const all = told({ runAsUser: ['100'], runAsGroup: ['200'], fsGroup: ['300'], supplementalGroups: ['400'] })

const user = (id: string) => `containers: [{ name: app, securityContext: { runAsUser: ${id} } }]`
const shared = (fields: string, container = 'name: app') =>
  `securityContext: { ${fields} }\ncontainers: [{ ${container} }]`

checkRows([
  [told({}), 'is silent where no ranges are given', shared('runAsUser: 0, fsGroup: 0')],
  [told({ required: ['runAsUser'] }), 'is silent where nothing is given but what is required', shared('fsGroup: 0')],
  [told({ runAsUser: ['100 to 200'] }), 'is silent about ranges that nobody can read', user('1')],
  [told({ runAsUser: ['100-199', 'x'] }), 'is silent where one of the ranges cannot be read', user('1')],
  [told({ runAsUser: ['200-100'] }), 'is silent about a range that ends before it begins', user('1')],

  [users, 'finds what is below', user('«99»')],
  [users, 'is silent about the first', user('100')],
  [users, 'is silent about the last', user('199')],
  [users, 'finds what is above', user('«200»')],
  [users, 'is silent about one ID that is allowed', user('300')],
  [users, 'finds what is beyond that ID', user('«301»')],
  [users, 'finds root', user('«0»')],
  [users, 'is silent about a string, which is refused', user('"1"')],
  [users, 'is silent about a template', user('{{ .Values.user }}')],
  [users, 'is silent where nothing is set', 'containers: [{ name: app }]'],
  [users, 'is silent about null', user('null')],
  [users, 'is silent about groups', shared('runAsGroup: 1, fsGroup: 1, supplementalGroups: [1]')],
  [users, 'finds what the pod sets for its containers', shared('runAsUser: «1»', 'name: a }, { name: b')],
  [
    users,
    'is silent where a container has an ID of its own',
    shared('runAsUser: 1', 'name: a, securityContext: { runAsUser: 100 }'),
  ],
  [
    users,
    'finds init and ephemeral containers',
    'initContainers: [{ name: a, securityContext: { runAsUser: «1» } }]\nephemeralContainers: [{ name: b, securityContext: { runAsUser: «2» } }]',
  ],
  [users, 'is silent about Windows', `os: { name: windows }\n${user('1')}`],

  [all, 'finds each field', shared('runAsUser: «1», runAsGroup: «2», fsGroup: «3», supplementalGroups: [400, «4»]')],
  [all, 'is silent about the ranges', shared('runAsUser: 100, runAsGroup: 200, fsGroup: 300, supplementalGroups: []')],
  [all, 'is silent about groups that a template lists', shared('supplementalGroups: {{ toJson .Values.groups }}')],

  [
    required,
    'finds what is missing',
    'securityContext:\n  «supplementalGroups»:\ncontainers: [{ name: «app», image: nginx }]',
  ],
  [required, 'finds a context without the field', shared('runAsUser: 100, supplementalGroups: [500], fsGroup: 1')],
  [
    required,
    'finds the container that has none',
    shared(
      'supplementalGroups: [500]',
      'name: a, «securityContext»: { privileged: false } }, { name: b, securityContext: { runAsUser: 100 }',
    ),
  ],
  [
    required,
    'is silent about what a template may set',
    'securityContext: {{ toYaml .Values.context }}\ncontainers: [{ name: app }]',
  ],
])

checkFixes([
  [users, 'sets the least of the first range', user('1'), user('100')],
  [users, 'sets what the pod shares', shared('runAsUser: 1'), shared('runAsUser: 100')],
  [
    required,
    'keeps the other groups',
    shared('supplementalGroups: [501, 4], runAsUser: 100'),
    shared('supplementalGroups: [501, 500], runAsUser: 100'),
  ],
  [
    required,
    'lists a group where none is',
    shared('fsGroup: 1', 'name: a, securityContext: { runAsUser: 100 }'),
    shared('fsGroup: 1, supplementalGroups: [500]', 'name: a, securityContext: { runAsUser: 100 }'),
  ],
])

test('a finding names who has the ID, and what is allowed', () => {
  const messages = (text: string) => findingsIn(users, manifestOf(text)).findings.map(([, { message }]) => message)
  expect(messages(user('1'))).toEqual(['Container "app" has runAsUser 1, which is outside of 100-199, 300.'])
  const ids = findingsIn(required, manifestOf(shared('fsGroup: 1'))).findings.map(([, { message }]) => message)
  expect(ids).toEqual(['Pod "web" has no supplementalGroups.', 'Container "app" has no runAsUser.'])
})
