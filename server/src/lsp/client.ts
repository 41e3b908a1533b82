import {
  type ClientCapabilities,
  CodeActionKind,
  DiagnosticTag,
  type InitializeParams,
  InsertTextMode,
  MarkupKind,
  ResourceOperationKind,
} from 'vscode-languageserver'

/** What the client can do, and what it said of itself. */
export interface Client {
  /** It asks for diagnostics; then none are pushed. */
  readonly pullsDiagnostics: boolean
  readonly refreshesDiagnostics: boolean
  readonly answersConfiguration: boolean
  readonly registersWatchers: boolean
  readonly registersConfiguration: boolean
  readonly tellsFolders: boolean
  readonly showsRelated: boolean
  readonly showsTags: boolean
  readonly showsCodeLinks: boolean
  readonly takesVersionedEdits: boolean
  readonly createsFiles: boolean
  readonly confirmsEdits: boolean
  /** An edit may be a snippet. */
  readonly takesSnippetEdits: boolean
  /** It asks for the edit of a code action when one is chosen. */
  readonly resolvesEdits: boolean
  readonly takesCodeActions: boolean
  /** It takes with a definition also what surrounds it, and what was asked about. */
  readonly linksDefinitions: boolean
  readonly rendersMarkdown: boolean
  readonly showsSymbolTree: boolean
  readonly takesSnippets: boolean
  /** It shifts the lines of a snippet to where the first one stands. */
  readonly adjustsIndentation: boolean
  /** It offers the hardened snippets itself. */
  readonly contributesSnippets: boolean
  /** Its hovers show the messages of diagnostics and the links to their pages by themselves. */
  readonly hoversDiagnostics: boolean
  /** It reads and finds files for the server. */
  readonly servesFiles: boolean
  /** It has the command that shows the page of a rule. */
  readonly showsRulePages: boolean
  /** The ids of the extensions that are active beside ours. */
  readonly extensions: ReadonlySet<string>
  /** The address of the pages of rules, with `{id}` for that of the rule. */
  readonly rulePages: string | undefined
  /** Settings that came with the first message, for clients that are not asked for them. */
  readonly settings: unknown
}

/** Reads the first message of a client; what it leaves out it cannot do. */
export function clientOf({ capabilities, initializationOptions }: InitializeParams): Client {
  const { workspace, textDocument }: ClientCapabilities = capabilities
  const said = asRecord(initializationOptions)
  const shown = { ...textDocument?.publishDiagnostics, ...textDocument?.diagnostic }
  const edits = workspace?.workspaceEdit
  const action = textDocument?.codeAction
  const completion = textDocument?.completion?.completionItem
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    tellsFolders: workspace?.workspaceFolders === true,
    showsRelated: shown.relatedInformation === true,
    showsTags: shown.tagSupport?.valueSet.includes(DiagnosticTag.Deprecated) === true,
    showsCodeLinks: shown.codeDescriptionSupport === true,
    takesVersionedEdits: edits?.documentChanges === true,
    createsFiles: edits?.resourceOperations?.includes(ResourceOperationKind.Create) === true,
    takesSnippetEdits: edits?.snippetEditSupport === true,
    confirmsEdits: edits?.changeAnnotationSupport !== undefined,
    resolvesEdits: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    takesCodeActions:
      action?.codeActionLiteralSupport?.codeActionKind.valueSet.some((kind) =>
        isWithin(CodeActionKind.QuickFix, kind),
      ) === true,
    linksDefinitions: textDocument?.definition?.linkSupport === true,
    rendersMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    showsSymbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesSnippets: completion?.snippetSupport === true,
    adjustsIndentation: completion?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) === true,
    contributesSnippets: said.contributesSnippets === true,
    hoversDiagnostics: said.hoversDiagnostics === true,
    servesFiles: said.servesFiles === true,
    showsRulePages: said.showsRulePages === true,
    extensions: new Set(asStrings(said.extensions)),
    rulePages: typeof said.rulePages === 'string' ? said.rulePages : undefined,
    settings: said.settings,
  }
}

/** Whether a kind of code actions is another one or below it: `source.fixAll` is within `source`. */
export function isWithin(kind: string, outer: string): boolean {
  return outer === '' || kind === outer || kind.startsWith(`${outer}.`)
}

/** An object as a record; anything else as an empty one. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  // An object can be looked into by any key.
  return isRecord ? (value as Readonly<Record<string, unknown>>) : {}
}

function asStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
