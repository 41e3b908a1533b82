import { expect, test } from 'vitest'
import { newestVersion, parseVersion } from '../../server/src/kubernetes/version.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import type { ProfileName } from '../../server/src/lint/profile.ts'
import { exampleFiles, examplePaths } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import { manifestOf } from '../harness/rule-rows.ts'

/** The findings of a file, as rule and place. */
function findingsOf(content: string, profile: ProfileName, kubernetes = newestVersion, path = 'a.yaml'): string[] {
  const linter = new Linter({ profile, kubernetes })
  linter.update(path, content)
  const { findings, failures } = linter.lint(path)
  expect(failures).toEqual([])
  return findings.map(({ document, finding: { rule, location } }) => {
    const { start, end } = location.span
    return `${rule.id} at ${document.text.content.slice(start, end)}@${document.start + start}`
  })
}

/** Is about the same container, and about another mistake. */
const other = 'memory-limit-missing at '

for (const rule of rules) {
  test(`${rule.id}: nothing in its examples is found twice in one place`, () => {
    for (const { bad, good } of rule.examples) {
      const path = examplePaths[rule.on]
      for (const { content } of [bad, good].flatMap((files) => exampleFiles(files, path))) {
        const found = findingsOf(content, 'recommended', newestVersion, path).filter(
          (finding) => !finding.startsWith(other),
        )
        const places = found.map((finding) => finding.replace(/^.* at /, ''))
        expect(places).toEqual([...new Set(places)])
      }
    }
  })
}

const whole = 'allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, runAsNonRoot: true'

/** What is found in a pod whose spec has these lines, in `recommended`. */
const quiet: readonly (readonly [title: string, spec: string, findings: readonly string[], version?: string])[] = [
  ['lacks all', 'containers:\n- name: app', ['container-not-hardened at app']],
  [
    'may have a selector for Windows',
    'nodeSelector: {{ .x }}\ncontainers:\n- name: a',
    ['container-not-hardened at a'],
  ],
  [
    'has its own user namespace',
    'hostUsers: false\ncontainers:\n- name: app\n  securityContext: {seccompProfile: {type: Localhost}, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}',
    [],
  ],
  [
    'is privileged and lacks the rest',
    `containers:\n- name: app\n  securityContext: {privileged: true}`,
    ['container-not-hardened at app', 'privileged-container at true'],
  ],
  [
    'is privileged and has the rest',
    'containers:\n- name: app\n  securityContext: {privileged: true, capabilities: {drop: [ALL]}, runAsNonRoot: true, readOnlyRootFilesystem: true, seccompProfile: {type: Localhost}}',
    ['privileged-container at true'],
  ],
  [
    'drops something else',
    'containers:\n- name: app\n  securityContext: {capabilities: {drop: [CHOWN]}}',
    ['container-not-hardened at app', 'capabilities-not-dropped at drop'],
  ],
  [
    'writes to its root filesystem on purpose',
    `containers:\n- name: app\n  securityContext: {${whole}, seccompProfile: {type: RuntimeDefault}, readOnlyRootFilesystem: false}`,
    ['writable-root-filesystem at false'],
  ],
  ['is for Windows', 'os: {name: windows}\ncontainers:\n- name: app', ['container-not-hardened at app']],
  [
    'is for Windows and not root',
    'os: {name: windows}\nsecurityContext: {runAsNonRoot: true}\ncontainers:\n- name: app',
    [],
  ],
  [
    'is older than seccomp',
    `containers:\n- name: app\n  securityContext: {${whole}, readOnlyRootFilesystem: true}`,
    [],
    '1.18',
  ],
]

for (const [title, spec, expected, version = '1.37'] of quiet) {
  test(`a pod that ${title} has no more findings than mistakes`, () => {
    const found = findingsOf(manifestOf(spec), 'recommended', parseVersion(version))
    const places = found.filter((finding) => !finding.startsWith(other))
    expect(places.map((finding) => finding.replace(/@[0-9]+$/, ''))).toEqual(expected)
  })
}
