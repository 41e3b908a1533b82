import { type TextDocument, workspace } from 'vscode'

const languages = ['dockercompose', 'dockerfile', 'helm', 'json', 'yaml']

/**
 * The documents that the server is told about: files, wherever the folders of the workspace are, and what is not saved
 * yet. Earlier versions of a file and previews of changes are none. The server sorts out which it has something to say of.
 */
export function selector(): { scheme: string; language: string }[] {
  const ofFolders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)
  const schemes = new Set(['file', 'untitled', 'vscode-remote', ...ofFolders])
  return [...schemes].flatMap((scheme) => languages.map((language) => ({ scheme, language })))
}

const alwaysOurs = ['dockercompose', 'dockerfile', 'helm']
const ourFiles =
  /(?:^|\/)(?:\.seaworthy|kustomization|chart|(?:docker-)?compose[^/]*)\.ya?ml$|\/templates\/[^/]+\.(?:ya?ml|tpl)$/i

/**
 * Whether a document is a reason to start the server. It is a cheap look: where it is wrong, a server runs that has
 * nothing to say.
 */
export function isOurs(document: TextDocument): boolean {
  if (alwaysOurs.includes(document.languageId)) return true
  if (document.languageId !== 'yaml') return false
  if (ourFiles.test(document.uri.path)) return true
  const text = document.getText()
  return text.includes('apiVersion') && text.includes('kind')
}
