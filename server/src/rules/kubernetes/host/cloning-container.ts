import type { JsonMap } from '../../../yaml/json.ts'
import type { Value } from '../../../yaml/value.ts'

/**
 * An init container that fills a volume as the kubelet fills a `gitRepo`, without its rights; from a placeholder for a
 * commit where the volume takes what the branch has. `undefined` where the repository is not known.
 */
export function cloningContainer(volume: Value): (JsonMap & { readonly name: string }) | undefined {
  const gitRepo = volume.get('gitRepo')
  const name = volume.get('name').string
  const repository = gitRepo.get('repository').string
  if (repository === undefined || name === undefined) return undefined
  const revision = gitRepo.get('revision').string ?? 'COMMIT'
  const lastStep = repository.slice(repository.lastIndexOf('/') + 1)
  const directory = gitRepo.get('directory').string ?? (lastStep.endsWith('.git') ? lastStep.slice(0, -4) : lastStep)
  return {
    name: `clone-${name}`,
    image: 'alpine/git:2.49.1',
    // A user of the manifest's choosing, for that of the image is root.
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 10001,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    args: ['clone', `--revision=${revision}`, repository, `/volume/${directory}`],
    volumeMounts: [{ name, mountPath: '/volume' }],
  }
}
