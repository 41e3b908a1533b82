import { apparmorDeprecatedAnnotation } from '../../server/src/rules/kubernetes/pod-security/apparmor-deprecated-annotation.ts'
import { apparmorNotSet } from '../../server/src/rules/kubernetes/pod-security/apparmor-not-set.ts'
import { apparmorUnconfined } from '../../server/src/rules/kubernetes/pod-security/apparmor-unconfined.ts'
import { seccompDeprecatedAnnotation } from '../../server/src/rules/kubernetes/pod-security/seccomp-deprecated-annotation.ts'
import { seccompNotSet } from '../../server/src/rules/kubernetes/pod-security/seccomp-not-set.ts'
import { seccompUnconfined } from '../../server/src/rules/kubernetes/pod-security/seccomp-unconfined.ts'
import { selinuxOptions } from '../../server/src/rules/kubernetes/pod-security/selinux-options.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [
    seccompUnconfined,
    'is so in the pod and in a container',
    'securityContext: { seccompProfile: { type: «Unconfined» } }\ncontainers: [{ name: a, securityContext: { seccompProfile: { type: «unconfined» } } }]',
  ],
  [seccompUnconfined, 'has no type', 'securityContext: { «seccompProfile»: {} }'],
  [
    seccompUnconfined,
    'has the type that a template says',
    'securityContext:\n  seccompProfile:\n    type: {{ .Values.a }}',
  ],
  [seccompUnconfined, 'is null', 'securityContext: { seccompProfile: ~ }'],
  [
    seccompUnconfined,
    'is an annotation of an old release',
    annotated('seccomp.security.alpha.kubernetes.io/pod: «unconfined»'),
    { major: 1, minor: 18 },
  ],
  [
    seccompUnconfined,
    'is an annotation for a container of an old release',
    annotated('container.seccomp.security.alpha.kubernetes.io/app: «""»'),
    { major: 1, minor: 18 },
  ],
  [
    seccompUnconfined,
    'is an annotation for a container that is not there',
    annotated('container.seccomp.security.alpha.kubernetes.io/b: unconfined'),
    { major: 1, minor: 18 },
  ],
  [
    seccompUnconfined,
    'is an annotation that a new release ignores',
    annotated('seccomp.security.alpha.kubernetes.io/pod: unconfined'),
  ],
  [
    seccompNotSet,
    'is of one of two containers',
    'containers: [{ name: a, securityContext: { seccompProfile: { type: RuntimeDefault } } }, { name: «b» }]',
  ],
  [
    seccompNotSet,
    'is of the pod',
    'securityContext: { seccompProfile: { type: Localhost } }\ncontainers: [{ name: a }]',
  ],
  [
    seccompNotSet,
    'is bad in the pod, which is a finding of its own',
    'securityContext: { seccompProfile: { type: Unconfined } }\ncontainers: [{ name: a }]',
  ],
  [seccompNotSet, 'means nothing on Windows', 'os: { name: windows }\ncontainers: [{ name: a }]'],
  [seccompNotSet, 'was no field yet', 'containers: [{ name: a }]', { major: 1, minor: 18 }],
  [
    seccompDeprecatedAnnotation,
    'is for a container',
    annotated('«container.seccomp.security.alpha.kubernetes.io/app»: unconfined'),
  ],
  [
    seccompDeprecatedAnnotation,
    'is all that there is',
    annotated('seccomp.security.alpha.kubernetes.io/pod: runtime/default'),
    { major: 1, minor: 18 },
  ],
  [
    seccompDeprecatedAnnotation,
    'is another one',
    annotated('a.seccomp.security.alpha.kubernetes.io/pod: runtime/default'),
  ],
  [seccompDeprecatedAnnotation, 'is null', annotated('seccomp.security.alpha.kubernetes.io/pod: ~')],
  [apparmorUnconfined, 'is so in the pod', 'securityContext: { appArmorProfile: { type: «Unconfined» } }'],
  [
    apparmorUnconfined,
    'is an annotation',
    annotated('container.apparmor.security.beta.kubernetes.io/app: «unconfined»'),
  ],
  [
    apparmorUnconfined,
    'is a value of seccomp',
    annotated('container.apparmor.security.beta.kubernetes.io/app: «docker/default»'),
  ],
  [apparmorUnconfined, 'is an empty annotation', annotated('container.apparmor.security.beta.kubernetes.io/app: ""')],
  [
    apparmorUnconfined,
    'is what a template says',
    annotated('container.apparmor.security.beta.kubernetes.io/app: {{ .Values.a }}'),
  ],
  [
    apparmorNotSet,
    'is an annotation of another container',
    annotated('container.apparmor.security.beta.kubernetes.io/b: runtime/default', '«app»'),
  ],
  [
    apparmorNotSet,
    'is an annotation',
    annotated('container.apparmor.security.beta.kubernetes.io/app: runtime/default'),
  ],
  [apparmorNotSet, 'means nothing on Windows', 'os: { name: windows }\ncontainers: [{ name: a }]'],
  [apparmorNotSet, 'is of a container without a known name', 'containers:\n  - name: {{ .Values.a }}'],
  [
    apparmorDeprecatedAnnotation,
    'is all that there is',
    annotated('container.apparmor.security.beta.kubernetes.io/app: runtime/default'),
    { major: 1, minor: 29 },
  ],
  [
    apparmorDeprecatedAnnotation,
    'is for no container',
    annotated('«container.apparmor.security.beta.kubernetes.io/b»: runtime/default'),
    { major: 1, minor: 29 },
  ],
  [
    apparmorDeprecatedAnnotation,
    'may be for a container that a template names',
    annotated('container.apparmor.security.beta.kubernetes.io/b: runtime/default', '"{{ .Values.a }}"'),
    { major: 1, minor: 29 },
  ],
  [selinuxOptions, 'has a level alone', 'securityContext: { seLinuxOptions: { level: s0 } }'],
  [selinuxOptions, 'has empty parts', 'securityContext: { seLinuxOptions: { type: "", user: "", role: "" } }'],
  [selinuxOptions, 'has the type of an engine', 'securityContext: { seLinuxOptions: { type: container_engine_t } }'],
  [
    selinuxOptions,
    'had no type of an engine',
    'securityContext: { seLinuxOptions: { type: «container_engine_t» } }',
    { major: 1, minor: 30 },
  ],
  [
    selinuxOptions,
    'is of a container',
    'containers: [{ name: a, securityContext: { seLinuxOptions: { role: «sysadm_r» } } }]',
  ],
  [
    selinuxOptions,
    'has the type that a template says',
    'securityContext:\n  seLinuxOptions:\n    type: {{ .Values.a }}',
  ],
])

checkFixes([
  [
    seccompDeprecatedAnnotation,
    'only removes what a field says already',
    annotated(
      'a: b\n    seccomp.security.alpha.kubernetes.io/pod: docker/default',
      'app, securityContext: { seccompProfile: { type: RuntimeDefault } }',
      'securityContext: { seccompProfile: { type: Localhost } }',
    ),
    annotated(
      'a: b',
      'app, securityContext: { seccompProfile: { type: RuntimeDefault } }',
      'securityContext: { seccompProfile: { type: Localhost } }',
    ),
  ],
  [
    seccompDeprecatedAnnotation,
    'does not take over that nothing is confined',
    annotated('a: b\n    seccomp.security.alpha.kubernetes.io/pod: unconfined'),
    annotated('a: b'),
  ],
  [
    seccompUnconfined,
    'sets a type that is missing',
    'securityContext: { seccompProfile: {} }',
    'securityContext: { seccompProfile: { type: RuntimeDefault } }',
  ],
  [
    apparmorUnconfined,
    'of an annotation',
    annotated('container.apparmor.security.beta.kubernetes.io/app: unconfined'),
    annotated('container.apparmor.security.beta.kubernetes.io/app: runtime/default'),
  ],
])

/** A pod with an annotation and a container. */
function annotated(annotation: string, name = 'app', spec = 'restartPolicy: Always'): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    ${annotation}\nspec:\n  ${spec}\n  containers:\n    - { name: ${name} }\n`
}
