import { expect, test } from 'vitest'
import { newestVersion } from '../server/src/kubernetes/version.ts'
import { fixFile } from '../server/src/lint/fix.ts'
import { Linter } from '../server/src/lint/linter.ts'
import { dedent } from '../server/src/rules/example.ts'
import { applyEdits, spanInFile } from '../server/src/text/document.ts'
import { printChanges } from '../server/src/yaml/change.ts'
import { isYamlDocument, readYaml } from '../server/src/yaml/document.ts'
import { rootOf } from '../server/src/yaml/value.ts'
import { expand, placeOf, type Snippet, snippets } from './harness/snippets.ts'

const config = { profile: 'strict', kubernetes: newestVersion } as const
const manifests = snippets.filter(({ file }) => !/docker|compose/.test(file))

test('each snippet has a short and a long prefix, all of its own', () => {
  const prefixes = snippets.flatMap(({ prefix }) => prefix)
  expect(prefixes.filter((prefix, i) => prefixes.indexOf(prefix) !== i)).toEqual([])
  for (const { prefix, description, body, title } of snippets) {
    expect(prefix, title).toHaveLength(2)
    expect(prefix[0], title).toMatch(/^(?:(?:ks|df|dc|vap|kv|gk)-[a-z-]+|dockerignore)$/)
    expect(prefix[1], title).toMatch(/^secure-[a-z-]+$/)
    expect(description, title).toMatch(/^[A-Z].*[^.]$/)
    expect(body.join('\n'), title).toContain('$0')
  }
})

test('every place of a fragment is that of a snippet', () => {
  const prefixes = snippets.map(({ prefix }) => prefix[0])
  expect(Object.keys(placeOf).filter((prefix) => !prefixes.includes(prefix))).toEqual([])
})

test.each(manifests.map((snippet) => [snippet.title, snippet] as const))('%s is clean in strict', (_, snippet) => {
  const content = inPlace(snippet)
  const linter = new Linter(config)
  linter.update('file:///snippet.yaml', content)
  const { documents, findings, failures } = linter.lint('file:///snippet.yaml')
  expect(documents.filter(isYamlDocument).flatMap(({ text }) => text.tree.errors)).toEqual([])
  expect(failures).toEqual([])
  const others = findings.filter(({ finding }) => !meant[snippet.title]?.includes(finding.rule.id))
  expect(others.map(({ finding }) => `${finding.rule.id}: ${finding.message}`)).toEqual([])
  expect(fixFile(content, config, { allowed: ['safe', 'unsafe'] }).content).toBe(content)
})

/** What a snippet is for. */
const meant: Readonly<Record<string, readonly string[]>> = { 'Role that deploys': ['rbac-workload-create'] }

const POD = dedent(`
  apiVersion: v1
  kind: Pod
  metadata:
    name: app
    namespace: shop
    labels:
      app.kubernetes.io/name: app
  spec:
    serviceAccountName: app
    automountServiceAccountToken: false
    enableServiceLinks: false
    hostUsers: false
    securityContext:
      runAsNonRoot: true
      runAsUser: 10001
      runAsGroup: 10001
      supplementalGroupsPolicy: Strict
      seccompProfile:
        type: RuntimeDefault
      appArmorProfile:
        type: RuntimeDefault
      # securityContext
    initContainers:
      # initContainers
    containers:
      - name: app
        image: registry.example.com/team/app@sha256:${'0'.repeat(64)}
        env:
          # env
        ports:
          - name: http
            containerPort: 8080
        startupProbe: &probe
          httpGet:
            path: /healthz
            port: http
        readinessProbe: *probe
        livenessProbe: *probe
        resources:
          requests:
            cpu: 100m
            memory: 128Mi
            ephemeral-storage: 64Mi
          limits:
            memory: 128Mi
            ephemeral-storage: 64Mi
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop: [ALL]
        volumeMounts:
          # volumeMounts
        # container
    volumes:
      # volumes
    # pod
`)
  .replaceAll('&probe', '')
  .replaceAll(/\*probe/g, '{httpGet: {path: /healthz, port: http}}')

/** A whole document as it is; a fragment in a pod that has all but what the fragment brings. */
function inPlace({ prefix, body }: Snippet): string {
  const text = expand(body)
  const place = placeOf[prefix[0]!]
  if (place === undefined) return `${text}\n`
  const [document] = readYaml('file:///pod.yaml', POD, 'kubernetes')
  const spec = rootOf(document!.text).get('spec')
  const holders = { pod: spec, container: spec.get('containers', 0), securityContext: spec.get('securityContext') }
  const holder = holders[place as keyof typeof holders] // Other places are lists, which lose nothing.
  const keys = rootOf(readYaml('file:///fragment.yaml', text, 'kubernetes')[0]!.text).entries()
  const { edits } = printChanges(keys.flatMap(([key]) => holder?.get(key).remove() ?? []))
  const inFile = (edits.get(document!.text) ?? []).map((edit) => ({ ...edit, span: spanInFile(document!, edit.span) }))
  return applyEdits(POD, inFile).replace(
    new RegExp(`^( *)# ${place}$`, 'm'),
    (_, indent: string) => indent + text.replaceAll('\n', `\n${indent}`),
  )
}
