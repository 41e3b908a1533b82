import { defineRule } from '../../rule.ts'
import { hostPathsOf, volumeRemoval } from './host-path.ts'

export const containerRuntimeSocket = defineRule({
  id: 'container-runtime-socket',
  title: 'A volume holds the socket of a container runtime',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    Whoever talks to the container runtime starts a privileged container of their own and has the node. A read-only mount
    does not help: it protects the file, and not what is said through it.`,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  ],
  equivalents: {
    'kube-linter': ['docker-sock'],
    trivy: ['KSV-0006'],
    checkov: ['CKV_K8S_27'],
    kics: ['a6f34658-fdfb-4154-9536-56d516f65828'],
    kubescape: ['C-0074'],
    kyverno: ['disallow-container-sock-mounts', 'docker-socket-check'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'The socket of Docker',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: build
              image: docker:28-cli
              volumeMounts:
                - name: docker
                  mountPath: /var/run/docker.sock
                - name: source
                  mountPath: /source
          volumes:
            - name: docker
              hostPath:
                path: «/var/run/docker.sock»
            - name: source
              emptyDir: {}
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: builder
        spec:
          containers:
            - name: build
              image: docker:28-cli
              volumeMounts:
                - name: source
                  mountPath: /source
          volumes:
            - name: source
              emptyDir: {}
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const { volume, at, name, quoted, path } of hostPathsOf(pod)) {
      const holdsSocket = path === undefined ? PIPES.has(at.string ?? '') : isSocket(path) || DIRECTORIES.has(path)
      if (!holdsSocket) continue
      const message = `${name} gives the pod ${quoted} of its node, through which it controls all containers there.`
      report({ at, message, fixes: [volumeRemoval(pod, volume)] })
    }
  },
})

function isSocket(path: string): boolean {
  return SOCKETS.has(path.slice(path.lastIndexOf('/') + 1))
}

const SOCKETS: ReadonlySet<string> = new Set(
  ['docker', 'containerd', 'crio', 'cri-dockerd', 'dockershim', 'podman', 'frakti'].map((name) => `${name}.sock`),
)

/** Those that hold the sockets. */
const DIRECTORIES: ReadonlySet<string> = new Set(
  ['', '/containerd', '/crio', '/k0s', '/k3s', '/k3s/containerd', '/podman'].map((path) => `/run${path}`),
)

/** What Windows has in place of sockets. */
const PIPES: ReadonlySet<string> = new Set(
  ['docker_engine', 'containerd-containerd'].map((name) => `\\\\.\\pipe\\${name}`),
)
