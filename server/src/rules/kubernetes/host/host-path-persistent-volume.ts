import { defineRule } from '../../rule.ts'
import { cleanPath, sensitivityOf } from './node-path.ts'

export const hostPathPersistentVolume = defineRule({
  id: 'host-path-persistent-volume',
  title: 'A PersistentVolume is a path of a node',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Through a claim to such a volume a pod gets files of a node although the Pod Security Standards forbid it a hostPath
    volume: they look at the claim, and not at what is behind it.`,
  references: [
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes',
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
  ],
  equivalents: {
    kyverno: ['limit-hostpath-type-pv', 'nfs-subdir-external-provisioner-storage-path'],
  },
  fixable: false,
  examples: [
    {
      title: 'A directory of whichever node the pod is on',
      bad: `
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: data
        spec:
          capacity:
            storage: 10Gi
          accessModes:
            - ReadWriteOnce
          hostPath:
            path: «/srv/data»
      `,
      good: `
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: data
        spec:
          capacity:
            storage: 10Gi
          accessModes:
            - ReadWriteOnce
          csi:
            driver: ebs.csi.aws.com
            volumeHandle: vol-0123456789abcdef0
      `,
    },
  ],

  on: 'resource',
  kinds: ['/PersistentVolume'],
  check(resource, { report }) {
    const name = `PersistentVolume "${resource.name ?? '…'}"`
    const hostPath = resource.value.get('spec', 'hostPath')
    if (hostPath.exists) {
      const at = hostPath.get('path')
      report({ at, message: `${name} is ${at.string === undefined ? 'a path' : `"${at.string}"`} of a node.` })
    }
    const local = resource.value.get('spec', 'local', 'path')
    const path = cleanPath(local.string ?? '')
    const sensitivity = path === undefined ? undefined : sensitivityOf(path)
    if (sensitivity) {
      const { directory, holds } = sensitivity
      const where = directory === path ? 'which' : `where "${directory}"`
      report({ at: local, message: `${name} is "${local.string}" of a node, ${where} holds ${holds}.` })
    }
  },
})
