import { memoryLimitMissing } from '../../server/src/rules/kubernetes/resources/memory-limit-missing.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [
    memoryLimitMissing,
    'looks at containers and sidecars only',
    `initContainers:
- name: init
- name: «proxy»
  restartPolicy: Always
ephemeralContainers:
- name: debug
containers:
- name: «app»
  resources: {}`,
  ],
  [
    memoryLimitMissing,
    'is silent where the pod has a limit',
    'resources: { limits: { memory: 1Gi } }\ncontainers:\n- name: app',
  ],
  [
    memoryLimitMissing,
    'is silent where a template may set one',
    `containers:
- name: a
  resources: {{ toYaml .Values.resources | nindent 4 }}
- name: b
  resources:
    {{- toYaml .Values.resources | nindent 4 }}
- name: c
  resources: { limits: { memory: {{ .Values.memory }} } }
- name: d
  resources: { limits: { {{ .Values.resource }}: 1 } }`,
  ],
  [
    memoryLimitMissing,
    'counts a limit of the processor for nothing',
    'containers:\n- name: «app»\n  resources: { limits: { cpu: 1 } }',
  ],
])

checkFixes([
  [
    memoryLimitMissing,
    'proposes a limit where nothing is requested',
    'containers:\n  - name: app\n    resources:\n      limits:\n        cpu: 1\n',
    'containers:\n  - name: app\n    resources:\n      limits:\n        cpu: 1\n        memory: 256Mi\n',
  ],
  [
    memoryLimitMissing,
    'takes a request in bytes as it is',
    'containers:\n  - name: app\n    resources: { requests: { memory: 1000000 } }\n',
    'containers:\n  - name: app\n    resources: { requests: { memory: 1000000 }, limits: { memory: 1000000 } }\n',
  ],
])
