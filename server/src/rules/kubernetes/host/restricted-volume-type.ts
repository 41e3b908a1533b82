import { defineRule } from '../../rule.ts'

export const restrictedVolumeType = defineRule({
  id: 'restricted-volume-type',
  title: 'A volume is of a type that the restricted standard forbids',
  severity: 'info',
  profile: 'recommended',
  impliedBy: [
    'container-runtime-socket',
    'git-repo-volume',
    'host-path-cloud-credentials',
    'host-path-sensitive',
    'host-path-volume',
    'host-path-writable',
  ],
  podSecurity: { level: 'restricted' },
  why: `
    The author of the pod chooses the server and the options of such a volume, and the node connects to it as root. Behind a
    PersistentVolumeClaim these are the choice of whoever runs the cluster.`,
  references: [
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    'https://kubernetes.io/docs/concepts/storage/persistent-volumes/',
  ],
  equivalents: {
    'pod-security': ['restrictedVolumes'],
    trivy: ['KSV-0028'],
    kyverno: ['restrict-volume-types'],
    gatekeeper: ['K8sPSPVolumeTypes', 'K8sPSPFlexVolumes'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A share of an NFS server',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
          volumes:
            - name: pages
              «nfs»:
                server: nfs.example.com
                path: /pages
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
          volumes:
            - name: pages
              persistentVolumeClaim:
                claimName: pages
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    for (const volume of pod.get('volumes').items()) {
      const type = FORBIDDEN.find((name) => volume.get(name).exists)
      if (type === undefined) continue
      const source = volume.get(type)
      const name = volume.get('name').string
      const changes = [source.remove(), volume.get('persistentVolumeClaim').set({ claimName: name ?? 'CLAIM' })]
      report({
        at: type === 'hostPath' ? source.get('path') : { location: source.keyLocation },
        message: `Volume "${name ?? '…'}" is of type ${type}, which the restricted standard forbids.`,
        fixes: [{ title: 'Use a PersistentVolumeClaim instead', applicability: 'manual', changes }],
      })
    }
  },
})

/** A volume of no type is an `emptyDir`, so the names of the others are what counts. */
const FORBIDDEN = `
  awsElasticBlockStore azureDisk azureFile cephfs cinder fc flexVolume flocker gcePersistentDisk gitRepo
  glusterfs hostPath iscsi nfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume
`
  .trim()
  .split(/\s+/)
