import { parseImageReference } from '../../../docker/image.ts'
import { defineRule } from '../../rule.ts'
import { imagesIn } from './pod-image.ts'

export const imageTagLatestOrMissing = defineRule({
  id: 'image-tag-latest-or-missing',
  title: 'An image has no tag, or one that moves',
  severity: 'warning',
  profile: 'recommended',
  why: `
    What such a reference stands for changes with every push. Nodes then run different versions of one workload, a
    rollback brings nothing back, and whoever can push to the repository decides what runs next, without a change that
    anybody reviews.`,
  references: [
    'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    'https://kubernetes.io/docs/concepts/configuration/overview/',
  ],
  equivalents: {
    'kube-linter': ['latest-tag'],
    trivy: ['KSV-0013'],
    checkov: ['CKV_K8S_14'],
    kics: ['583053b7-e632-46f0-b989-f81ff8045385'],
    kubescape: ['C-0304'],
    polaris: ['tagNotSpecified'],
    kyverno: ['disallow-latest-tag'],
    gatekeeper: ['K8sDisallowedTags'],
  },
  fixable: false,
  examples: [
    {
      title: 'No tag, and the tag latest',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: «nginx»
            - name: cache
              image: «registry.example.com:5000/cache:latest»
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
            - name: cache
              image: registry.example.com:5000/cache:7.2.5
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const { value, user } of imagesIn(pod)) {
      const image = parseImageReference(value.string ?? '')
      if (!image || image.digest !== undefined || (image.tag && !moving.has(image.tag))) continue
      const what = image.tag ? `whose tag "${image.tag}" moves` : 'without a tag'
      report({ at: value, message: `${user} uses image "${value.string}", ${what}.` })
    }
  },
})

/** Tags that are pushed again and again, by what people call them. */
const moving: ReadonlySet<string> = new Set(['dev', 'edge', 'latest', 'main', 'master', 'nightly', 'stable'])
