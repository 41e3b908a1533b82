import {
  commands,
  type Disposable,
  type ExtensionContext,
  l10n,
  type QuickPickItem,
  SnippetString,
  Uri,
  window,
  workspace,
} from 'vscode'

/** A snippet as snippet files have it. */
interface Snippet {
  readonly prefix: string | readonly string[]
  readonly body: string | readonly string[]
  readonly description?: string
  readonly isFileTemplate?: boolean
}

interface SnippetFile {
  readonly language: string
  readonly path: string
}

interface Offer extends QuickPickItem {
  readonly language: string
  readonly body: string
  readonly isFile: boolean
}

/** The commands that offer our snippets by name, for those who do not know the prefixes. */
export function registerSnippets(context: ExtensionContext): Disposable[] {
  return [
    commands.registerCommand('seaworthy.insertSnippet', async () => {
      const editor = window.activeTextEditor
      if (!editor) return
      const fitting = fitsIn(editor.document.languageId)
      const offers = await offersOf(context)
      const chosen = await choose(offers.filter(({ language }) => fitting.includes(language)))
      if (chosen) await editor.insertSnippet(new SnippetString(chosen.body))
    }),
    commands.registerCommand('seaworthy.newManifest', async () => {
      const offers = await offersOf(context)
      const chosen = await choose(offers.filter(({ isFile }) => isFile))
      if (!chosen) return
      const document = await workspace.openTextDocument({ language: chosen.language, content: '' })
      const editor = await window.showTextDocument(document)
      await editor.insertSnippet(new SnippetString(chosen.body))
    }),
  ]
}

/** The languages whose snippets make sense in a language. */
function fitsIn(language: string): readonly string[] {
  return language === 'dockerfile' ? [language] : [language, 'yaml']
}

/** Our snippets, from the files that the manifest of the extension names. */
async function offersOf({ extension, extensionUri }: ExtensionContext): Promise<Offer[]> {
  // The manifest is ours: what it says of snippets is as `SnippetFile` has it.
  const files = (extension.packageJSON.contributes.snippets ?? []) as readonly SnippetFile[]
  const read = files.map(async ({ language, path }) => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, path))
    // And so are the snippet files.
    const snippets = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, Snippet>>
    return Object.entries(snippets).map(([name, snippet]) => offerOf(name, snippet, language))
  })
  const offers = (await Promise.all(read)).flat()
  const byLabel = new Map(offers.map((offer) => [`${offer.language} ${offer.label}`, offer]))
  return [...byLabel.values()].sort((a, b) => (a.label < b.label ? -1 : 1))
}

function offerOf(name: string, snippet: Snippet, language: string): Offer {
  const { body, description: detail = '', isFileTemplate: isFile = false } = snippet
  return {
    label: name,
    description: [snippet.prefix].flat().join(' '),
    detail,
    language,
    body: [body].flat().join('\n'),
    isFile,
  }
}

async function choose(offers: readonly Offer[]): Promise<Offer | undefined> {
  const placeHolder = l10n.t('Which snippet?')
  return await window.showQuickPick(offers, { placeHolder, matchOnDescription: true, matchOnDetail: true })
}
