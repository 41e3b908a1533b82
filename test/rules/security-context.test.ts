import { expect, test } from 'vitest'
import { parseVersion } from '../../server/src/kubernetes/version.ts'
import { exampleFiles } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import { commandNames } from '../../server/src/rules/kubernetes/pod-security/shell-words.ts'
import { findingsIn, fixed } from '../harness/check-rule.ts'

const ruleOf = (id: string) => rules.find((rule) => rule.id === id)!

/** A pod whose spec is given; `«…»` marks what is reported. */
const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ${spec}\n`
const deployment = (spec: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: ${spec}}}\n`
const sandbox = (spec: string) =>
  `apiVersion: agents.x-k8s.io/v1alpha1\nkind: Sandbox\nmetadata: {name: web}\nspec: {podTemplate: {spec: ${spec}}}\n`
/** One container with some fields more. */
const container = (fields: string) => pod(`{containers: [{name: app, ${fields}}]}`)
const securityContext = (fields: string) => container(`securityContext: {${fields}}`)

const cases: readonly (readonly [rule: string, title: string, content: string])[] = [
  ['writable-root-filesystem', 'false', securityContext('readOnlyRootFilesystem: «false»')],
  ['writable-root-filesystem', 'a string', securityContext('readOnlyRootFilesystem: «"true"»')],
  [
    'writable-root-filesystem',
    'null',
    pod('{containers: [{name: «app», securityContext: {readOnlyRootFilesystem: }}]}'),
  ],
  ['writable-root-filesystem', 'a hole', securityContext('readOnlyRootFilesystem: {{ .Values.x }}')],
  ['writable-root-filesystem', 'a context that a template prints', container('securityContext: {{ toJson .x }}')],
  ['writable-root-filesystem', 'Windows', pod('{os: {name: windows}, containers: [{name: app}]}')],
  [
    'writable-root-filesystem',
    'Windows, by its nodes',
    pod('{nodeSelector: {kubernetes.io/os: windows}, containers: [{name: app}]}'),
  ],
  [
    'writable-root-filesystem',
    'init and ephemeral containers',
    pod('{initContainers: [{name: «a»}], ephemeralContainers: [{name: «b»}]}'),
  ],

  [
    'run-as-root-group',
    'a container that overrides its pod',
    pod('{securityContext: {runAsGroup: 0}, containers: [{name: a, securityContext: {runAsGroup: 5}}]}'),
  ],
  [
    'run-as-root-group',
    'a pod for two containers',
    pod('{securityContext: {runAsGroup: «0»}, containers: [{name: a}, {name: b}]}'),
  ],
  ['run-as-root-group', 'a string', pod('{securityContext: {fsGroup: "0"}}')],
  ['run-as-root-group', 'a hole', pod('{securityContext: {fsGroup: {{ .Values.group }}}}')],
  ['run-as-root-group', 'a container', securityContext('runAsGroup: «0»')],

  ['low-user-id', 'the pod has it', pod('{securityContext: {runAsUser: 10001}, containers: [{name: app}]}')],
  ['low-user-id', 'the limit', securityContext('runAsUser: 10000')],
  ['low-user-id', 'below the limit', securityContext('runAsUser: «9999»')],
  ['low-user-id', 'root, of which there is another rule', securityContext('runAsUser: 0')],
  ['low-user-id', 'another setting', container('«securityContext»: {privileged: false}')],
  ['low-user-id', 'a hole', pod('{securityContext: {runAsUser: {{ .x }}}, containers: [{name: app}]}')],
  [
    'low-group-id',
    'the pod has a low one',
    pod('{securityContext: {runAsGroup: «20»}, containers: [{name: a}, {name: b}]}'),
  ],
  ['low-group-id', 'null', securityContext('«runAsGroup»: null')],
  ['low-group-id', 'Windows', pod('{os: {name: windows}, containers: [{name: app}]}')],

  ['capability-net-raw-not-dropped', 'all are dropped', securityContext('capabilities: {drop: [ALL]}')],
  ['capability-net-raw-not-dropped', 'another spelling', securityContext('capabilities: {drop: [cap_net_raw]}')],
  ['capability-net-raw-not-dropped', 'a hole', securityContext('capabilities: {drop: [{{ .x }}]}')],
  ['capability-net-raw-not-dropped', 'nothing', container('image: «x»').replace(/[«»]/g, '').replace('app', '«app»')],
  ['capability-net-raw-not-dropped', 'no list', securityContext('«capabilities»: {add: [CHOWN]}')],

  ['capability-name-form', 'as it is to be', securityContext('capabilities: {drop: [ALL], add: [SYS_TIME]}')],
  ['capability-name-form', 'no capability', securityContext('capabilities: {add: [«NET_BIND»]}')],
  ['capability-name-form', 'a hole', securityContext('capabilities: {add: [cap_{{ .x }}]}')],

  [
    'windows-container-admin',
    'a container that overrides its pod',
    pod(
      '{securityContext: {windowsOptions: {runAsUserName: ContainerAdministrator}}, containers: [{name: app, securityContext: {windowsOptions: {runAsUserName: ContainerUser}}}]}',
    ),
  ],
  [
    'windows-container-admin',
    'another case and the domain',
    securityContext("windowsOptions: {runAsUserName: «'User Manager\\CONTAINERADMINISTRATOR'»}"),
  ],
  ['windows-container-admin', 'a hole', securityContext('windowsOptions: {runAsUserName: {{ .x }}}')],

  ['user-namespace-not-enabled', 'missing', pod('{x: y}').replace('spec', '«spec»')],
  ['user-namespace-not-enabled', 'a namespace of the host', pod('{hostPID: true}')],
  ['user-namespace-not-enabled', 'perhaps one of the host', pod('{hostPID: {{ .x }}}')],
  ['user-namespace-not-enabled', 'NFS', pod('{volumes: [{name: a, nfs: {server: b, path: /}}]}')],
  ['user-namespace-not-enabled', 'a hole', pod('{hostUsers: {{ .x }}}')],

  [
    'missing-security-context',
    'empty ones',
    pod('{securityContext: {}, containers: [{name: app, «securityContext»: {}}]}'),
  ],
  [
    'missing-security-context',
    'one at the pod',
    pod('{securityContext: {runAsNonRoot: true}, containers: [{name: app}]}'),
  ],
  ['missing-security-context', 'a hole', pod('{securityContext: {{ .x }}, containers: [{name: app}]}')],
  ['missing-security-context', 'Windows', pod('{os: {name: windows}, containers: [{name: «app»}]}')],

  [
    'linux-hardening-missing',
    'a profile of the pod',
    pod('{securityContext: {seccompProfile: {type: RuntimeDefault}}, containers: [{name: app}]}'),
  ],
  [
    'linux-hardening-missing',
    'an empty list',
    pod('{containers: [{name: «app», securityContext: {capabilities: {drop: []}}}]}'),
  ],
  ['linux-hardening-missing', 'a hole', securityContext('capabilities: {drop: [{{ .x }}]}')],
  [
    'linux-hardening-missing',
    'an AppArmor annotation',
    pod('{containers: [{name: app}]}').replace(
      '{name: web}',
      '{name: web, annotations: {container.apparmor.security.beta.kubernetes.io/app: runtime/default}}',
    ),
  ],

  [
    'security-context-misplaced-field',
    'fields that both have',
    pod('{securityContext: {runAsUser: 1}, containers: [{name: a, securityContext: {runAsUser: 1}}]}'),
  ],
  [
    'security-context-misplaced-field',
    'at the template',
    'apiVersion: apps/v1\nkind: Deployment\nspec: {template: {«securityContext»: {runAsUser: 1}, spec: {}}}\n',
  ],
  [
    'security-context-misplaced-field',
    'a custom resource',
    'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {securityContext: {x: 1}, template: {spec: {}}}\n',
  ],
  ['security-context-misplaced-field', 'null', securityContext('fsGroup: null')],

  ['share-process-namespace', 'false', pod('{shareProcessNamespace: false}')],
  ['share-process-namespace', 'a string', pod('{shareProcessNamespace: "true"}')],
  ['share-process-namespace', 'a hole', pod('{shareProcessNamespace: {{ .x }}}')],

  ['interactive-container', 'a pod', container('stdin: true, tty: true')],
  ['interactive-container', 'a terminal alone', deployment('{containers: [{name: app, stdin: false, tty: «true»}]}')],
  ['interactive-container', 'a hole', deployment('{containers: [{name: app, tty: {{ .x }}}]}')],

  ['sudo-in-command', 'the command itself', container('command: [«/usr/bin/sudo», nginx]')],
  ['sudo-in-command', 'an argument', container('command: [echo, sudo]')],
  ['sudo-in-command', 'a script in args', container("command: [/bin/bash, -ec], args: [«'cd x; sudo app'»]")],
  ['sudo-in-command', 'another user than root', container("command: [sh, -c, 'su -c nginx www-data']")],
  ['sudo-in-command', 'quoted', container('command: [sh, -c, \'echo "a; sudo b" # ; sudo c\']')],
  ['sudo-in-command', 'a name with a prefix', container('command: [sh, -c, sudoku]')],
  ['sudo-in-command', 'a hole', container('command: [sh, {{ .x }}, sudo a]')],

  ['runtime-class-not-sandboxed', 'a common runtime', sandbox('{runtimeClassName: «runc», containers: []}')],
  ['runtime-class-not-sandboxed', 'another name', sandbox('{runtimeClassName: isolated, containers: []}')],
  ['runtime-class-not-sandboxed', 'a hole', sandbox('{runtimeClassName: {{ .x }}}')],
  ['runtime-class-not-sandboxed', 'a usual pod', pod('{containers: []}')],

  [
    'supplemental-groups-merge',
    'set to merge',
    pod('{securityContext: {runAsUser: 5, supplementalGroupsPolicy: «Merge»}}'),
  ],
  [
    'supplemental-groups-merge',
    'the user of a container',
    pod('{containers: [{name: app, securityContext: {runAsUser: 5}}]}').replace('spec', '«spec»'),
  ],
  ['supplemental-groups-merge', 'no user', pod('{securityContext: {runAsNonRoot: true}}')],
  ['supplemental-groups-merge', 'a hole', pod('{securityContext: {runAsUser: 5, supplementalGroupsPolicy: {{ .x }}}}')],
]

for (const [id, title, content] of cases) {
  test(`${id} finds what is marked: ${title}`, () => {
    const [file] = exampleFiles(content, 'pod.yaml')
    const spans = findingsIn(ruleOf(id), file!.content).findings.map(([, { location }]) => location.span)
    expect(spans).toEqual(file!.marks)
  })
}

const versions: readonly (readonly [rule: string, content: string, first: string, before: string])[] = [
  ['user-namespace-not-enabled', pod('{containers: []}'), '1.36', '1.35'],
  ['supplemental-groups-merge', pod('{securityContext: {runAsUser: 10001}}'), '1.33', '1.32'],
]

for (const [id, content, first, before] of versions) {
  test(`${id} reports since ${first}`, () => {
    const counts = [first, before].map(
      (version) => findingsIn(ruleOf(id), content, parseVersion(version)).findings.length,
    )
    expect(counts).toEqual([1, 0])
  })
}

const fixes: readonly (readonly [rule: string, title: string, before: string, after: string])[] = [
  [
    'writable-root-filesystem',
    'containers do not share their directories',
    pod(
      '{containers: [{name: a}, {name: b, volumeMounts: [{name: x, mountPath: /tmp}]}], volumes: [{name: x, emptyDir: {}}]}',
    ),
    pod(
      '{containers: [{name: a, securityContext: {readOnlyRootFilesystem: true}, volumeMounts: [{name: a-tmp, mountPath: /tmp}]}, {name: b, volumeMounts: [{name: x, mountPath: /tmp}], securityContext: {readOnlyRootFilesystem: true}}], volumes: [{name: x, emptyDir: {}}, {name: a-tmp, emptyDir: {sizeLimit: 1Gi}}]}',
    ),
  ],
  [
    'writable-root-filesystem',
    'a name that is taken is not used',
    pod('{containers: [{name: a}], volumes: [{name: tmp, configMap: {name: c}}]}'),
    pod(
      '{containers: [{name: a, securityContext: {readOnlyRootFilesystem: true}, volumeMounts: [{name: a-tmp, mountPath: /tmp}]}], volumes: [{name: tmp, configMap: {name: c}}, {name: a-tmp, emptyDir: {sizeLimit: 1Gi}}]}',
    ),
  ],
  [
    'capability-name-form',
    'a name that is there is not written twice',
    securityContext('capabilities: {drop: [NET_RAW, cap_net_raw]}'),
    securityContext('capabilities: {drop: [NET_RAW]}'),
  ],
  [
    'security-context-misplaced-field',
    'a field that would widen what containers may do goes away',
    pod('{securityContext: {privileged: true, runAsUser: 5}, containers: [{name: app}]}'),
    pod('{securityContext: {runAsUser: 5}, containers: [{name: app}]}'),
  ],
  [
    'security-context-misplaced-field',
    'a container keeps what it says',
    pod(
      '{securityContext: {readOnlyRootFilesystem: true, runAsUser: 5}, containers: [{name: a, securityContext: {readOnlyRootFilesystem: false}}, {name: b}]}',
    ),
    pod(
      '{securityContext: {runAsUser: 5}, containers: [{name: a, securityContext: {readOnlyRootFilesystem: false}}, {name: b, securityContext: {readOnlyRootFilesystem: true}}]}',
    ),
  ],
  [
    'security-context-misplaced-field',
    'a whole security context goes into the pod spec',
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  securityContext:\n    runAsUser: 5\n  template:\n    spec:\n      containers: []\n',
    'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers: []\n      securityContext:\n        runAsUser: 5\n',
  ],
]

for (const [id, title, before, after] of fixes) {
  test(`${id} is fixed: ${title}`, () => {
    expect(fixed(before, findingsIn(ruleOf(id), before))).toBe(after)
  })
}

const scripts: readonly (readonly [script: string, names: readonly string[]])[] = [
  ['a b; c\nd|e&&f', ['a', 'c', 'd', 'e', 'f']],
  ['if a; then b; else c; fi', ['a', 'b', 'c', 'fi']],
  ['X=1 Y="2 3" exec a', ['a']],
  ['( a ) # ; b\n c "d; e" \'f; g\'', ['a', 'c']],
  ['a \\; b "\\"; c', ['a']],
  ['cat <<EOF\nsudo\nEOF', []],
]

for (const [script, names] of scripts) {
  test(`the commands of ${JSON.stringify(script)}`, () => {
    expect(commandNames(script)).toEqual(names)
  })
}
