import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { podSpecsOf } from '../../server/src/kubernetes/pod.ts'
import { resourcesOf } from '../../server/src/kubernetes/resource.ts'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { harden } from '../../server/src/lint/harden.ts'
import { violationsOf } from '../../server/src/lint/standard.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { printChanges } from '../../server/src/yaml/change.ts'
import { readYaml, type YamlText } from '../../server/src/yaml/document.ts'
import { textOf } from '../harness/yaml.ts'

/** All pods of a text made as hard as can be, and what is left to people. */
function hardened(text: YamlText): { readonly content: string; readonly left: readonly string[] } {
  const { changes, left } = harden(text, resourcesOf(text).flatMap(podSpecsOf), newestVersion)
  const edits = printChanges(changes).edits.get(text) ?? []
  return { content: applyEdits(text.content, edits), left: left.map(({ rule }) => rule.id) }
}

const rows: readonly (readonly [title: string, before: string, after: string, left?: readonly string[]])[] = [
  [
    'a container that has nothing gets all, and directories for what its image writes',
    `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: app
            image: nginx:1.29 # the front door
    `,
    `
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: app
            image: nginx:1.29 # the front door
            securityContext:
              allowPrivilegeEscalation: false
              capabilities:
                drop:
                  - ALL
              readOnlyRootFilesystem: true
            volumeMounts:
              - name: tmp
                mountPath: /tmp
              - name: var-cache-nginx
                mountPath: /var/cache/nginx
              - name: var-run
                mountPath: /var/run
        securityContext:
          runAsNonRoot: true
          seccompProfile:
            type: RuntimeDefault
        volumes:
          - name: tmp
            emptyDir:
              sizeLimit: 1Gi
          - name: var-cache-nginx
            emptyDir:
              sizeLimit: 1Gi
          - name: var-run
            emptyDir:
              sizeLimit: 1Gi
    `,
  ],
]

for (const [title, before, after, left = []] of rows) {
  test(title, () => {
    expect(hardened(textOf(dedent(before)))).toEqual({ content: dedent(after), left })
  })
}

const folder = fileURLToPath(new URL('../../examples', import.meta.url))
const corpus = process.env.SEAWORTHY_CORPUS

for (const [name, root] of [
  ['the example shop', folder],
  ...(corpus ? [['the corpus', corpus] as const] : []),
] as const) {
  test(`in ${name} what is hardened meets the standard but for what is left to people, and stays as it is`, () => {
    const broken: string[] = []
    let count = 0
    for (const path of yamlFilesIn(root)) {
      for (const { text } of readYaml(path, readFileSync(path, 'utf8'), 'kubernetes')) {
        if (text.tree.errors.length > 0 || resourcesOf(text).flatMap(podSpecsOf).length === 0) continue
        count++
        const once = hardened(text)
        const after = textOf(once.content)
        if (after.tree.errors.length > 0) broken.push(`${path} is no YAML any more`)
        if (text.mask.holes.length > 0) continue
        const twice = hardened(after)
        if (twice.content !== once.content) broken.push(`${path} changes again`)
        const found = violationsOf(after, 'restricted', newestVersion).map(({ rule }) => rule.id)
        const more = found.filter((id) => !once.left.includes(id))
        if (more.length > 0) broken.push(`${path} still has ${more.join(', ')}`)
      }
    }
    expect(count).toBeGreaterThan(5)
    expect(broken).toEqual([])
  })
}

function yamlFilesIn(root: string): readonly string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${root}/${name}`)
}
