// Written by "npm run generate" from the files of the rules.

import { configInvalid } from './configuration/config-invalid.ts'
import { ignoreWithoutReason } from './configuration/ignore-without-reason.ts'
import { unusedIgnore } from './configuration/unused-ignore.ts'
import { baseImageLatest } from './dockerfile/base-images/base-image-latest.ts'
import { addInsteadOfCopy } from './dockerfile/copy/add-instead-of-copy.ts'
import { lastUserRoot } from './dockerfile/users/last-user-root.ts'
import { containerRuntimeSocket } from './kubernetes/host/container-runtime-socket.ts'
import { controlPlaneScheduling } from './kubernetes/host/control-plane-scheduling.ts'
import { gitRepoVolume } from './kubernetes/host/git-repo-volume.ts'
import { hostAliases } from './kubernetes/host/host-aliases.ts'
import { hostIpc } from './kubernetes/host/host-ipc.ts'
import { hostNetworkDnsPolicy } from './kubernetes/host/host-network-dns-policy.ts'
import { hostNetwork } from './kubernetes/host/host-network.ts'
import { hostPathCloudCredentials } from './kubernetes/host/host-path-cloud-credentials.ts'
import { hostPathPersistentVolume } from './kubernetes/host/host-path-persistent-volume.ts'
import { hostPathSensitive } from './kubernetes/host/host-path-sensitive.ts'
import { hostPathVolume } from './kubernetes/host/host-path-volume.ts'
import { hostPathWritable } from './kubernetes/host/host-path-writable.ts'
import { hostPid } from './kubernetes/host/host-pid.ts'
import { hostPort } from './kubernetes/host/host-port.ts'
import { hostProbeHost } from './kubernetes/host/host-probe-host.ts'
import { mountPropagation } from './kubernetes/host/mount-propagation.ts'
import { restrictedVolumeType } from './kubernetes/host/restricted-volume-type.ts'
import { storageClassNotEncrypted } from './kubernetes/host/storage-class-not-encrypted.ts'
import { subPathMount } from './kubernetes/host/sub-path-mount.ts'
import { imageTagLatestOrMissing } from './kubernetes/images/image-tag-latest-or-missing.ts'
import { defaultNamespaceUsed } from './kubernetes/namespaces/default-namespace-used.ts'
import { namespacePodSecurityLabelInvalid } from './kubernetes/namespaces/namespace-pod-security-label-invalid.ts'
import { namespacePodSecurityLabelMissing } from './kubernetes/namespaces/namespace-pod-security-label-missing.ts'
import { namespacePodSecurityPrivileged } from './kubernetes/namespaces/namespace-pod-security-privileged.ts'
import { networkPolicyAllowAllEgress } from './kubernetes/network/network-policy-allow-all-egress.ts'
import { networkPolicyAllowAllIngress } from './kubernetes/network/network-policy-allow-all-ingress.ts'
import { networkPolicyInvalidPeer } from './kubernetes/network/network-policy-invalid-peer.ts'
import { networkPolicySelectorOrInsteadOfAnd } from './kubernetes/network/network-policy-selector-or-instead-of-and.ts'
import { networkPolicyTypesMismatch } from './kubernetes/network/network-policy-types-mismatch.ts'
import { serviceExternalIps } from './kubernetes/network/service-external-ips.ts'
import { allowPrivilegeEscalation } from './kubernetes/pod-security/allow-privilege-escalation.ts'
import { apparmorDeprecatedAnnotation } from './kubernetes/pod-security/apparmor-deprecated-annotation.ts'
import { apparmorNotSet } from './kubernetes/pod-security/apparmor-not-set.ts'
import { apparmorUnconfined } from './kubernetes/pod-security/apparmor-unconfined.ts'
import { capabilitiesNotDropped } from './kubernetes/pod-security/capabilities-not-dropped.ts'
import { capabilityAddedNotBaseline } from './kubernetes/pod-security/capability-added-not-baseline.ts'
import { capabilityAddedNotRestricted } from './kubernetes/pod-security/capability-added-not-restricted.ts'
import { capabilityNameForm } from './kubernetes/pod-security/capability-name-form.ts'
import { capabilityNetRawNotDropped } from './kubernetes/pod-security/capability-net-raw-not-dropped.ts'
import { containerNotHardened } from './kubernetes/pod-security/container-not-hardened.ts'
import { dangerousCapability } from './kubernetes/pod-security/dangerous-capability.ts'
import { interactiveContainer } from './kubernetes/pod-security/interactive-container.ts'
import { linuxHardeningMissing } from './kubernetes/pod-security/linux-hardening-missing.ts'
import { lowGroupId } from './kubernetes/pod-security/low-group-id.ts'
import { lowUserId } from './kubernetes/pod-security/low-user-id.ts'
import { missingSecurityContext } from './kubernetes/pod-security/missing-security-context.ts'
import { privilegedContainer } from './kubernetes/pod-security/privileged-container.ts'
import { procMountUnmaskedInUserNamespace } from './kubernetes/pod-security/proc-mount-unmasked-in-user-namespace.ts'
import { procMountUnmasked } from './kubernetes/pod-security/proc-mount-unmasked.ts'
import { runAsNonRoot } from './kubernetes/pod-security/run-as-non-root.ts'
import { runAsRootGroup } from './kubernetes/pod-security/run-as-root-group.ts'
import { runAsRootUser } from './kubernetes/pod-security/run-as-root-user.ts'
import { runtimeClassNotSandboxed } from './kubernetes/pod-security/runtime-class-not-sandboxed.ts'
import { seccompDeprecatedAnnotation } from './kubernetes/pod-security/seccomp-deprecated-annotation.ts'
import { seccompNotSet } from './kubernetes/pod-security/seccomp-not-set.ts'
import { seccompUnconfined } from './kubernetes/pod-security/seccomp-unconfined.ts'
import { securityContextMisplacedField } from './kubernetes/pod-security/security-context-misplaced-field.ts'
import { selinuxOptions } from './kubernetes/pod-security/selinux-options.ts'
import { shareProcessNamespace } from './kubernetes/pod-security/share-process-namespace.ts'
import { sudoInCommand } from './kubernetes/pod-security/sudo-in-command.ts'
import { supplementalGroupsMerge } from './kubernetes/pod-security/supplemental-groups-merge.ts'
import { sysctlValueInjection } from './kubernetes/pod-security/sysctl-value-injection.ts'
import { unsafeSysctl } from './kubernetes/pod-security/unsafe-sysctl.ts'
import { userNamespaceNotEnabled } from './kubernetes/pod-security/user-namespace-not-enabled.ts'
import { windowsContainerAdmin } from './kubernetes/pod-security/windows-container-admin.ts'
import { windowsHostProcess } from './kubernetes/pod-security/windows-host-process.ts'
import { writableRootFilesystem } from './kubernetes/pod-security/writable-root-filesystem.ts'
import { rbacAdmissionControl } from './kubernetes/rbac/rbac-admission-control.ts'
import { rbacConfigmapModify } from './kubernetes/rbac/rbac-configmap-modify.ts'
import { rbacCsrApproval } from './kubernetes/rbac/rbac-csr-approval.ts'
import { rbacDeleteEventsOrLogs } from './kubernetes/rbac/rbac-delete-events-or-logs.ts'
import { rbacDeleteWorkloads } from './kubernetes/rbac/rbac-delete-workloads.ts'
import { rbacEscalateBind } from './kubernetes/rbac/rbac-escalate-bind.ts'
import { rbacImpersonate } from './kubernetes/rbac/rbac-impersonate.ts'
import { rbacManageRbac } from './kubernetes/rbac/rbac-manage-rbac.ts'
import { rbacNamespaceModify } from './kubernetes/rbac/rbac-namespace-modify.ts'
import { rbacNetworkModify } from './kubernetes/rbac/rbac-network-modify.ts'
import { rbacPersistentVolumeCreate } from './kubernetes/rbac/rbac-persistent-volume-create.ts'
import { rbacPodsAttach } from './kubernetes/rbac/rbac-pods-attach.ts'
import { rbacPodsEphemeralContainers } from './kubernetes/rbac/rbac-pods-ephemeral-containers.ts'
import { rbacPodsExec } from './kubernetes/rbac/rbac-pods-exec.ts'
import { rbacPodsPortforward } from './kubernetes/rbac/rbac-pods-portforward.ts'
import { rbacSecretsRead } from './kubernetes/rbac/rbac-secrets-read.ts'
import { rbacSecretsWrite } from './kubernetes/rbac/rbac-secrets-write.ts'
import { rbacTokenRequest } from './kubernetes/rbac/rbac-token-request.ts'
import { rbacWorkloadCreate } from './kubernetes/rbac/rbac-workload-create.ts'
import { memoryLimitMissing } from './kubernetes/resources/memory-limit-missing.ts'
import { unknownField } from './kubernetes/validity/unknown-field.ts'
import { yamlDuplicateKey } from './kubernetes/validity/yaml-duplicate-key.ts'
import { yamlSyntax } from './kubernetes/validity/yaml-syntax.ts'
import type { AnyRule } from './rule.ts'

/** All rules, by their ids. */
export const rules: readonly AnyRule[] = [
  addInsteadOfCopy,
  allowPrivilegeEscalation,
  apparmorDeprecatedAnnotation,
  apparmorNotSet,
  apparmorUnconfined,
  baseImageLatest,
  capabilitiesNotDropped,
  capabilityAddedNotBaseline,
  capabilityAddedNotRestricted,
  capabilityNameForm,
  capabilityNetRawNotDropped,
  configInvalid,
  containerNotHardened,
  containerRuntimeSocket,
  controlPlaneScheduling,
  dangerousCapability,
  defaultNamespaceUsed,
  gitRepoVolume,
  hostAliases,
  hostIpc,
  hostNetwork,
  hostNetworkDnsPolicy,
  hostPathCloudCredentials,
  hostPathPersistentVolume,
  hostPathSensitive,
  hostPathVolume,
  hostPathWritable,
  hostPid,
  hostPort,
  hostProbeHost,
  ignoreWithoutReason,
  imageTagLatestOrMissing,
  interactiveContainer,
  lastUserRoot,
  linuxHardeningMissing,
  lowGroupId,
  lowUserId,
  memoryLimitMissing,
  missingSecurityContext,
  mountPropagation,
  namespacePodSecurityLabelInvalid,
  namespacePodSecurityLabelMissing,
  namespacePodSecurityPrivileged,
  networkPolicyAllowAllEgress,
  networkPolicyAllowAllIngress,
  networkPolicyInvalidPeer,
  networkPolicySelectorOrInsteadOfAnd,
  networkPolicyTypesMismatch,
  privilegedContainer,
  procMountUnmasked,
  procMountUnmaskedInUserNamespace,
  rbacAdmissionControl,
  rbacConfigmapModify,
  rbacCsrApproval,
  rbacDeleteEventsOrLogs,
  rbacDeleteWorkloads,
  rbacEscalateBind,
  rbacImpersonate,
  rbacManageRbac,
  rbacNamespaceModify,
  rbacNetworkModify,
  rbacPersistentVolumeCreate,
  rbacPodsAttach,
  rbacPodsEphemeralContainers,
  rbacPodsExec,
  rbacPodsPortforward,
  rbacSecretsRead,
  rbacSecretsWrite,
  rbacTokenRequest,
  rbacWorkloadCreate,
  restrictedVolumeType,
  runAsNonRoot,
  runAsRootGroup,
  runAsRootUser,
  runtimeClassNotSandboxed,
  seccompDeprecatedAnnotation,
  seccompNotSet,
  seccompUnconfined,
  securityContextMisplacedField,
  selinuxOptions,
  serviceExternalIps,
  shareProcessNamespace,
  storageClassNotEncrypted,
  subPathMount,
  sudoInCommand,
  supplementalGroupsMerge,
  sysctlValueInjection,
  unknownField,
  unsafeSysctl,
  unusedIgnore,
  userNamespaceNotEnabled,
  windowsContainerAdmin,
  windowsHostProcess,
  writableRootFilesystem,
  yamlDuplicateKey,
  yamlSyntax,
]
