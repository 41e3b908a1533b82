import { Linter } from '../lint/linter.ts'
import { type ProfileName, profileNames } from '../lint/profile.ts'
import type { Counts } from './requests.ts'
import { added, countsOf, noCounts } from './status.ts'
import type { Workspace } from './workspace.ts'

/** Counts by profile, as they are added up. */
export type Preview = Record<ProfileName, Counts>

/** How many findings each profile has in some files: one file and profile a step. */
export function* previewOf(workspace: Workspace, uris: readonly string[], sum: Preview): Iterable<void> {
  for (const uri of uris) {
    const file = workspace.file(uri)
    if (!file) continue
    const { kubernetes } = file.checks
    for (const profile of profileNames) {
      const linter = new Linter({ profile, kubernetes })
      linter.update(uri, file.content)
      sum[profile] = added(sum[profile], countsOf(linter.lint(uri).findings))
      yield
    }
  }
}

export function emptyPreview(): Preview {
  const counts = profileNames.map((profile) => [profile, noCounts] as const)
  // There is an entry for each name.
  return Object.fromEntries(counts) as Preview
}
