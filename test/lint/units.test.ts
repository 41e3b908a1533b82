import { expect, test } from 'vitest'
import { selectorIn } from '../../server/src/kubernetes/selector-value.ts'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { Linter } from '../../server/src/lint/linter.ts'
import { privilegedContainer } from '../../server/src/rules/kubernetes/pod-security/privileged-container.ts'
import { defineRule } from '../../server/src/rules/rule.ts'

/** Says of each Service what it can see: the ConfigMap "settings" beside it, and the Deployments that it selects. */
const looking = defineRule({
  ...privilegedContainer,
  id: 'looking',
  on: 'resource',
  reads: ['/ConfigMap', 'apps/Deployment'],
  check(resource, { unit, report }) {
    if (resource.kind !== 'Service') return
    const namespace = unit.namespaceOf(resource)
    const found = unit.find('/ConfigMap', namespace, 'settings')
    const selector = selectorIn(resource.value.get('spec'))!
    const { certain, possible } = unit.selectPods('apps/Deployment', namespace, selector)
    const [sure, maybe] = [certain, possible].map((some) =>
      some
        .map(({ facts }) => facts.name)
        .sort()
        .join('+'),
    )
    const where = found.kind === 'found' ? ` ${[...found.resource.facts.labels.values.values()].join()}` : ''
    report({ at: resource, message: `${found.kind}${where}; ${sure}; ${maybe}` })
  },
})

const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {matchLabels: {app: web}}\n'
const settings = (label: string, more = '') =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, labels: {from: ${label}}${more}}\n`
const deployment = (name: string, label = 'web') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {metadata: {labels: {app: ${label}}}, spec: {}}}\n`

const overlays = {
  'base/kustomization.yaml': 'resources: [all.yaml]\n',
  'base/all.yaml': `${service}---\n${deployment('base')}`,
  'dev/kustomization.yaml': 'resources: [../base, own.yaml]\n',
  'dev/own.yaml': `${settings('dev')}---\n${deployment('dev')}`,
  'prod/kustomization.yaml': 'resources: [../base, own.yaml]\n',
  'prod/own.yaml': `${settings('prod')}---\n${service}---\n${deployment('prod')}`,
}

const chart = {
  'chart/Chart.yaml': 'name: shop\n',
  'chart/templates/web.yaml': service,
  'other/settings.yaml': settings('other'),
}

/** Files, one of them with a Service, and what it sees. */
const VIEWS: readonly (readonly [
  title: string,
  path: string,
  files: Readonly<Record<string, string>>,
  seen: string,
])[] = [
  [
    'plain manifests see one another',
    'a/b/web.yaml',
    { 'a/b/web.yaml': service, 'c.yaml': settings('c') },
    'found c; ; ',
  ],
  [
    'of plain manifests the nearest counts',
    'a/web.yaml',
    { 'a/web.yaml': service, 'a/s.yaml': settings('a'), 'b/s.yaml': settings('b') },
    'found a; ; ',
  ],
  [
    'of two that are as near none counts',
    'a/web.yaml',
    { 'a/web.yaml': service, 'b/s.yaml': settings('b'), 'c/s.yaml': settings('c') },
    'unknown; ; ',
  ],
  ['nothing is there', 'web.yaml', { 'web.yaml': service, 'x.yaml': settings('x', ', namespace: x') }, 'unknown; ; '],
  ['nothing of that name is there', 'web.yaml', { 'web.yaml': service }, 'missing; ; '],
  ['a chart sees itself', 'chart/templates/web.yaml', chart, 'missing; ; '],
  [
    'a chart sees the charts in it',
    'chart/templates/web.yaml',
    {
      ...chart,
      'chart/Chart.yaml': 'dependencies: [{name: sub}]\n',
      'chart/charts/sub/Chart.yaml': 'name: sub\n',
      'chart/charts/sub/templates/s.yaml': settings('sub'),
    },
    'found sub; ; ',
  ],
  [
    'of a chart that needs others nothing is known to be missing',
    'chart/templates/web.yaml',
    { ...chart, 'chart/Chart.yaml': 'dependencies: [{name: sub}]\n' },
    'unknown; ; ',
  ],
  [
    'of a chart with a file that only a template knows nothing is known to be missing',
    'chart/templates/web.yaml',
    { ...chart, 'chart/templates/x.yaml': '{{ include "x" . }}\n' },
    'unknown; ; ',
  ],
  ['a base sees what overlays have that differ', 'base/all.yaml', overlays, 'unknown; base+dev+prod; '],
  ['an overlay sees its base and not another overlay', 'prod/own.yaml', overlays, 'found prod; base+prod; '],
  [
    'a base that overlays put in namespaces is in none of them for certain',
    'base/all.yaml',
    {
      ...overlays,
      'dev/kustomization.yaml': 'resources: [../base, own.yaml]\nnamespace: dev\n',
      'prod/kustomization.yaml': 'resources: [../base, own.yaml]\nnamespace: prod\n',
    },
    'unknown; ; base+dev+prod',
  ],
  [
    'what an overlay patches may be selected',
    'prod/own.yaml',
    {
      ...overlays,
      'prod/kustomization.yaml': `resources: [../base, own.yaml]\npatches:\n- target: {kind: Deployment, name: base}\n  patch: '[{op: replace, path: /spec/template/metadata/labels/app, value: x}]'\n`,
    },
    'found prod; prod; base',
  ],
  [
    'what is generated is there, and more is not known of it',
    'a/web.yaml',
    {
      'a/kustomization.yaml': 'resources: [web.yaml]\nconfigMapGenerator: [{name: settings}]\n',
      'a/web.yaml': service,
    },
    'unknown; ; ',
  ],
  [
    'what gets another name may be what is looked for',
    'a/web.yaml',
    { 'a/kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: s\n', 'a/web.yaml': service },
    'unknown; ; ',
  ],
  [
    'a kustomization with something from elsewhere may have anything',
    'a/web.yaml',
    { 'a/kustomization.yaml': 'resources: [web.yaml, "https://example.com/x.yaml"]\n', 'a/web.yaml': service },
    'unknown; ; ',
  ],
  [
    'a kustomization that is whole is known',
    'a/web.yaml',
    { 'a/kustomization.yaml': 'resources: [web.yaml]\n', 'a/web.yaml': service, 'b.yaml': settings('b') },
    'missing; ; ',
  ],
  [
    'a patch is not a resource',
    'a/web.yaml',
    {
      'a/kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: patch.yaml}]\n',
      'a/web.yaml': service,
      'a/patch.yaml': settings('patch'),
    },
    'missing; ; ',
  ],
  [
    'the Kustomization of Flux is a plain manifest',
    'a/web.yaml',
    {
      'a/kustomization.yaml': 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n',
      'a/web.yaml': service,
      'b.yaml': settings('b'),
    },
    'found b; ; ',
  ],
]

function linterOf(files: Readonly<Record<string, string>>): Linter {
  const linter = new Linter({ profile: 'all', kubernetes: newestVersion }, [looking])
  for (const [name, content] of Object.entries(files)) linter.update(name, content)
  linter.folderRead('')
  return linter
}

function seenFrom(linter: Linter, path: string): readonly string[] {
  for (const _ of linter.rest());
  return linter.lint(path).findings.map(({ finding }) => finding.message)
}

test.each(VIEWS)('%s', (_, path, files, seen) => {
  expect(seenFrom(linterOf(files), path)).toEqual([seen])
})

test.each(VIEWS)('files may come in any order, and one by one: %s', (_, path, files, seen) => {
  const linter = linterOf({})
  for (const [name, content] of Object.entries(files).reverse()) {
    linter.update(name, content)
    seenFrom(linter, path)
  }
  expect(seenFrom(linter, path)).toEqual([seen])
  for (const [name, content] of Object.entries(files)) {
    linter.remove(name)
    seenFrom(linter, path)
    linter.update(name, `# changed\n${content}`)
    linter.update(name, content)
  }
  expect(seenFrom(linter, path)).toEqual([seen])
})

test('a view of other contents sees them, and what it is a view of does not', () => {
  const linter = linterOf(overlays)
  const path = 'prod/own.yaml'
  expect(seenFrom(linter, path)).toEqual(['found prod; base+prod; '])
  const view = linter.with(
    new Map([
      ['prod/kustomization.yaml', 'resources: [own.yaml]\n'],
      ['dev/own.yaml', undefined],
    ]),
  )
  expect(seenFrom(view, path)).toEqual(['found prod; prod; '])
  expect(seenFrom(linter, path)).toEqual(['found prod; base+prod; '])
})
