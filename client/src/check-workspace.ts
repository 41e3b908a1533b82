import { commands, l10n, ProgressLocation, window } from 'vscode'
import type { Server } from './server.ts'

/** Checks every file of the workspace, with progress, until it is done or cancelled, and shows what is found. */
export async function checkWorkspace(server: Server): Promise<void> {
  const title = l10n.t('Checking the workspace')
  await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (shown, token) => {
      const { WorkDoneProgress } = await import('vscode-languageclient')
      const client = await server.start()
      const workDoneToken = `seaworthy-${Date.now()}`
      const reports = client.onProgress(WorkDoneProgress.type, workDoneToken, ({ kind, ...value }) => {
        if (kind === 'report') shown.report(value)
      })
      try {
        await server.request('seaworthy/checkWorkspace', { workDoneToken }, token)
      } catch (error) {
        if (!token.isCancellationRequested) throw error
      } finally {
        reports.dispose()
      }
    },
  )
  await commands.executeCommand('workbench.actions.view.problems')
}
