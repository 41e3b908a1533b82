// Written by "npm run generate" from the files of the rules.

import { configInvalid } from './configuration/config-invalid.ts'
import { ignoreWithoutReason } from './configuration/ignore-without-reason.ts'
import { unusedIgnore } from './configuration/unused-ignore.ts'
import { baseImageEol } from './dockerfile/base-images/base-image-eol.ts'
import { baseImageFloatingTag } from './dockerfile/base-images/base-image-floating-tag.ts'
import { baseImageLatest } from './dockerfile/base-images/base-image-latest.ts'
import { baseImageNoDigest } from './dockerfile/base-images/base-image-no-digest.ts'
import { baseImageUntagged } from './dockerfile/base-images/base-image-untagged.ts'
import { baseImageUntrustedRegistry } from './dockerfile/base-images/base-image-untrusted-registry.ts'
import { circularStage } from './dockerfile/base-images/circular-stage.ts'
import { fromAsCasing } from './dockerfile/base-images/from-as-casing.ts'
import { fromAsInvalid } from './dockerfile/base-images/from-as-invalid.ts'
import { fromPlatformConstant } from './dockerfile/base-images/from-platform-constant.ts'
import { fromPlatformRedundant } from './dockerfile/base-images/from-platform-redundant.ts'
import { invalidDefaultArgInFrom } from './dockerfile/base-images/invalid-default-arg-in-from.ts'
import { invalidImageReference } from './dockerfile/base-images/invalid-image-reference.ts'
import { multiStageRecommended } from './dockerfile/base-images/multi-stage-recommended.ts'
import { osImagePlusRuntime } from './dockerfile/base-images/os-image-plus-runtime.ts'
import { preferSlimBase } from './dockerfile/base-images/prefer-slim-base.ts'
import { stageNameCasing } from './dockerfile/base-images/stage-name-casing.ts'
import { stageNameDuplicate } from './dockerfile/base-images/stage-name-duplicate.ts'
import { stageNameInvalid } from './dockerfile/base-images/stage-name-invalid.ts'
import { stageNameReserved } from './dockerfile/base-images/stage-name-reserved.ts'
import { undefinedArgInFrom } from './dockerfile/base-images/undefined-arg-in-from.ts'
import { unusedStage } from './dockerfile/base-images/unused-stage.ts'
import { addArchiveImplicitExtract } from './dockerfile/copy/add-archive-implicit-extract.ts'
import { addInsteadOfCopy } from './dockerfile/copy/add-instead-of-copy.ts'
import { addRemoteWithoutChecksum } from './dockerfile/copy/add-remote-without-checksum.ts'
import { cacheOrderDependencies } from './dockerfile/copy/cache-order-dependencies.ts'
import { copyArchiveThenExtract } from './dockerfile/copy/copy-archive-then-extract.ts'
import { copyContextRoot } from './dockerfile/copy/copy-context-root.ts'
import { copyDestSlash } from './dockerfile/copy/copy-dest-slash.ts'
import { copyFromIndex } from './dockerfile/copy/copy-from-index.ts'
import { copyFromSelf } from './dockerfile/copy/copy-from-self.ts'
import { copyFromUnknownStage } from './dockerfile/copy/copy-from-unknown-stage.ts'
import { copyIgnoredFile } from './dockerfile/copy/copy-ignored-file.ts'
import { copyOutsideContext } from './dockerfile/copy/copy-outside-context.ts'
import { copyRelativeNoWorkdir } from './dockerfile/copy/copy-relative-no-workdir.ts'
import { copySourceMissing } from './dockerfile/copy/copy-source-missing.ts'
import { copyVcsOrCacheDir } from './dockerfile/copy/copy-vcs-or-cache-dir.ts'
import { copyWholeFilesystem } from './dockerfile/copy/copy-whole-filesystem.ts'
import { dockerignoreIncomplete } from './dockerfile/copy/dockerignore-incomplete.ts'
import { dockerignoreMissing } from './dockerfile/copy/dockerignore-missing.ts'
import { onbuildCopy } from './dockerfile/copy/onbuild-copy.ts'
import { cleartextProtocol } from './dockerfile/downloads/cleartext-protocol.ts'
import { curlPipeShell } from './dockerfile/downloads/curl-pipe-shell.ts'
import { dockerfileTlsVerificationDisabledEnv } from './dockerfile/downloads/dockerfile-tls-verification-disabled-env.ts'
import { downloadWithoutIntegrity } from './dockerfile/downloads/download-without-integrity.ts'
import { gitCloneUnpinned } from './dockerfile/downloads/git-clone-unpinned.ts'
import { redirectDowngrade } from './dockerfile/downloads/redirect-downgrade.ts'
import { tlsVerificationDisabled } from './dockerfile/downloads/tls-verification-disabled.ts'
import { weakHashVerification } from './dockerfile/downloads/weak-hash-verification.ts'
import { weakTlsVersion } from './dockerfile/downloads/weak-tls-version.ts'
import { wgetAndCurl } from './dockerfile/downloads/wget-and-curl.ts'
import { wgetProgress } from './dockerfile/downloads/wget-progress.ts'
import { argOutOfScope } from './dockerfile/instructions/arg-out-of-scope.ts'
import { argumentCount } from './dockerfile/instructions/argument-count.ts'
import { definitionDescription } from './dockerfile/instructions/definition-description.ts'
import { directiveCasing } from './dockerfile/instructions/directive-casing.ts'
import { dockerfileTodoComment } from './dockerfile/instructions/dockerfile-todo-comment.ts'
import { emptyContinuation } from './dockerfile/instructions/empty-continuation.ts'
import { envSelfReference } from './dockerfile/instructions/env-self-reference.ts'
import { escapeDirective } from './dockerfile/instructions/escape-directive.ts'
import { execForm } from './dockerfile/instructions/exec-form.ts'
import { exposeAdminPort } from './dockerfile/instructions/expose-admin-port.ts'
import { exposeHostMapping } from './dockerfile/instructions/expose-host-mapping.ts'
import { exposePortInvalid } from './dockerfile/instructions/expose-port-invalid.ts'
import { exposePrivilegedPortNonroot } from './dockerfile/instructions/expose-privileged-port-nonroot.ts'
import { exposeProtoCasing } from './dockerfile/instructions/expose-proto-casing.ts'
import { exposeProtoInvalid } from './dockerfile/instructions/expose-proto-invalid.ts'
import { flagValue } from './dockerfile/instructions/flag-value.ts'
import { healthcheckMissing } from './dockerfile/instructions/healthcheck-missing.ts'
import { healthcheckSyntax } from './dockerfile/instructions/healthcheck-syntax.ts'
import { instructionBeforeFrom } from './dockerfile/instructions/instruction-before-from.ts'
import { instructionCasing } from './dockerfile/instructions/instruction-casing.ts'
import { keyValueSyntax } from './dockerfile/instructions/key-value-syntax.ts'
import { legacyKeyValue } from './dockerfile/instructions/legacy-key-value.ts'
import { maintainerDeprecated } from './dockerfile/instructions/maintainer-deprecated.ts'
import { malformedExecForm } from './dockerfile/instructions/malformed-exec-form.ts'
import { misplacedDirective } from './dockerfile/instructions/misplaced-directive.ts'
import { multiProcess } from './dockerfile/instructions/multi-process.ts'
import { multipleCmd } from './dockerfile/instructions/multiple-cmd.ts'
import { multipleEntrypoint } from './dockerfile/instructions/multiple-entrypoint.ts'
import { multipleHealthcheck } from './dockerfile/instructions/multiple-healthcheck.ts'
import { onbuildInvalid } from './dockerfile/instructions/onbuild-invalid.ts'
import { parseFailure } from './dockerfile/instructions/parse-failure.ts'
import { pid1Wrapper } from './dockerfile/instructions/pid1-wrapper.ts'
import { shellNotJson } from './dockerfile/instructions/shell-not-json.ts'
import { spaceBeforeEquals } from './dockerfile/instructions/space-before-equals.ts'
import { stopsignalInvalid } from './dockerfile/instructions/stopsignal-invalid.ts'
import { syntaxDirectiveMissing } from './dockerfile/instructions/syntax-directive-missing.ts'
import { undefinedVariable } from './dockerfile/instructions/undefined-variable.ts'
import { unknownFlag } from './dockerfile/instructions/unknown-flag.ts'
import { unknownInstruction } from './dockerfile/instructions/unknown-instruction.ts'
import { variableModifier } from './dockerfile/instructions/variable-modifier.ts'
import { volumeSensitive } from './dockerfile/instructions/volume-sensitive.ts'
import { volumeThenWrite } from './dockerfile/instructions/volume-then-write.ts'
import { workdirRelative } from './dockerfile/instructions/workdir-relative.ts'
import { workdirSystemDir } from './dockerfile/instructions/workdir-system-dir.ts'
import { workdirUnquotedSpace } from './dockerfile/instructions/workdir-unquoted-space.ts'
import { labelEmpty } from './dockerfile/labels/label-empty.ts'
import { labelKeyInvalid } from './dockerfile/labels/label-key-invalid.ts'
import { labelMissing } from './dockerfile/labels/label-missing.ts'
import { labelValueInvalid } from './dockerfile/labels/label-value-invalid.ts'
import { cdInsteadOfWorkdir } from './dockerfile/run/cd-instead-of-workdir.ts'
import { consecutiveRun } from './dockerfile/run/consecutive-run.ts'
import { debugModeEnv } from './dockerfile/run/debug-mode-env.ts'
import { heredocWithoutSetE } from './dockerfile/run/heredoc-without-set-e.ts'
import { lateRmNoShrink } from './dockerfile/run/late-rm-no-shrink.ts'
import { missingPipefail } from './dockerfile/run/missing-pipefail.ts'
import { nonsenseCommand } from './dockerfile/run/nonsense-command.ts'
import { runNetworkHost } from './dockerfile/run/run-network-host.ts'
import { runSecurityInsecure } from './dockerfile/run/run-security-insecure.ts'
import { semicolonChain } from './dockerfile/run/semicolon-chain.ts'
import { shellChangedByRun } from './dockerfile/run/shell-changed-by-run.ts'
import { contentTrustRetired } from './dockerfile/secrets/content-trust-retired.ts'
import { envUnsetInLaterLayer } from './dockerfile/secrets/env-unset-in-later-layer.ts'
import { hardcodedSecretValue } from './dockerfile/secrets/hardcoded-secret-value.ts'
import { secretFileCopied } from './dockerfile/secrets/secret-file-copied.ts'
import { secretInArgOrEnv } from './dockerfile/secrets/secret-in-arg-or-env.ts'
import { secretInRunCommand } from './dockerfile/secrets/secret-in-run-command.ts'
import { secretMountPermissions } from './dockerfile/secrets/secret-mount-permissions.ts'
import { secretRemovedTooLate } from './dockerfile/secrets/secret-removed-too-late.ts'
import { sshAgentVsKey } from './dockerfile/secrets/ssh-agent-vs-key.ts'
import { lastUserRoot } from './dockerfile/users/last-user-root.ts'
import { missingUser } from './dockerfile/users/missing-user.ts'
import { noSudo } from './dockerfile/users/no-sudo.ts'
import { passwordInRun } from './dockerfile/users/password-in-run.ts'
import { setuidSetgid } from './dockerfile/users/setuid-setgid.ts'
import { userDuplicateUid } from './dockerfile/users/user-duplicate-uid.ts'
import { userEmptyPassword } from './dockerfile/users/user-empty-password.ts'
import { userIdUnpinned } from './dockerfile/users/user-id-unpinned.ts'
import { userNonNumeric } from './dockerfile/users/user-non-numeric.ts'
import { userNotCreated } from './dockerfile/users/user-not-created.ts'
import { userPingPong } from './dockerfile/users/user-ping-pong.ts'
import { useraddNoLogInit } from './dockerfile/users/useradd-no-log-init.ts'
import { worldWritablePermissions } from './dockerfile/users/world-writable-permissions.ts'
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
import { namespaceDefaultDenyMissing } from './kubernetes/namespaces/namespace-default-deny-missing.ts'
import { namespacePodSecurityLabelInvalid } from './kubernetes/namespaces/namespace-pod-security-label-invalid.ts'
import { namespacePodSecurityLabelMissing } from './kubernetes/namespaces/namespace-pod-security-label-missing.ts'
import { namespacePodSecurityPrivileged } from './kubernetes/namespaces/namespace-pod-security-privileged.ts'
import { namespacePodSecurityViolated } from './kubernetes/namespaces/namespace-pod-security-violated.ts'
import { systemNamespaceUsed } from './kubernetes/namespaces/system-namespace-used.ts'
import { adminNetworkPolicyAllowsAll } from './kubernetes/network/admin-network-policy-allows-all.ts'
import { adminNetworkPolicyInvalid } from './kubernetes/network/admin-network-policy-invalid.ts'
import { adminNetworkPolicyPriorityClash } from './kubernetes/network/admin-network-policy-priority-clash.ts'
import { adminPortExposed } from './kubernetes/network/admin-port-exposed.ts'
import { ciliumCalicoPolicyPermissive } from './kubernetes/network/cilium-calico-policy-permissive.ts'
import { cniWithoutNetworkPolicy } from './kubernetes/network/cni-without-network-policy.ts'
import { endpointSliceLoopback } from './kubernetes/network/endpoint-slice-loopback.ts'
import { externalDnsHostConflict } from './kubernetes/network/external-dns-host-conflict.ts'
import { networkPolicyAllowAllEgress } from './kubernetes/network/network-policy-allow-all-egress.ts'
import { networkPolicyAllowAllIngress } from './kubernetes/network/network-policy-allow-all-ingress.ts'
import { networkPolicyBlocksIngressBackend } from './kubernetes/network/network-policy-blocks-ingress-backend.ts'
import { networkPolicyDangling } from './kubernetes/network/network-policy-dangling.ts'
import { networkPolicyEgressNoDns } from './kubernetes/network/network-policy-egress-no-dns.ts'
import { networkPolicyHostNetworkPod } from './kubernetes/network/network-policy-host-network-pod.ts'
import { networkPolicyInvalidPeer } from './kubernetes/network/network-policy-invalid-peer.ts'
import { networkPolicyMissingForPod } from './kubernetes/network/network-policy-missing-for-pod.ts'
import { networkPolicyNoSelectors } from './kubernetes/network/network-policy-no-selectors.ts'
import { networkPolicyPeerDangling } from './kubernetes/network/network-policy-peer-dangling.ts'
import { networkPolicySelectorOrInsteadOfAnd } from './kubernetes/network/network-policy-selector-or-instead-of-and.ts'
import { networkPolicyTypesMismatch } from './kubernetes/network/network-policy-types-mismatch.ts'
import { portNameInvalid } from './kubernetes/network/port-name-invalid.ts'
import { privilegedPort } from './kubernetes/network/privileged-port.ts'
import { sensitiveWorkloadExposed } from './kubernetes/network/sensitive-workload-exposed.ts'
import { serviceDangling } from './kubernetes/network/service-dangling.ts'
import { serviceExternalIps } from './kubernetes/network/service-external-ips.ts'
import { serviceExternalName } from './kubernetes/network/service-external-name.ts'
import { serviceLoadBalancerNoTls } from './kubernetes/network/service-load-balancer-no-tls.ts'
import { serviceLoadBalancerPublic } from './kubernetes/network/service-load-balancer-public.ts'
import { serviceNoSelector } from './kubernetes/network/service-no-selector.ts'
import { serviceSelectorNotUnique } from './kubernetes/network/service-selector-not-unique.ts'
import { serviceTypeNodePort } from './kubernetes/network/service-type-node-port.ts'
import { workloadExternalExposure } from './kubernetes/network/workload-external-exposure.ts'
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
import { idRangePolicy } from './kubernetes/pod-security/id-range-policy.ts'
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
import { bindingAllAuthenticated } from './kubernetes/rbac/binding-all-authenticated.ts'
import { bindingAnonymous } from './kubernetes/rbac/binding-anonymous.ts'
import { bindingClusterAdmin } from './kubernetes/rbac/binding-cluster-admin.ts'
import { bindingClusterWideScope } from './kubernetes/rbac/binding-cluster-wide-scope.ts'
import { bindingDanglingRole } from './kubernetes/rbac/binding-dangling-role.ts'
import { bindingDanglingSubject } from './kubernetes/rbac/binding-dangling-subject.ts'
import { bindingSystemMasters } from './kubernetes/rbac/binding-system-masters.ts'
import { dashboardAccessBinding } from './kubernetes/rbac/dashboard-access-binding.ts'
import { defaultServiceAccountBound } from './kubernetes/rbac/default-service-account-bound.ts'
import { defaultServiceAccountUsed } from './kubernetes/rbac/default-service-account-used.ts'
import { deprecatedServiceAccountField } from './kubernetes/rbac/deprecated-service-account-field.ts'
import { projectedTokenLongLived } from './kubernetes/rbac/projected-token-long-lived.ts'
import { rbacAdmissionControl } from './kubernetes/rbac/rbac-admission-control.ts'
import { rbacAggregationLeak } from './kubernetes/rbac/rbac-aggregation-leak.ts'
import { rbacConfigmapModify } from './kubernetes/rbac/rbac-configmap-modify.ts'
import { rbacCsrApproval } from './kubernetes/rbac/rbac-csr-approval.ts'
import { rbacDeleteEventsOrLogs } from './kubernetes/rbac/rbac-delete-events-or-logs.ts'
import { rbacDeleteWorkloads } from './kubernetes/rbac/rbac-delete-workloads.ts'
import { rbacEscalateBind } from './kubernetes/rbac/rbac-escalate-bind.ts'
import { rbacImpersonate } from './kubernetes/rbac/rbac-impersonate.ts'
import { rbacManageRbac } from './kubernetes/rbac/rbac-manage-rbac.ts'
import { rbacNamespaceModify } from './kubernetes/rbac/rbac-namespace-modify.ts'
import { rbacNetworkModify } from './kubernetes/rbac/rbac-network-modify.ts'
import { rbacNodeAndPodEviction } from './kubernetes/rbac/rbac-node-and-pod-eviction.ts'
import { rbacPersistentVolumeCreate } from './kubernetes/rbac/rbac-persistent-volume-create.ts'
import { rbacPodsAttach } from './kubernetes/rbac/rbac-pods-attach.ts'
import { rbacPodsEphemeralContainers } from './kubernetes/rbac/rbac-pods-ephemeral-containers.ts'
import { rbacPodsExec } from './kubernetes/rbac/rbac-pods-exec.ts'
import { rbacPodsPortforward } from './kubernetes/rbac/rbac-pods-portforward.ts'
import { rbacProxySubresource } from './kubernetes/rbac/rbac-proxy-subresource.ts'
import { rbacReviewHints } from './kubernetes/rbac/rbac-review-hints.ts'
import { rbacRuleIneffective } from './kubernetes/rbac/rbac-rule-ineffective.ts'
import { rbacSecretsRead } from './kubernetes/rbac/rbac-secrets-read.ts'
import { rbacSecretsWrite } from './kubernetes/rbac/rbac-secrets-write.ts'
import { rbacTokenRequest } from './kubernetes/rbac/rbac-token-request.ts'
import { rbacWildcardAll } from './kubernetes/rbac/rbac-wildcard-all.ts'
import { rbacWildcardResource } from './kubernetes/rbac/rbac-wildcard-resource.ts'
import { rbacWildcardVerb } from './kubernetes/rbac/rbac-wildcard-verb.ts'
import { rbacWorkloadCreate } from './kubernetes/rbac/rbac-workload-create.ts'
import { serviceAccountAutomountDefault } from './kubernetes/rbac/service-account-automount-default.ts'
import { serviceAccountCloudIdentity } from './kubernetes/rbac/service-account-cloud-identity.ts'
import { serviceAccountMissing } from './kubernetes/rbac/service-account-missing.ts'
import { serviceAccountTokenAutomount } from './kubernetes/rbac/service-account-token-automount.ts'
import { serviceAccountTokenSecret } from './kubernetes/rbac/service-account-token-secret.ts'
import { sharedServiceAccount } from './kubernetes/rbac/shared-service-account.ts'
import { workloadPowerfulServiceAccount } from './kubernetes/rbac/workload-powerful-service-account.ts'
import { memoryLimitMissing } from './kubernetes/resources/memory-limit-missing.ts'
import { unknownField } from './kubernetes/validity/unknown-field.ts'
import { yamlDuplicateKey } from './kubernetes/validity/yaml-duplicate-key.ts'
import { yamlSyntax } from './kubernetes/validity/yaml-syntax.ts'
import type { AnyRule } from './rule.ts'

/** All rules, by their ids. */
export const rules: readonly AnyRule[] = [
  addArchiveImplicitExtract,
  addInsteadOfCopy,
  addRemoteWithoutChecksum,
  adminNetworkPolicyAllowsAll,
  adminNetworkPolicyInvalid,
  adminNetworkPolicyPriorityClash,
  adminPortExposed,
  allowPrivilegeEscalation,
  apparmorDeprecatedAnnotation,
  apparmorNotSet,
  apparmorUnconfined,
  argOutOfScope,
  argumentCount,
  baseImageEol,
  baseImageFloatingTag,
  baseImageLatest,
  baseImageNoDigest,
  baseImageUntagged,
  baseImageUntrustedRegistry,
  bindingAllAuthenticated,
  bindingAnonymous,
  bindingClusterAdmin,
  bindingClusterWideScope,
  bindingDanglingRole,
  bindingDanglingSubject,
  bindingSystemMasters,
  cacheOrderDependencies,
  capabilitiesNotDropped,
  capabilityAddedNotBaseline,
  capabilityAddedNotRestricted,
  capabilityNameForm,
  capabilityNetRawNotDropped,
  cdInsteadOfWorkdir,
  ciliumCalicoPolicyPermissive,
  circularStage,
  cleartextProtocol,
  cniWithoutNetworkPolicy,
  configInvalid,
  consecutiveRun,
  containerNotHardened,
  containerRuntimeSocket,
  contentTrustRetired,
  controlPlaneScheduling,
  copyArchiveThenExtract,
  copyContextRoot,
  copyDestSlash,
  copyFromIndex,
  copyFromSelf,
  copyFromUnknownStage,
  copyIgnoredFile,
  copyOutsideContext,
  copyRelativeNoWorkdir,
  copySourceMissing,
  copyVcsOrCacheDir,
  copyWholeFilesystem,
  curlPipeShell,
  dangerousCapability,
  dashboardAccessBinding,
  debugModeEnv,
  defaultNamespaceUsed,
  defaultServiceAccountBound,
  defaultServiceAccountUsed,
  definitionDescription,
  deprecatedServiceAccountField,
  directiveCasing,
  dockerfileTlsVerificationDisabledEnv,
  dockerfileTodoComment,
  dockerignoreIncomplete,
  dockerignoreMissing,
  downloadWithoutIntegrity,
  emptyContinuation,
  endpointSliceLoopback,
  envSelfReference,
  envUnsetInLaterLayer,
  escapeDirective,
  execForm,
  exposeAdminPort,
  exposeHostMapping,
  exposePortInvalid,
  exposePrivilegedPortNonroot,
  exposeProtoCasing,
  exposeProtoInvalid,
  externalDnsHostConflict,
  flagValue,
  fromAsCasing,
  fromAsInvalid,
  fromPlatformConstant,
  fromPlatformRedundant,
  gitCloneUnpinned,
  gitRepoVolume,
  hardcodedSecretValue,
  healthcheckMissing,
  healthcheckSyntax,
  heredocWithoutSetE,
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
  idRangePolicy,
  ignoreWithoutReason,
  imageTagLatestOrMissing,
  instructionBeforeFrom,
  instructionCasing,
  interactiveContainer,
  invalidDefaultArgInFrom,
  invalidImageReference,
  keyValueSyntax,
  labelEmpty,
  labelKeyInvalid,
  labelMissing,
  labelValueInvalid,
  lastUserRoot,
  lateRmNoShrink,
  legacyKeyValue,
  linuxHardeningMissing,
  lowGroupId,
  lowUserId,
  maintainerDeprecated,
  malformedExecForm,
  memoryLimitMissing,
  misplacedDirective,
  missingPipefail,
  missingSecurityContext,
  missingUser,
  mountPropagation,
  multiProcess,
  multiStageRecommended,
  multipleCmd,
  multipleEntrypoint,
  multipleHealthcheck,
  namespaceDefaultDenyMissing,
  namespacePodSecurityLabelInvalid,
  namespacePodSecurityLabelMissing,
  namespacePodSecurityPrivileged,
  namespacePodSecurityViolated,
  networkPolicyAllowAllEgress,
  networkPolicyAllowAllIngress,
  networkPolicyBlocksIngressBackend,
  networkPolicyDangling,
  networkPolicyEgressNoDns,
  networkPolicyHostNetworkPod,
  networkPolicyInvalidPeer,
  networkPolicyMissingForPod,
  networkPolicyNoSelectors,
  networkPolicyPeerDangling,
  networkPolicySelectorOrInsteadOfAnd,
  networkPolicyTypesMismatch,
  noSudo,
  nonsenseCommand,
  onbuildCopy,
  onbuildInvalid,
  osImagePlusRuntime,
  parseFailure,
  passwordInRun,
  pid1Wrapper,
  portNameInvalid,
  preferSlimBase,
  privilegedContainer,
  privilegedPort,
  procMountUnmasked,
  procMountUnmaskedInUserNamespace,
  projectedTokenLongLived,
  rbacAdmissionControl,
  rbacAggregationLeak,
  rbacConfigmapModify,
  rbacCsrApproval,
  rbacDeleteEventsOrLogs,
  rbacDeleteWorkloads,
  rbacEscalateBind,
  rbacImpersonate,
  rbacManageRbac,
  rbacNamespaceModify,
  rbacNetworkModify,
  rbacNodeAndPodEviction,
  rbacPersistentVolumeCreate,
  rbacPodsAttach,
  rbacPodsEphemeralContainers,
  rbacPodsExec,
  rbacPodsPortforward,
  rbacProxySubresource,
  rbacReviewHints,
  rbacRuleIneffective,
  rbacSecretsRead,
  rbacSecretsWrite,
  rbacTokenRequest,
  rbacWildcardAll,
  rbacWildcardResource,
  rbacWildcardVerb,
  rbacWorkloadCreate,
  redirectDowngrade,
  restrictedVolumeType,
  runAsNonRoot,
  runAsRootGroup,
  runAsRootUser,
  runNetworkHost,
  runSecurityInsecure,
  runtimeClassNotSandboxed,
  seccompDeprecatedAnnotation,
  seccompNotSet,
  seccompUnconfined,
  secretFileCopied,
  secretInArgOrEnv,
  secretInRunCommand,
  secretMountPermissions,
  secretRemovedTooLate,
  securityContextMisplacedField,
  selinuxOptions,
  semicolonChain,
  sensitiveWorkloadExposed,
  serviceAccountAutomountDefault,
  serviceAccountCloudIdentity,
  serviceAccountMissing,
  serviceAccountTokenAutomount,
  serviceAccountTokenSecret,
  serviceDangling,
  serviceExternalIps,
  serviceExternalName,
  serviceLoadBalancerNoTls,
  serviceLoadBalancerPublic,
  serviceNoSelector,
  serviceSelectorNotUnique,
  serviceTypeNodePort,
  setuidSetgid,
  shareProcessNamespace,
  sharedServiceAccount,
  shellChangedByRun,
  shellNotJson,
  spaceBeforeEquals,
  sshAgentVsKey,
  stageNameCasing,
  stageNameDuplicate,
  stageNameInvalid,
  stageNameReserved,
  stopsignalInvalid,
  storageClassNotEncrypted,
  subPathMount,
  sudoInCommand,
  supplementalGroupsMerge,
  syntaxDirectiveMissing,
  sysctlValueInjection,
  systemNamespaceUsed,
  tlsVerificationDisabled,
  undefinedArgInFrom,
  undefinedVariable,
  unknownField,
  unknownFlag,
  unknownInstruction,
  unsafeSysctl,
  unusedIgnore,
  unusedStage,
  userDuplicateUid,
  userEmptyPassword,
  userIdUnpinned,
  userNamespaceNotEnabled,
  userNonNumeric,
  userNotCreated,
  userPingPong,
  useraddNoLogInit,
  variableModifier,
  volumeSensitive,
  volumeThenWrite,
  weakHashVerification,
  weakTlsVersion,
  wgetAndCurl,
  wgetProgress,
  windowsContainerAdmin,
  windowsHostProcess,
  workdirRelative,
  workdirSystemDir,
  workdirUnquotedSpace,
  workloadExternalExposure,
  workloadPowerfulServiceAccount,
  worldWritablePermissions,
  writableRootFilesystem,
  yamlDuplicateKey,
  yamlSyntax,
]
