import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { rootsOf } from '../../server/src/host/root.ts'
import { folderWith } from '../harness/cli.ts'

const files = {
  'pod.yaml': '',
  'deploy/web/pod.yaml': '',
  'deploy/rbac/role.yaml': '',
  'chart/Chart.yaml': '',
  'chart/templates/a/pod.yaml': '',
  'app/base/kustomization.yaml': '',
  'app/base/pod.yaml': '',
}

const rows: readonly (readonly [
  where: 'Git' | 'a plain folder',
  paths: readonly string[],
  roots: readonly string[],
])[] = [
  ['Git', ['.'], ['./**']],
  ['Git', ['pod.yaml'], ['./*']],
  ['Git', ['deploy/web/pod.yaml'], ['deploy/**']],
  ['Git', ['deploy/web', 'deploy/rbac/role.yaml'], ['deploy/**']],
  ['Git', ['deploy/web', 'app/base'], ['app/**', 'deploy/**']],
  ['Git', ['deploy', '.'], ['./**']],
  ['Git', ['deploy/none.yaml'], ['deploy/**']],
  ['a plain folder', ['.'], ['./**']],
  ['a plain folder', ['pod.yaml'], ['./*']],
  ['a plain folder', ['deploy/web'], ['deploy/web/**']],
  ['a plain folder', ['deploy/web/pod.yaml', 'deploy/rbac/role.yaml'], ['deploy/rbac/*', 'deploy/web/*']],
  ['a plain folder', ['deploy/web/pod.yaml', 'deploy'], ['deploy/**']],
  ['a plain folder', ['chart/templates/a/pod.yaml'], ['chart/**']],
  ['a plain folder', ['app/base/pod.yaml'], ['app/base/**']],
]

test.each(rows)('in %s, what belongs to %j is in %j', (where, paths, roots) => {
  const folder = folderWith(files)
  if (where === 'Git') mkdirSync(join(folder, '.git'))
  const found = rootsOf(paths.map((path) => join(folder, path)))
  const shown = found.map((root) => `${relative(folder, root.folder) || '.'}/${root.isDeep ? '**' : '*'}`)
  expect(shown.toSorted()).toEqual(roots)
})
