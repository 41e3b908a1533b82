/** A minor release of Kubernetes; all majors so far are 1. */
export interface KubernetesVersion {
  readonly major: number
  readonly minor: number
}

/** The newest release whose API and Pod Security Standards are known here. */
export const newestVersion: KubernetesVersion = { major: 1, minor: 37 }

/** Reads `1.34` or `v1.34`; `undefined` for anything else. */
export function parseVersion(text: string): KubernetesVersion | undefined {
  const match = /^v?([0-9]{1,4})\.([0-9]{1,4})$/.exec(text)
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined
}

/** Whether `version` is that release or a newer one. */
export function isAtLeast(version: KubernetesVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor)
}
