import { readAddress } from '../../../kubernetes/ip-block.ts'
import { defineRule, type Severity } from '../../rule.ts'
import { serviceName, services } from './service.ts'

export const serviceExternalName = defineRule({
  id: 'service-external-name',
  title: 'A service is another name for something inside',
  severity: 'warning',
  profile: 'recommended',
  why: `
    An ingress controller that follows the name connects to it from where it runs: to itself, to the metadata of the cloud, or
    to Services of other namespaces that their owners never opened. Who may write Services here reaches all of that.`,
  references: [`${services}#externalname`],
  equivalents: { kyverno: ['no-localhost-service'] },
  fixable: false,
  examples: [
    {
      title: 'Whoever asks, itself',
      bad: `
        apiVersion: v1
        kind: Service
        metadata:
          name: cache
        spec:
          type: ExternalName
          externalName: «localhost» # while developing
      `,
      good: `
        apiVersion: v1
        kind: Service
        metadata:
          name: cache
        spec:
          type: ExternalName
          externalName: cache.example.com # while developing
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Service'],
  check(resource, { report }) {
    const spec = resource.value.get('spec')
    const target = spec.get('externalName')
    if (!spec.get('type').is('ExternalName') || target.string === undefined) return
    const [what, severity] = meaningOf(target.string.toLowerCase().replace(/\.$/, '')) ?? []
    if (!what) return
    report({ at: target, message: `${serviceName(resource)} is another name for ${what}.`, ...severity })
  },
})

function meaningOf(name: string): [what: string, severity?: { readonly severity: Severity }] | undefined {
  if (name === 'localhost' || name.endsWith('.localhost')) return ['the machine itself']
  if (name === 'metadata.google.internal' || name === '169.254.169.254') return ['the metadata of the cloud']
  if (/^kubernetes(?:\.default(?:\.svc(?:\.cluster\.local)?)?)?$/.test(name)) return ['the API server']
  if (readAddress(name)) return ['an address, which names are not meant to be']
  // Also the usual way to give a Service of one's own a second name.
  return name.endsWith('.svc.cluster.local') ? ['a Service of the cluster', { severity: 'info' }] : undefined
}
