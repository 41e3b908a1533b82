import type { CancellationToken, WorkDoneProgressParams } from 'vscode-languageserver'
import type { Checked } from './requests.ts'
import type { Session } from './session.ts'
import { runInSlices } from './slices.ts'
import { added, countsOf, noCounts } from './status.ts'

/** Reads and checks all files of the workspace folders, and from then on shows what is found in any of them. */
export async function checkWorkspace(
  session: Session,
  { workDoneToken }: WorkDoneProgressParams,
  token: CancellationToken,
): Promise<Checked> {
  const { workspace } = session
  const progress =
    workDoneToken === undefined ? undefined : session.connection.window.attachWorkDoneProgress(workDoneToken)
  progress?.begin('')
  await session.readFiles()
  const isStopped = () => token.isCancellationRequested || session.isOver
  await runInSlices(workspace.rest(), isStopped)

  const { uris } = workspace
  let checked: Checked = { files: 0, counts: noCounts }
  const steps = function* (): Generator<void> {
    for (const [index, uri] of uris.entries()) {
      progress?.report(Math.floor((100 * index) / uris.length), uri.slice(uri.lastIndexOf('/') + 1))
      const file = workspace.file(uri)
      if (file && file.result.quiet === undefined) {
        checked = { files: checked.files + 1, counts: added(checked.counts, countsOf(file.result.findings)) }
      }
      yield
    }
  }
  if (await runInSlices(steps(), isStopped)) session.showAll()
  progress?.done()
  return checked
}
