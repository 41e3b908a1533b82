import { writableRootFilesystem } from '../../server/src/rules/kubernetes/pod-security/writable-root-filesystem.ts'
import { unknownField } from '../../server/src/rules/kubernetes/validity/unknown-field.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [unknownField, 'is silent about a field that nothing resembles', 'containers:\n- { name: app, gpuCount: 1 }'],
  [unknownField, 'is silent where the field that it resembles is there too', 'containers: []\ncontainer: []'],
  [unknownField, 'knows fields of Kubernetes 1.37', 'volumes:\n- { name: tmp, emptyDir: { mode: 448 } }'],
  [
    unknownField,
    'finds fields in every part of a pod',
    `
«securitycontext»: {}
initContainers:
- name: init
  «enviroment_»: []
  «imagePullpolicy»: Always
  livenessProbe: { httpGet: { «Path»: / } }
  env: [{ name: A, valueFrom: { «secretKeyref»: { name: s, key: k } } }]
volumes:
- projected: { sources: [{ secret: { name: s, items: [{ «kee_y»: a, path: b }] } }] }`
      .replace('«enviroment_»', 'enviroment')
      .replace('«kee_y»', 'keey')
      .trim(),
  ],
  [
    unknownField,
    'finds a field that a template fills',
    'containers:\n- name: app\n  «volumeMount»: {{ toYaml .Values.mounts | nindent 4 }}',
  ],
  [unknownField, 'is silent about a key that a template prints', 'containers:\n- name: app\n  image{{ .Values.x }}: a'],
  [
    writableRootFilesystem,
    'is silent where the field may only be misspelt',
    'containers:\n- name: app\n  securityContext: { readOnlyRootFileSystem: true }\n- name: «b»',
  ],
  [
    writableRootFilesystem,
    'is silent where the security context may only be misspelt',
    'containers:\n- name: app\n  security_context: { readOnlyRootFilesystem: true }',
  ],
])

checkFixes([
  [
    unknownField,
    'keeps what stands around the key',
    'hostUser: false # ours\n"hostPid": true\ncontainers: []',
    'hostUsers: false # ours\n"hostPID": true\ncontainers: []',
  ],
])
