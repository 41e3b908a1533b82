import {
  type CodeAction,
  commands,
  type Diagnostic,
  languages,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode'

/** How long something may take to happen on a slow machine. */
const PATIENCE = 20_000

export type Test = readonly [title: string, body: () => Promise<void>]

/** Waits until something is there, and gives it back. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/** A text with one place marked as `«…»`: the text without the marks, and the place as `line:character-line:character`. */
export function marked(text: string): { readonly content: string; readonly place: string } {
  const start = text.indexOf('«')
  const content = text.replace(/[«»]/g, '')
  const at = (offset: number) => {
    const lines = content.slice(0, offset).split('\n')
    return `${lines.length - 1}:${lines.at(-1)?.length}`
  }
  return { content, place: `${at(start)}-${at(text.indexOf('»') - 1)}` }
}

export function placeOf({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.line}:${end.character}`
}

/** Where a file of the workspace is. */
function uriOf(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0]
  if (!folder) throw new Error('No folder is open.')
  return Uri.joinPath(folder.uri, name)
}

export async function write(name: string, content: string): Promise<Uri> {
  const uri = uriOf(name)
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content))
  return uri
}

export async function remove(name: string): Promise<void> {
  await workspace.fs.delete(uriOf(name))
}

/** Writes a file of the workspace and shows it in an editor. */
export async function open(name: string, content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(await write(name, content))
  await window.showTextDocument(document)
  return document
}

/** What we have found in a file, in no order. */
export function found(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'seaworthy')
}

/** The finding of a rule, once it is there. */
export async function finding(uri: Uri, rule: string): Promise<Diagnostic> {
  return await until(`${rule} in ${uri.path}`, () => found(uri).find((diagnostic) => ruleOf(diagnostic) === rule))
}

export async function gone(uri: Uri, rule: string): Promise<void> {
  await until(`the end of ${rule} in ${uri.path}`, () => {
    return found(uri).some((diagnostic) => ruleOf(diagnostic) === rule) ? undefined : true
  })
}

export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}

/** The code actions that are offered for a range. */
async function actions(uri: Uri, range: Range, kind: string): Promise<readonly CodeAction[]> {
  return await commands.executeCommand('vscode.executeCodeActionProvider', uri, range, kind, 50)
}

/** The one whose title has that text, with its edit. */
export async function action(uri: Uri, range: Range, kind: string, title: string): Promise<CodeAction> {
  return await until(`"${title}"`, async () =>
    (await actions(uri, range, kind)).find((one) => one.title.includes(title)),
  )
}

/** All of a document. */
export function wholeOf(document: TextDocument): Range {
  return new Range(0, 0, document.lineCount, 0)
}

export async function settings(values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await workspace.getConfiguration().update(name, value, true)
}

/** @throws when two things are not the same; the message shows both. */
export function same(actual: unknown, expected: unknown): void {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value, undefined, 1))
  if (left !== right) throw new Error(`It is\n${left}\nand not\n${right}`)
}

/** What a file of the workspace has in it, on its disk if there is one. */
export async function textOf(name: string): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uriOf(name)))
}
