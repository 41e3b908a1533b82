import type { TextDocument } from 'vscode'

/** The documents that the server is told about once it runs. It sorts out which of them it has something to say about. */
export const selector = ['dockercompose', 'dockerfile', 'helm', 'json', 'yaml'].map((language) => ({ language }))

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
