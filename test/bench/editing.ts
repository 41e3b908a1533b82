import { type Change, printChanges } from '../../server/src/yaml/change.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { rootOf, type Value } from '../../server/src/yaml/value.ts'
import { type Shape, shaped } from '../harness/shapes.ts'
import { compare } from './measure.ts'
import type { Benchmark, Group } from './row.ts'

export const editing: Group = {
  benchmarks: [
    edit('print 500 changes in 10,000 lines, 200 documents', 'many documents', 500),
    edit('print 500 changes in 10,000 lines, one document', 'one list', 500),
    edit('print 1 change in 10,000 lines, 200 documents', 'many documents', 1),
    edit('print 1 change in 10,000 lines, one document', 'one list', 1),
  ],
}

function edit(name: string, shape: Shape, count: number): Benchmark {
  const measure = () => {
    const { content, data } = shaped(shape, 10_000)
    const json = JSON.stringify(data)
    const documents = readYaml('file:///bench.yaml', content, 'kubernetes')
    const roots = documents.map(({ text }) => rootOf(text))
    const resources = roots.flatMap((root) => (root.get('items').exists ? root.get('items').items() : [root]))
    const changes = resources.flatMap(changesOf).slice(0, count)
    const { skipped } = printChanges(changes)
    if (changes.length < count || skipped.length > 0) throw new Error('Not all changes are made.')
    const comparison = compare(
      () => JSON.parse(json),
      () => printChanges(changes),
    )
    return [{ name, ...comparison, per: 'unit' } as const]
  }
  return { name, measure }
}

/** What fixes of rules would do to a resource. */
function changesOf(resource: Value): readonly Change[] {
  if (!resource.get('kind').is('Deployment')) return [resource.get('metadata', 'labels', 'team').set('shop')]
  const pod = resource.get('spec', 'template', 'spec')
  return [
    resource.get('spec', 'replicas').set(3),
    pod.get('securityContext').set({ seccompProfile: { type: 'RuntimeDefault' } }),
    ...pod
      .get('containers')
      .items()
      .flatMap((container) => [
        container.get('securityContext', 'readOnlyRootFilesystem').set(true),
        container.get('securityContext', 'capabilities', 'drop').append('NET_RAW'),
        container.get('imagePullPolicy').set('Always'),
        container.get('livenessProbe').remove(),
      ]),
  ]
}
