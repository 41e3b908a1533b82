import { expect, test } from 'vitest'
import { type Language, languageOf } from '../../server/src/lint/language.ts'

const resource = 'apiVersion: v1\nkind: Pod\n'

const files: readonly (readonly [language: Language, what: string, path: string, content: string])[] = [
  ['kubernetes', 'a resource', 'file:///a/pod.yaml', resource],
  ['kubernetes', 'a resource behind comments and directives', 'pod.yaml', `# a\n%YAML 1.2\n---\n${resource}`],
  [
    'kubernetes',
    'a resource with other keys first',
    'pod.yaml',
    'metadata: {name: a}\nkind: "Pod"\napiVersion: v1 # b\n',
  ],
  ['kubernetes', 'a resource behind another document', 'pod.yaml', `a: 1\n---\n${resource}`],
  ['kubernetes', 'a resource with CR LF', 'pod.yaml', '\ufeffapiVersion: v1\r\nkind: Pod\r\n'],
  ['kubernetes', 'an indented resource', 'pod.yaml', '  apiVersion: v1\n  kind: Pod\n'],
  ['kubernetes', 'JSON', 'pod.json', '{"kind": "Pod", "apiVersion": "v1"}'],
  ['kubernetes', 'a list', 'all.yml', 'apiVersion: v1\nkind: List\nitems: []\n'],
  ['kubernetes', 'a template', 'templates/a.yaml', '{{- if .Values.a }}\napiVersion: {{ .a }}\nkind: Pod\n{{ end }}'],
  ['kubernetes', 'a template behind a comment', 'a.yaml', `{{/*\nname: of\n*/}}\n${resource}`],
  ['kubernetes', 'a broken resource', 'pod.yaml', `${resource}spec: [\n`],
  ['kustomization', 'a kustomization by its name', 'a/kustomization.yaml', 'resources: []\n'],
  [
    'kustomization',
    'a kustomization by its kind',
    'k.yaml',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n',
  ],
  ['chart', 'a chart', 'web/Chart.yaml', 'apiVersion: v2\nname: web\n'],
  ['values', 'values', 'web/values.yaml', 'image: {}\n'],
  ['values', 'other values', 'web/values-prod.yaml', 'image: {}\n'],
  ['compose', 'a Compose file by its name', 'docker-compose.override.yml', 'services: {}\n'],
  ['compose', 'a Compose file by its services', 'stack.yml', 'services:\n  web:\n    image: nginx\n'],
  ['config', 'our configuration', '.seaworthy.yaml', 'profile: strict\n'],
  ['dockerfile', 'a Dockerfile', 'a/Dockerfile', ''],
  ['dockerfile', 'a Dockerfile with an ending', 'Dockerfile.dev', ''],
  ['dockerfile', 'a Dockerfile with a beginning', 'web.Dockerfile', ''],
  ['dockerfile', 'a Containerfile', 'Containerfile', ''],
  ['dockerignore', 'what a Dockerfile leaves out', 'Dockerfile.dockerignore', ''],
  ['dockerignore', 'what a build leaves out', 'web/.dockerignore', 'kind: a'],
  ['other', 'what Git leaves out', '.gitignore', 'kind: a'],
  [
    'other',
    'a workflow',
    '.github/workflows/ci.yml',
    'on: push\njobs:\n  a:\n    services:\n      db:\n        image: x\n',
  ],
  [
    'other',
    'a playbook',
    'play.yml',
    '- hosts: all\n  tasks:\n    - k8s:\n        definition:\n          apiVersion: v1\n          kind: Pod\n',
  ],
  ['other', 'an API description', 'api.yaml', 'openapi: 3.1.0\ninfo: {}\n'],
  ['other', 'a pipeline with services', '.gitlab-ci.yml', 'services:\n  - docker:dind\n'],
  ['other', 'Skaffold', 'skaffold.yaml', 'apiVersion: skaffold/v4beta11\nkind: Config\n'],
  ['other', 'a kubeconfig', 'config', 'apiVersion: v1\nkind: Config\n'],
  ['other', 'broken YAML of others', 'mkdocs.yml', 'site_name: [\n'],
  ['other', 'a program', 'main.py', resource],
]

for (const [language, what, path, content] of files) {
  test(`${what} is ${language}: ${path}`, () => expect(languageOf(path, content)).toBe(language))
}
