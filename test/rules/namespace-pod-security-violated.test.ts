import { expect, test } from 'vitest'
import { parseVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import { namespacePodSecurityViolated } from '../../server/src/rules/kubernetes/namespaces/namespace-pod-security-violated.ts'

const namespace = (labels: string, name = 'shop') =>
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}, labels: {${labels.replaceAll(/(\w+(?:-version)?):/g, 'pod-security.kubernetes.io/$1:')}}}\n`
const pod = (spec: string, metadata = 'namespace: shop') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, ${metadata}}\nspec: ${spec}\n`
const app = (context: string) => `{containers: [{name: app, securityContext: ${context}}]}`

const hostPid = '{hostPID: true, containers: [{name: app}]}'
const restricted = app(
  '{allowPrivilegeEscalation: false, runAsNonRoot: true, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}}',
)
const exempt = (more: string) =>
  `apiVersion: pod-security.admission.config.k8s.io/v1\nkind: PodSecurityConfiguration\nexemptions: {${more}}\n`

type Files = Readonly<Record<string, string>>

/** Files, the version of the cluster, and what is said of "web.yaml", by its severity. */
const ROWS: readonly (readonly [title: string, files: Files, kubernetes: string, found: string | undefined])[] = [
  [
    'enforces',
    { 'ns.yaml': namespace('enforce: baseline'), 'web.yaml': pod(hostPid) },
    '1.34',
    'error baseline refuses it',
  ],
  [
    'warns',
    { 'ns.yaml': namespace('warn: baseline'), 'web.yaml': pod(hostPid) },
    '1.34',
    'warning baseline warns of that',
  ],
  [
    'audits',
    { 'ns.yaml': namespace('audit: baseline'), 'web.yaml': pod(hostPid) },
    '1.34',
    'info baseline records that',
  ],
  [
    'enforces less than it warns of',
    { 'ns.yaml': namespace('enforce: baseline, warn: restricted'), 'web.yaml': pod(app('{}')) },
    '1.34',
    'warning restricted warns of that',
  ],
  [
    'enforces more than is met',
    { 'ns.yaml': namespace('enforce: restricted, warn: baseline'), 'web.yaml': pod(hostPid) },
    '1.34',
    'error restricted refuses it',
  ],
  ['is met', { 'ns.yaml': namespace('enforce: restricted'), 'web.yaml': pod(restricted) }, '1.34', undefined],
  ['is privileged', { 'ns.yaml': namespace('enforce: privileged'), 'web.yaml': pod(hostPid) }, '1.34', undefined],
  [
    'has a level that there is not',
    { 'ns.yaml': namespace('enforce: strict'), 'web.yaml': pod(hostPid) },
    '1.34',
    undefined,
  ],
  ['is another one', { 'ns.yaml': namespace('enforce: baseline', 'x'), 'web.yaml': pod(hostPid) }, '1.34', undefined],
  [
    'is not said',
    { 'ns.yaml': namespace('enforce: baseline'), 'web.yaml': pod(hostPid, 'labels: {}') },
    '1.34',
    undefined,
  ],
  [
    'is known to a template only',
    { 'ns.yaml': namespace('enforce: baseline'), 'web.yaml': pod(hostPid, 'namespace: {{ .x }}') },
    '1.34',
    undefined,
  ],
  [
    'has labels that a template may add to',
    { 'ns.yaml': namespace('enforce: baseline').replace('}}', ', {{ .x }}}}'), 'web.yaml': pod(hostPid) },
    '1.34',
    undefined,
  ],
  [
    'demands an old version, which asked for less',
    {
      'ns.yaml': namespace('enforce: restricted, enforce-version: v1.21'),
      'web.yaml': pod(restricted.replace('[ALL]', '[]')),
    },
    '1.34',
    undefined,
  ],
  [
    'demands the version that asks for it',
    {
      'ns.yaml': namespace('enforce: restricted, enforce-version: v1.22'),
      'web.yaml': pod(restricted.replace('[ALL]', '[]')),
    },
    '1.34',
    'error restricted refuses it',
  ],
  [
    'demands a version that the cluster does not know yet',
    {
      'ns.yaml': namespace('enforce: restricted, enforce-version: v1.30'),
      'web.yaml': pod(restricted.replace('[ALL]', '[]')),
    },
    '1.21',
    undefined,
  ],
  [
    'demands the latest version',
    {
      'ns.yaml': namespace('enforce: restricted, enforce-version: latest'),
      'web.yaml': pod(restricted.replace('[ALL]', '[]')),
    },
    '1.22',
    'error restricted refuses it',
  ],
  [
    'demands no version that there is',
    { 'ns.yaml': namespace('enforce: baseline, enforce-version: new'), 'web.yaml': pod(hostPid) },
    '1.34',
    undefined,
  ],
  [
    'is exempt',
    { 'ns.yaml': namespace('enforce: baseline'), 'web.yaml': pod(hostPid), 'x.yaml': exempt('namespaces: [shop]') },
    '1.34',
    undefined,
  ],
  [
    'is not the one that is exempt',
    { 'ns.yaml': namespace('enforce: baseline'), 'web.yaml': pod(hostPid), 'x.yaml': exempt('namespaces: [web]') },
    '1.34',
    'error baseline refuses it',
  ],
  [
    'has pods of a runtime class that is exempt',
    {
      'ns.yaml': namespace('enforce: baseline'),
      'web.yaml': pod(hostPid.replace('{', '{runtimeClassName: vm, ')),
      'x.yaml': `apiVersion: apiserver.config.k8s.io/v1\nkind: AdmissionConfiguration\nplugins: [{name: PodSecurity, configuration: {exemptions: {runtimeClasses: [vm]}}}]\n`,
    },
    '1.34',
    undefined,
  ],
  [
    'is set by a kustomization',
    {
      'kustomization.yaml': 'namespace: shop\nresources: [ns.yaml, web.yaml]\n',
      'ns.yaml': namespace('enforce: baseline'),
      'web.yaml': pod(hostPid, 'labels: {}'),
    },
    '1.34',
    'error baseline refuses it',
  ],
  [
    'has pods that an overlay patches',
    {
      'base/kustomization.yaml': 'resources: [../ns.yaml, ../web.yaml]\n',
      'kustomization.yaml': `resources: [base]\npatches: [{target: {kind: Pod}, patch: '[{op: remove, path: /spec/hostPID}]'}]\n`,
      'ns.yaml': namespace('enforce: baseline'),
      'web.yaml': pod(hostPid),
    },
    '1.34',
    undefined,
  ],
  [
    'differs from one overlay to another',
    {
      'base/kustomization.yaml': 'resources: [../web.yaml]\n',
      'dev/kustomization.yaml': 'resources: [../base, ns.yaml]\n',
      'dev/ns.yaml': namespace('enforce: privileged'),
      'prod/kustomization.yaml': 'resources: [../base, ns.yaml]\n',
      'prod/ns.yaml': namespace('enforce: baseline'),
      'web.yaml': pod(hostPid),
    },
    '1.34',
    undefined,
  ],
]

test.each(ROWS)('the namespace %s', (_, files, kubernetes, found) => {
  const contents = Object.entries(files).map(([path, content]) => ({ path, content }))
  const linter = linterOfRule(namespacePodSecurityViolated, contents, parseVersion(kubernetes)!)
  const said = linter.lint('web.yaml').findings.map(({ finding: { severity, message } }) => {
    const [, standard, deed] = /the (\w+) standard, and Namespace "shop" (.*)\.$/.exec(message) ?? []
    return `${severity} ${standard} ${deed}`
  })
  expect(said).toEqual(found === undefined ? [] : [found])
})

test('the label and what is wrong are related to the finding, and a fix mends all of it', () => {
  const files = { 'ns.yaml': namespace('enforce: restricted'), 'web.yaml': pod(hostPid) }
  const contents = Object.entries(files).map(([path, content]) => ({ path, content }))
  const linter = linterOfRule(namespacePodSecurityViolated, contents, parseVersion('1.34')!)
  const { findings, elsewhere } = linter.lint('web.yaml')
  const places = findings[0]!.finding.related.map(({ location: { text, span } }) =>
    text.content.slice(span.start, span.end),
  )
  expect(places[0]).toBe('restricted')
  expect(places.slice(1).sort()).toEqual(['app', 'app', 'app', 'app', 'true'])
  expect(elsewhere.map(({ document }) => document.uri)).toEqual(['ns.yaml'])
  expect(findings[0]!.finding.fixes.map(({ title }) => title)).toEqual(['Make its pods meet the restricted standard'])
})
