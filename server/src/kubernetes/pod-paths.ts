import type { GroupKind } from './resource.ts'

/** A path to pod specs; `*` stands for every item of a list. */
export type PodPath = readonly string[]

const template: PodPath = ['spec', 'template', 'spec']
const jobTemplate: PodPath = ['spec', 'jobTemplate', 'spec', 'template', 'spec']

/**
 * Where each kind keeps its pods. The parent of a pod spec holds the pod's `metadata`.
 *
 * The built-in kinds are those of the Kubernetes API reference; the others are custom resources whose schemas embed a
 * `PodTemplateSpec` or a `PodSpec`.
 */
export const podPaths: Readonly<Record<GroupKind, readonly PodPath[]>> = {
  '/Pod': [['spec']],
  '/PodTemplate': [['template', 'spec']],
  '/ReplicationController': [template],
  'apps/DaemonSet': [template],
  'apps/Deployment': [template],
  'apps/ReplicaSet': [template],
  'apps/StatefulSet': [template],
  'batch/CronJob': [jobTemplate],
  'batch/Job': [template],
  // Removed from Kubernetes, still in many repositories.
  'extensions/DaemonSet': [template],
  'extensions/Deployment': [template],
  'extensions/ReplicaSet': [template],

  'agents.x-k8s.io/Sandbox': [['spec', 'podTemplate', 'spec']],
  'extensions.agents.x-k8s.io/SandboxTemplate': [['spec', 'podTemplate', 'spec']],
  'apps.kruise.io/AdvancedCronJob': [['spec', 'template', 'jobTemplate', 'spec', 'template', 'spec']],
  'apps.kruise.io/BroadcastJob': [template],
  'apps.kruise.io/CloneSet': [template],
  'apps.kruise.io/DaemonSet': [template],
  'apps.kruise.io/StatefulSet': [template],
  'apps.openshift.io/DeploymentConfig': [template],
  'argoproj.io/Rollout': [template],
  'batch.volcano.sh/Job': [['spec', 'tasks', '*', 'template', 'spec']],
  'jobset.x-k8s.io/JobSet': [['spec', 'replicatedJobs', '*', 'template', 'spec', 'template', 'spec']],
  'keda.sh/ScaledJob': [['spec', 'jobTargetRef', 'template', 'spec']],
  'leaderworkerset.x-k8s.io/LeaderWorkerSet': [
    ['spec', 'leaderWorkerTemplate', 'leaderTemplate', 'spec'],
    ['spec', 'leaderWorkerTemplate', 'workerTemplate', 'spec'],
  ],
  'serving.knative.dev/Configuration': [template],
  'serving.knative.dev/Revision': [['spec']],
  'serving.knative.dev/Service': [template],
}

/** All kinds that have pods. */
export const workloadKinds = Object.keys(podPaths) as readonly GroupKind[] // These are its keys.

/** Whether resources of a kind make pods. */
export function makesPods(groupKind: GroupKind): boolean {
  return Object.hasOwn(podPaths, groupKind)
}
