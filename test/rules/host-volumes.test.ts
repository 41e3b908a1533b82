import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { checkText } from '../../server/src/lint/check.ts'
import { containerRuntimeSocket } from '../../server/src/rules/kubernetes/host/container-runtime-socket.ts'
import { gitRepoVolume } from '../../server/src/rules/kubernetes/host/git-repo-volume.ts'
import { hostPathCloudCredentials } from '../../server/src/rules/kubernetes/host/host-path-cloud-credentials.ts'
import { hostPathPersistentVolume } from '../../server/src/rules/kubernetes/host/host-path-persistent-volume.ts'
import { hostPathSensitive } from '../../server/src/rules/kubernetes/host/host-path-sensitive.ts'
import { hostPathVolume } from '../../server/src/rules/kubernetes/host/host-path-volume.ts'
import { hostPathWritable } from '../../server/src/rules/kubernetes/host/host-path-writable.ts'
import { mountPropagation } from '../../server/src/rules/kubernetes/host/mount-propagation.ts'
import { restrictedVolumeType } from '../../server/src/rules/kubernetes/host/restricted-volume-type.ts'
import { storageClassNotEncrypted } from '../../server/src/rules/kubernetes/host/storage-class-not-encrypted.ts'
import { subPathMount } from '../../server/src/rules/kubernetes/host/sub-path-mount.ts'
import { readYaml } from '../../server/src/yaml/document.ts'
import { checkFixes, checkRows, manifestOf } from '../harness/rule-rows.ts'

const STORAGE = 'apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: fast }\n'
const VOLUME = 'apiVersion: v1\nkind: PersistentVolume\nmetadata: { name: data }\nspec:\n'
const SOCKET = 'volumes: [{ name: a, hostPath: { path: '

checkRows([
  [
    hostPathVolume,
    'is read-only',
    'volumes: [{ name: a, hostPath: { path: «/a» } }]\ncontainers: [{ volumeMounts: [{ name: a, readOnly: true }] }]',
  ],
  [hostPathVolume, 'is null', 'volumes: [{ name: a, hostPath: ~ }]'],
  [hostPathVolume, 'has no path', 'volumes: [{ name: a, «hostPath»: {} }]'],
  [
    hostPathVolume,
    'has a path of a template',
    'volumes:\n  - name: a\n    hostPath:\n      path: «{{ .Values.path }}»',
  ],
  [
    hostPathVolume,
    'is one of several',
    'volumes: [{ name: a, emptyDir: {} }, { name: b, hostPath: { path: «/b» } }, { name: c, hostPath: { path: «/c» } }]',
  ],
  [containerRuntimeSocket, 'is a socket elsewhere', `${SOCKET}«/var/snap/microk8s/common/run/containerd.sock» } }]`],
  [containerRuntimeSocket, 'is written with more slashes', `${SOCKET}«//run/./crio/crio.sock/» } }]`],
  [containerRuntimeSocket, 'is in the directory', `${SOCKET}«/var/run/containerd» } }]`],
  [containerRuntimeSocket, 'is in none of its own', `${SOCKET}/run/udev } }]`],
  [containerRuntimeSocket, 'only begins like one', `${SOCKET}/run/docker.sock.d } }]`],
  [containerRuntimeSocket, 'is a pipe of Windows', `${SOCKET}«'\\\\.\\pipe\\docker_engine'» } }]`],
  [
    containerRuntimeSocket,
    'is of a sidecar',
    'volumes: [{ name: a, emptyDir: {} }]\ncontainers: [{ volumeMounts: [{ name: a, mountPath: /var/run/docker.sock }] }]',
  ],
  [
    hostPathCloudCredentials,
    'is in the home of a user, behind one slash more',
    'volumes: [{ hostPath: { path: «/home//ann/.aws» } }]',
  ],
  [hostPathCloudCredentials, 'is a file of root', 'volumes: [{ hostPath: { path: «/root/.kube/config» } }]'],
  [hostPathCloudCredentials, 'is elsewhere', 'volumes: [{ hostPath: { path: /srv/.aws } }]'],
  [hostPathCloudCredentials, 'begins alike', 'volumes: [{ hostPath: { path: /etc/eks-a } }]'],
  [hostPathSensitive, 'is around one', 'volumes: [{ hostPath: { path: «/var/lib» } }]'],
  [hostPathSensitive, 'is in one', 'volumes: [{ hostPath: { path: «/etc/nginx» } }]'],
  [hostPathSensitive, 'is a link to one', 'volumes: [{ hostPath: { path: «/var/run/» } }]'],
  [hostPathSensitive, 'is harmless', 'volumes: [{ hostPath: { path: /etc/localtime } }]'],
  [hostPathSensitive, 'is in a directory of many things', 'volumes: [{ hostPath: { path: /var/lib/app } }]'],
  [hostPathSensitive, 'is refused by the API', 'volumes: [{ hostPath: { path: /srv/../etc } }]'],
  [hostPathSensitive, 'begins alike', 'volumes: [{ hostPath: { path: /etcd } }]'],
  [
    hostPathWritable,
    'is mounted read-only',
    'volumes: [{ name: a, hostPath: { path: /a } }]\ncontainers: [{ volumeMounts: [{ name: a, readOnly: true }] }]',
  ],
  [
    hostPathWritable,
    'is mounted in two ways',
    'volumes: [{ name: a, hostPath: { path: «/a» } }]\ncontainers: [{ volumeMounts: [{ name: a, readOnly: true }] }, { volumeMounts: [{ name: a, readOnly: false }] }]',
  ],
  [hostPathWritable, 'is mounted nowhere', 'volumes: [{ name: a, hostPath: { path: /a } }]'],
  [
    hostPathWritable,
    'is mounted by an ephemeral container',
    'volumes: [{ name: a, hostPath: { path: «/a» } }]\nephemeralContainers: [{ volumeMounts: [{ name: a }] }]',
  ],
  [
    hostPathWritable,
    'is mounted as a template says',
    'volumes: [{ name: a, hostPath: { path: /a } }]\ncontainers:\n  - volumeMounts:\n      - name: a\n        readOnly: {{ .Values.ro }}',
  ],
  [restrictedVolumeType, 'is of no type', 'volumes: [{ name: a }]'],
  [
    restrictedVolumeType,
    'is of an allowed type',
    'volumes: [{ csi: {} }, { image: {} }, { ephemeral: {} }, { secret: {} }, { projected: {} }]',
  ],
  [
    restrictedVolumeType,
    'is of old types',
    'volumes: [{ «cephfs»: {} }, { «awsElasticBlockStore»: {} }, { «flexVolume»: {} }]',
  ],
  [restrictedVolumeType, 'is a path', 'volumes: [{ hostPath: { path: «/a» } }]'],
  [
    restrictedVolumeType,
    'is of a type that a template chooses',
    'volumes:\n  - name: a\n    {{- toYaml .Values.volume | nindent 4 }}',
  ],
  [gitRepoVolume, 'has no fix without a name', 'volumes: [{ «gitRepo»: { repository: a } }]'],
  [gitRepoVolume, 'is null', 'volumes: [{ name: a, gitRepo: ~ }]'],
  [gitRepoVolume, 'is another', 'volumes: [{ name: gitRepo, emptyDir: {} }]'],
  [mountPropagation, 'is none', 'containers: [{ volumeMounts: [{ name: a, mountPropagation: None }] }]'],
  [
    mountPropagation,
    'comes from a volume that is not of the node',
    'volumes: [{ name: a, emptyDir: {} }]\ncontainers: [{ volumeMounts: [{ name: a, mountPropagation: HostToContainer }] }]',
  ],
  [
    mountPropagation,
    'comes from the node',
    'volumes: [{ name: a, hostPath: { path: /a } }]\ncontainers: [{ volumeMounts: [{ name: a, mountPropagation: «HostToContainer» }] }]',
  ],
  [
    mountPropagation,
    'is of an init container',
    'initContainers: [{ volumeMounts: [{ name: a, mountPropagation: «Bidirectional» }] }]',
  ],
  [
    subPathMount,
    'is of a claim',
    'volumes: [{ name: a, persistentVolumeClaim: {} }]\ncontainers: [{ volumeMounts: [{ name: a, subPath: a }] }]',
  ],
  [
    subPathMount,
    'is of a claim in an old release',
    'containers: [{ volumeMounts: [{ name: a, subPath: «a» }] }]',
    { major: 1, minor: 22 },
  ],
  [
    subPathMount,
    'is of an old one',
    'containers: [{ volumeMounts: [{ name: a, subPath: a }] }]',
    { major: 1, minor: 23 },
  ],
  [
    subPathMount,
    'is an expression',
    'volumes: [{ name: a, configMap: {} }]\ncontainers: [{ volumeMounts: [{ name: a, subPathExpr: «$(A)» }] }]',
  ],
  [
    subPathMount,
    'is empty',
    'volumes: [{ name: a, secret: {} }]\ncontainers: [{ volumeMounts: [{ name: a, subPath: "" }] }]',
  ],
  [hostPathPersistentVolume, 'is local', `${VOLUME}  local: { path: /mnt/disks/ssd1 }`],
  [hostPathPersistentVolume, 'is local and sensitive', `${VOLUME}  local: { path: «/var/lib/kubelet» }`],
  [hostPathPersistentVolume, 'is what a template says', `${VOLUME}  hostPath: {{ .Values.hostPath }}`],
  [hostPathPersistentVolume, 'is of a pod', 'volumes: [{ hostPath: { path: /a } }]'],
  [
    storageClassNotEncrypted,
    'says false',
    `${STORAGE}provisioner: kubernetes.io/aws-ebs\nparameters: { encrypted: «"false"» }`,
  ],
  [storageClassNotEncrypted, 'has no parameters', `${STORAGE}provisioner: «ebs.csi.aws.com»`],
  [
    storageClassNotEncrypted,
    'says true in other letters',
    `${STORAGE}provisioner: ebs.csi.aws.com\nparameters: { Encrypted: "true" }`,
  ],
  [storageClassNotEncrypted, 'always encrypts', `${STORAGE}provisioner: pd.csi.storage.gke.io`],
  [
    storageClassNotEncrypted,
    'takes what a template says',
    `${STORAGE}provisioner: ebs.csi.aws.com\nparameters: {{ toYaml .Values.parameters }}`,
  ],
])

const onPaths = [
  hostPathVolume,
  hostPathSensitive,
  hostPathWritable,
  containerRuntimeSocket,
  hostPathCloudCredentials,
  restrictedVolumeType,
  gitRepoVolume,
]

test.each([
  ['/srv/a', 'readOnly: true', ['host-path-volume warning']],
  ['/srv/a', '', ['host-path-writable error']],
  ['/etc', '', ['host-path-sensitive error']],
  ['/', 'readOnly: true', ['host-path-sensitive error']],
  ['/etc/nginx', 'readOnly: true', ['host-path-sensitive warning']],
  ['/etc/cron.d', '', ['host-path-sensitive error']],
  ['/etc/kubernetes', '', ['host-path-sensitive error']],
  ['/var/lib', 'readOnly: true', ['host-path-sensitive error']],
  ['/var/run', '', ['container-runtime-socket error']],
  ['/root/.kube', 'readOnly: true', ['host-path-cloud-credentials error']],
])('Of the volume %s, %s one finding is shown', (path, mount, expected) => {
  const volumes = `volumes: [{ name: a, hostPath: { path: ${path} } }]`
  const text = manifestOf(`${volumes}\ncontainers: [{ volumeMounts: [{ name: a, ${mount} }] }]`)
  const [document] = readYaml('file:///a.yaml', text, 'kubernetes')
  const { findings } = checkText(document!.text, onPaths, { kubernetes: newestVersion, showImplied: false })
  expect(findings.map(({ rule, severity }) => `${rule.id} ${severity}`)).toEqual(expected)
})

checkFixes([
  [
    hostPathVolume,
    'finds a volume that begins with its path',
    'volumes:\n  - hostPath:\n      path: /a\n    name: a',
    'volumes:\n  - name: a\n    emptyDir: {}',
  ],
  [
    restrictedVolumeType,
    'finds a volume that begins with its type',
    'volumes:\n  - nfs: { path: /a }\n    name: a',
    'volumes:\n  - name: a\n    persistentVolumeClaim:\n      claimName: a',
  ],
  [
    containerRuntimeSocket,
    'keeps the other volumes',
    'volumes:\n  - { name: a, hostPath: { path: /run } }\n  - name: b',
    'volumes:\n  - name: b',
  ],
  [
    storageClassNotEncrypted,
    'makes the parameters',
    `${STORAGE}provisioner: ebs.csi.aws.com`,
    `${STORAGE}provisioner: ebs.csi.aws.com\nparameters:\n  encrypted: "true"`,
  ],
])
