import {
  commands,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  type QuickPickItem,
  Uri,
  window,
  workspace,
} from 'vscode'
import type { Middleware } from 'vscode-languageclient'
import type { Server } from './server.ts'

const SCHEME = 'seaworthy-rule'
const SHOW = 'seaworthy.showRuleDocumentation'

/** The pages of rules, in the editor and without a network; the server has them. */
export function registerRulePages(server: Server): Disposable[] {
  const provideTextDocumentContent = async ({ path }: Uri): Promise<string> => {
    const page = await server.request<string | null>('seaworthy/rulePage', { id: idOf(path) })
    return page ?? l10n.t('There is no rule of this name.')
  }
  return [
    workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent }),
    commands.registerCommand(SHOW, async (id?: unknown) => {
      const chosen = typeof id === 'string' ? id : await chooseRule()
      if (chosen !== undefined) await show(pageUri(chosen))
    }),
  ]
}

/** Makes the name of the rule in a diagnostic open the page in the editor, where it otherwise would open a web page. */
export const linkToPages: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(linked)),
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token)
    return report && 'items' in report ? { ...report, items: report.items.map(linked) } : report
  },
  provideWorkspaceDiagnostics: (results, token, report, next) => {
    return next(results, token, (chunk) => {
      const items = chunk?.items.map((item) => ('items' in item ? { ...item, items: item.items.map(linked) } : item))
      report(items ? { items } : chunk)
    })
  },
}

function linked(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic
  if (typeof code === 'object') {
    const target = Uri.from({ scheme: 'command', path: SHOW, query: JSON.stringify([code.value]) })
    diagnostic.code = { value: code.value, target }
  }
  return diagnostic
}

/** As people read it; where the editor has no extension for that, as it is written. */
async function show(page: Uri): Promise<void> {
  const show = commands.executeCommand('markdown.showPreview', page)
  await show.then(undefined, () => window.showTextDocument(page))
}

function pageUri(id: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${id}.md` })
}

function idOf(path: string): string {
  return path.slice(1).replace(/\.md$/, '')
}

/** The rule of the finding at the cursor; where there are several, or none, the user chooses. */
async function chooseRule(): Promise<string | undefined> {
  const editor = window.activeTextEditor
  const found = editor ? languages.getDiagnostics(editor.document.uri).filter(isOurs) : []
  const here = found.filter(({ range }) => editor && range.intersection(editor.selection))
  const offered = here.length > 0 ? here : found
  const items = new Map(offered.map((diagnostic) => [codeOf(diagnostic), itemOf(diagnostic)]))
  const [only] = items.values()
  if (only && items.size === 1) return only.label
  if (!only) {
    void window.showInformationMessage(l10n.t('Nothing is found in this file, so there is no rule to explain.'))
    return undefined
  }
  const placeHolder = l10n.t('Which rule?')
  return (await window.showQuickPick([...items.values()], { placeHolder, matchOnDetail: true }))?.label
}

function itemOf(diagnostic: Diagnostic): QuickPickItem {
  return { label: codeOf(diagnostic), detail: diagnostic.message }
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}

function isOurs({ source }: Diagnostic): boolean {
  return source === 'seaworthy'
}
