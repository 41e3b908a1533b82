import { imageTagLatestOrMissing } from '../../server/src/rules/kubernetes/images/image-tag-latest-or-missing.ts'
import { checkRows } from '../harness/rule-rows.ts'

const digest = `sha256:${'0'.repeat(64)}`

checkRows([
  [
    imageTagLatestOrMissing,
    'knows a port from a tag',
    'containers:\n- image: registry:5000/app:1.0\n- image: «registry:5000/app»',
  ],
  [
    imageTagLatestOrMissing,
    'looks at all containers and at image volumes',
    `initContainers:
- image: «a»
ephemeralContainers:
- image: «b:main»
volumes:
- name: model
  image: { reference: «c:edge» }`,
  ],
  [
    imageTagLatestOrMissing,
    'is silent about a digest',
    `containers:\n- image: app@${digest}\n- image: app:latest@${digest}`,
  ],
  [
    imageTagLatestOrMissing,
    'is silent about what something fills in',
    `containers:
- image: {{ .Values.image }}
- image: app:{{ .tag }}
- image: \${IMAGE}
- image: $(IMAGE)
- image: app:\${TAG:-latest}
- image: IMAGE_URL`,
  ],
  [imageTagLatestOrMissing, 'is silent where there is none', 'containers:\n- name: app\n- image:\n- image: ""'],
])
