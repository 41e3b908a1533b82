import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
} from 'vscode'
import type { Counts, Status } from '../../server/src/lsp/requests.ts'
import { selector } from './languages.ts'
import type { Server } from './server.ts'

/** How long the editor has to be still before the server is asked; whoever types does not look at the status. */
const PAUSE = 300

/** Says in the language status what the file is checked by, what was found, and why it is quiet. */
export function showStatus(server: Server): Disposable[] {
  const item = languages.createLanguageStatusItem('seaworthy.status', selector())
  item.name = 'Seaworthy'
  item.command = { command: 'seaworthy.selectProfile', title: l10n.t('Select Profile') }
  const update = delayed(() => describe(item, server, window.activeTextEditor?.document))
  update.run()
  return [
    item,
    update,
    window.onDidChangeActiveTextEditor(update.run),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = String(window.activeTextEditor?.document.uri)
      if (uris.some((uri) => String(uri) === shown)) update.run()
    }),
  ]
}

async function describe(item: LanguageStatusItem, server: Server, document: TextDocument | undefined): Promise<void> {
  if (!document || !languages.match(selector(), document)) return
  if (!server.isRunning) {
    item.text = l10n.t('Seaworthy is at rest')
    item.detail = l10n.t('No manifest, Dockerfile or Compose file is open.')
    return
  }
  item.busy = true
  try {
    const status = await server.request<Status>('seaworthy/status', { uri: String(document.uri) })
    item.text = `$(shield) ${textOf(status)}`
    item.detail = [...status.reasons, status.kind === 'none' ? '' : foundIn(status.counts)].filter(Boolean).join(' ')
    item.severity = LanguageStatusSeverity.Information
  } catch {
    item.text = l10n.t('Seaworthy does not answer')
    item.detail = l10n.t('See its output.')
    item.severity = LanguageStatusSeverity.Error
  } finally {
    item.busy = false
    item.accessibilityInformation = { label: `Seaworthy: ${item.text.replace('$(shield) ', '')}. ${item.detail ?? ''}` }
  }
}

function textOf({ kind, profile, kubernetes }: Status): string {
  return kind === 'manifest' ? l10n.t('{0}, Kubernetes {1}', profile, kubernetes) : profile
}

/** Findings in words: `2 errors, 1 warning`. */
export function foundIn(counts: Counts): string {
  const words: readonly (readonly [count: number, words: string])[] = [
    [counts.error, counts.error === 1 ? l10n.t('1 error') : l10n.t('{0} errors', counts.error)],
    [counts.warning, counts.warning === 1 ? l10n.t('1 warning') : l10n.t('{0} warnings', counts.warning)],
    [counts.info, counts.info === 1 ? l10n.t('1 note') : l10n.t('{0} notes', counts.info)],
    [counts.hint, counts.hint === 1 ? l10n.t('1 hint') : l10n.t('{0} hints', counts.hint)],
  ]
  const found = words.filter(([count]) => count > 0).map(([, text]) => text)
  return found.length > 0 ? found.join(', ') : l10n.t('Nothing is found.')
}

/** Runs something once nobody has asked for it for a while. */
function delayed(work: () => Promise<void>): Disposable & { run(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    run() {
      clearTimeout(timer)
      timer = setTimeout(work, PAUSE)
    },
    dispose: () => clearTimeout(timer),
  }
}
