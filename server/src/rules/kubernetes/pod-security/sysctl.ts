import { isAtLeast, type KubernetesVersion } from '../../../kubernetes/version.ts'

/** Whether the baseline standard of a release lets a pod set the sysctl; it compares names as they are written. */
export function isSafeSysctl(name: string, kubernetes: KubernetesVersion): boolean {
  const minor = SAFE_SINCE.get(name)
  return minor !== undefined && isAtLeast(kubernetes, 1, minor)
}

/** The minor release of Kubernetes since which each is safe. */
const SAFE_SINCE: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_notsent_lowat', 37],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.tcp_wmem', 32],
])
