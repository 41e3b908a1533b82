import type { Value } from '../../../yaml/value.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { podSecurityAdmission, podSecurityLabel, podSecurityLevels, podSecurityModes } from './pod-security-label.ts'

export const namespacePodSecurityLabelInvalid = defineRule({
  id: 'namespace-pod-security-label-invalid',
  title: 'A Pod Security label of a namespace means nothing',
  severity: 'error',
  profile: 'recommended',
  why: `
    The API server refuses a level that it does not know, and a label whose name is misspelt it does not look at: the
    namespace goes on taking every pod, and its labels say the opposite to whoever reads them.`,
  references: [`${podSecurityAdmission}#pod-security-admission-labels-for-namespaces`],
  fixable: 'unsafe',
  examples: [
    {
      title: 'A level that there is not',
      bad: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: «restrictive» # all of them
      `,
      good: `
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: restricted # all of them
      `,
    },
  ],

  on: 'resource',
  kinds: ['/Namespace'],
  check({ name, labels }, { report }) {
    for (const [label, value] of labels.entries()) {
      if (!label.startsWith(PREFIX)) continue
      const [at, fix] = faultOf(label.slice(PREFIX.length), value) ?? []
      if (at)
        report({
          at,
          message: `Namespace "${name ?? '…'}" has the label "${label}", which means nothing.`,
          fixes: [fix],
        })
    }
  },
})

const PREFIX = podSecurityLabel('')
const VERSION = /^(?:latest|v1\.(?:0|[1-9][0-9]{0,3}))$/

function faultOf(rest: string, value: Value): [at: { location: Value['location'] }, fix: Fix | undefined] | undefined {
  const mode = podSecurityModes.find((known) => rest === known || rest === `${known}-version`)
  if (!mode) {
    const meant = podSecurityModes.find((known) => rest.startsWith(known))
    const fix = meant && { title: `Name the label ${meant}`, changes: [value.rename(podSecurityLabel(meant))] }
    return [{ location: value.keyLocation }, fix && { ...fix, applicability: 'unsafe' }]
  }
  const { string } = value
  if (string === undefined) return undefined
  if (rest !== mode) return VERSION.test(string) ? undefined : [value, undefined]
  if (podSecurityLevels.some((level) => level === string)) return undefined
  const meant = podSecurityLevels.find((level) => level.startsWith(string.slice(0, 4).toLowerCase()))
  return [value, meant && { title: `Set ${mode} to ${meant}`, applicability: 'unsafe', changes: [value.set(meant)] }]
}
