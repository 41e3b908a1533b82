import { collect } from '../text/collect.ts'
import type { Shape } from '../yaml/shape.ts'
import { containerSecurityFields, podSecurityFields } from './security-context.ts'

/**
 * The fields of what a pod spec is made of, up to Kubernetes 1.37.
 *
 * From the API reference, https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.37/#podspec-v1-core.
 * What is not here, such as the sources of volumes that are gone, may have any fields.
 */
function shape(fields: string, ...below: readonly Readonly<Record<string, Shape>>[]): Shape {
  const names = fields.split(/\s+/).filter((name) => name !== '')
  return new Map<string, Shape | undefined>([
    ...names.map((name) => [name, undefined] as const),
    ...collect(below, (shapes) => Object.entries(shapes)),
  ])
}

const profile = shape('localhostProfile type')
const profiles = {
  appArmorProfile: profile,
  seLinuxOptions: shape('level role type user'),
  seccompProfile: profile,
  windowsOptions: shape('gmsaCredentialSpec gmsaCredentialSpecName hostProcess runAsUserName'),
}
const podSecurityContext = shape(podSecurityFields.join(' '), profiles, { sysctls: shape('name value') })
const securityContext = shape(containerSecurityFields.join(' '), profiles, { capabilities: shape('add drop') })

const reference = shape('name optional')
const keyReference = shape('key name optional')
const fieldRef = shape('apiVersion fieldPath')
const resourceFieldRef = shape('containerName divisor resource')
const env = shape('name value', {
  valueFrom: shape('', {
    configMapKeyRef: keyReference,
    fieldRef,
    fileKeyRef: shape('key optional path volumeName'),
    resourceFieldRef,
    secretKeyRef: keyReference,
  }),
})
const envFrom = shape('prefix', { configMapRef: reference, secretRef: reference })

const handlers = {
  exec: shape('command'),
  httpGet: shape('host path port scheme', { httpHeaders: shape('name value') }),
  tcpSocket: shape('host port'),
}
const probe = shape(
  `failureThreshold initialDelaySeconds periodSeconds successThreshold terminationGracePeriodSeconds timeoutSeconds`,
  handlers,
  { grpc: shape('port service') },
)
const handler = shape('', handlers, { sleep: shape('seconds') })

const resources = shape('claims limits requests')
const container = shape(
  `args command image imagePullPolicy name restartPolicy restartPolicyRules stdin stdinOnce targetContainerName
  terminationMessagePath terminationMessagePolicy tty workingDir`,
  {
    env,
    envFrom,
    lifecycle: shape('stopSignal', { postStart: handler, preStop: handler }),
    livenessProbe: probe,
    ports: shape('containerPort hostIP hostPort name protocol'),
    readinessProbe: probe,
    resizePolicy: shape('resourceName restartPolicy'),
    resources,
    securityContext,
    startupProbe: probe,
    volumeDevices: shape('devicePath name'),
    volumeMounts: shape('mountPath mountPropagation name readOnly recursiveReadOnly subPath subPathExpr'),
  },
)

const keyToPath = shape('key mode path')
const downwardItem = shape('mode path', { fieldRef, resourceFieldRef })
const volumes = shape(
  `awsElasticBlockStore azureDisk azureFile cephfs cinder ephemeral fc flexVolume flocker gcePersistentDisk glusterfs
  iscsi name photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume`,
  {
    configMap: shape('defaultMode name optional', { items: keyToPath }),
    csi: shape('driver fsType nodePublishSecretRef readOnly volumeAttributes'),
    downwardAPI: shape('defaultMode', { items: downwardItem }),
    emptyDir: shape('medium mode sizeLimit'),
    gitRepo: shape('directory repository revision'),
    hostPath: shape('path type'),
    image: shape('pullPolicy reference'),
    nfs: shape('path readOnly server'),
    persistentVolumeClaim: shape('claimName readOnly'),
    projected: shape('defaultMode', {
      sources: shape('', {
        clusterTrustBundle: shape('labelSelector name optional path signerName'),
        configMap: shape('name optional', { items: keyToPath }),
        downwardAPI: shape('', { items: downwardItem }),
        podCertificate: shape(
          'certificateChainPath credentialBundlePath keyPath keyType maxExpirationSeconds signerName userAnnotations',
        ),
        secret: shape('name optional', { items: keyToPath }),
        serviceAccountToken: shape('audience expirationSeconds path'),
      }),
    }),
    secret: shape('defaultMode optional secretName', { items: keyToPath }),
  },
)

/** The fields of a pod spec and of what is in it. */
export const podFields: Shape = shape(
  `activeDeadlineSeconds affinity automountServiceAccountToken dnsPolicy enableServiceLinks hostIPC hostNetwork hostPID
  hostUsers hostname hostnameOverride nodeName nodeSelector os overhead preemptionPolicy priority priorityClassName
  readinessGates resourceClaims restartPolicy runtimeClassName schedulerName schedulingGates schedulingGroup
  serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain terminationGracePeriodSeconds
  workloadRef`,
  {
    containers: container,
    dnsConfig: shape('nameservers searches', { options: shape('name value') }),
    ephemeralContainers: container,
    hostAliases: shape('hostnames ip'),
    imagePullSecrets: shape('name'),
    initContainers: container,
    resources,
    securityContext: podSecurityContext,
    tolerations: shape('effect key operator tolerationSeconds value'),
    topologySpreadConstraints: shape(
      `labelSelector matchLabelKeys maxSkew minDomains nodeAffinityPolicy nodeTaintsPolicy topologyKey whenUnsatisfiable`,
    ),
    volumes,
  },
)
