/**
 * An absolute path of a Linux node without empty and `.` steps, with `/run` for `/var/run`, which is a link to it.
 * `undefined` for any other path, and for one with `..`, which the API server refuses.
 */
export function cleanPath(path: string): string | undefined {
  if (!path.startsWith('/')) return undefined
  const steps = path.split('/').filter((step) => step !== '' && step !== '.')
  if (steps.includes('..')) return undefined
  const isRun = steps[0] === 'var' && steps[1] === 'run'
  return `/${(isRun ? steps.slice(1) : steps).join('/')}`
}

/** Whether a clean path is the directory or lies below it. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`)
}

/** Why a path of a node is sensitive. */
export interface Sensitivity {
  /** The known directory that it is, holds or lies in. */
  readonly directory: string
  /** What is in the directory. */
  readonly holds: string
  /** Whether the path is only a part of the directory. */
  readonly isPart: boolean
}

/** What makes a clean path sensitive; `undefined` where nothing is known to. */
export function sensitivityOf(path: string): Sensitivity | undefined {
  if (HARMLESS.some((harmless) => isWithin(path, harmless))) return undefined
  const whole = [...SENSITIVE_AS_A_WHOLE, ...SENSITIVE]
  const itself =
    whole.find(([directory]) => directory === path) ?? whole.find(([directory]) => isWithin(directory, path))
  const known = itself ?? SENSITIVE.find(([directory]) => isWithin(path, directory))
  return known && { directory: known[0], holds: known[1], isPart: known !== itself }
}

type Known = readonly [directory: string, holds: string]

/** Directories of which a part says nothing by itself. */
const SENSITIVE_AS_A_WHOLE: readonly Known[] = [
  ['/', 'all its files'],
  ['/run', 'the sockets of its services'],
  ['/usr', 'its programs'],
  ['/var', 'the state of its services'],
]

/** Directories that are sensitive in every part, a part before the whole. */
const SENSITIVE: readonly Known[] = [
  ['/boot', 'its kernel'],
  ['/dev', 'its devices'],
  ['/etc/cni', 'the settings of the pod network'],
  ['/etc/kubernetes', 'the keys with which it acts in the cluster'],
  ['/etc', 'its settings, passwords and keys'],
  ['/home', 'the files of its users'],
  ['/lib', 'its libraries and kernel modules'],
  ['/lib64', 'its libraries'],
  ['/opt/cni', 'programs that its container runtime runs as root'],
  ['/proc', 'its processes and kernel settings'],
  ['/root', 'the files of its administrator'],
  ['/sys', 'its hardware and kernel settings'],
  ['/var/lib/containerd', 'the files of all its containers'],
  ['/var/lib/docker', 'the files of all its containers'],
  ['/var/lib/etcd', 'all objects of the cluster, its secrets included'],
  ['/var/lib/kubelet', 'its credentials and the secrets of all its pods'],
  ['/var/log', 'its logs, in which a link makes the kubelet show any file'],
]

/** What lies below those directories and is the same everywhere, or is meant to be read by all. */
const HARMLESS: readonly string[] = [
  '/dev/null',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/ssl/certs',
  '/etc/timezone',
]
