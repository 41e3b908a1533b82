import { defineRule } from '../../rule.ts'

export const storageClassNotEncrypted = defineRule({
  id: 'storage-class-not-encrypted',
  title: 'Volumes of a StorageClass are not encrypted',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Whoever gets at the disk or a snapshot of it, through a stolen cloud account or a snapshot that was shared by mistake, reads
    what the pods wrote. Encryption makes the key a second thing to get hold of.`,
  references: ['https://kubernetes.io/docs/concepts/storage/storage-classes/#aws-ebs'],
  equivalents: {
    kubescape: ['C-0264'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'Disks of Amazon EBS',
      bad: `
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata:
          name: fast
        provisioner: «ebs.csi.aws.com»
        parameters:
          type: gp3
      `,
      good: `
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata:
          name: fast
        provisioner: ebs.csi.aws.com
        parameters:
          type: gp3
          encrypted: "true"
      `,
    },
  ],

  on: 'resource',
  kinds: ['storage.k8s.io/StorageClass'],
  check({ name, value }, { report }) {
    const provisioner = value.get('provisioner')
    if (!PROVISIONERS.has(provisioner.string ?? '')) return
    const parameters = value.get('parameters')
    // The drivers take their parameters in any case.
    const written = parameters.entries().find(([key]) => key.toLowerCase() === 'encrypted')?.[1]
    const encrypted = written ?? parameters.get('encrypted')
    if (encrypted.isMissing || encrypted.is('false')) {
      report({
        at: encrypted.exists ? encrypted : provisioner,
        message: `Volumes of StorageClass "${name ?? '…'}" are not encrypted.`,
        fixes: [{ title: 'Set encrypted to "true"', applicability: 'manual', changes: [encrypted.set('true')] }],
      })
    }
  },
})

/** Those that encrypt when the parameter `encrypted` says so. Others always do, or need keys that are set up first. */
const PROVISIONERS: ReadonlySet<string> = new Set([
  'diskplugin.csi.alibabacloud.com',
  'ebs.csi.aws.com',
  'ebs.csi.eks.amazonaws.com',
  'kubernetes.io/aws-ebs',
])
