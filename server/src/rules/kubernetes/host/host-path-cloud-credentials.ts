import { defineRule } from '../../rule.ts'
import { hostPathsOf, volumeRemoval } from './host-path.ts'
import { isWithin } from './node-path.ts'

export const hostPathCloudCredentials = defineRule({
  id: 'host-path-cloud-credentials',
  title: 'A volume holds credentials of a cloud or of the cluster',
  severity: 'error',
  profile: 'recommended',
  podSecurity: { level: 'baseline' },
  why: `
    The node keeps the keys with which it, or its administrator, acts in the cloud and in the cluster. A container that reads
    them acts as the node or the administrator from anywhere, long after the pod is gone.`,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  ],
  equivalents: {
    kubescape: ['C-0020'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'The credentials of the Azure provider',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
        spec:
          containers:
            - name: backup
              image: restic/restic:0.18.0
              volumeMounts:
                - name: azure
                  mountPath: /azure.json
                  readOnly: true
          volumes:
            - name: azure
              hostPath:
                path: «/etc/kubernetes/azure.json»
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
        spec:
          containers:
            - name: backup
              image: restic/restic:0.18.0
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const { volume, at, name, quoted, path } of hostPathsOf(pod)) {
      if (path === undefined || !holdsCredentials(path)) continue
      const message = `${name} gives the pod the credentials in ${quoted} of its node.`
      report({ at, message, fixes: [volumeRemoval(pod, volume)] })
    }
  },
})

function holdsCredentials(path: string): boolean {
  if (OF_THE_NODE.some((place) => isWithin(path, place))) return true
  // `/root` or `/home/<user>`.
  const [, top, ...below] = path.split('/')
  const inHome = `/${(top === 'home' ? below.slice(1) : below).join('/')}`
  return (top === 'root' || top === 'home') && OF_A_USER.some((place) => isWithin(inHome, place))
}

const OF_THE_NODE = [
  '/etc/eks',
  '/etc/kubernetes/admin.conf',
  '/etc/kubernetes/azure.json',
  '/var/lib/cloud',
  '/var/lib/waagent',
]

const OF_A_USER = ['/.aws', '/.azure', '/.config/gcloud', '/.kube']
