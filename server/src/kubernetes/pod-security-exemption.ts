import { collect } from '../text/collect.ts'
import type { Value } from '../yaml/value.ts'
import type { GroupKind, Resource } from './resource.ts'

/** The pods that the API server admits whatever they are; `undefined` where that is not known. */
export interface PodSecurityExemption {
  readonly namespaces: readonly string[] | undefined
  readonly runtimeClasses: readonly string[] | undefined
}

/** The kinds of objects that may exempt pods. */
export const exemptingKinds = [
  'apiserver.config.k8s.io/AdmissionConfiguration',
  'pod-security.admission.config.k8s.io/PodSecurityConfiguration',
] as const satisfies readonly GroupKind[]

const UNKNOWN: PodSecurityExemption = { namespaces: undefined, runtimeClasses: undefined }

/**
 * What a configuration of the API server exempts from Pod Security admission: the `exemptions` of a
 * PodSecurityConfiguration, or of one within an AdmissionConfiguration.
 */
export function exemptionsOf({ groupKind, value }: Resource): readonly PodSecurityExemption[] {
  const [admission, podSecurity] = exemptingKinds
  if (groupKind === podSecurity) return [exemptionIn(value)]
  if (groupKind !== admission) return []
  const plugins = value.get('plugins').items()
  const own = plugins.filter((plugin) => plugin.get('name').is('PodSecurity'))
  return own.map((plugin) => {
    const configuration = plugin.get('configuration')
    return configuration.isMissing ? UNKNOWN : exemptionIn(configuration)
  })
}

function exemptionIn(configuration: Value): PodSecurityExemption {
  const exemptions = configuration.get('exemptions')
  return {
    namespaces: namesIn(exemptions.get('namespaces')),
    runtimeClasses: namesIn(exemptions.get('runtimeClasses')),
  }
}

function namesIn(list: Value): readonly string[] | undefined {
  if (list.isMissing) return []
  const names = collect(list.items(), ({ string }) => string)
  return list.isUnknown || list.isOpen || names.length < list.items().length ? undefined : names
}
