import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import { pageOf } from '../docs/page.ts'
import { rules } from '../rules/index.ts'
import { actionsFor } from './actions.ts'
import { checkWorkspace } from './check-workspace.ts'
import { asRecord } from './client.ts'
import { completionsAt } from './completion.ts'
import { hoverAt } from './hover.ts'
import { definitionsAt, referencesAt } from './navigation.ts'
import { emptyPreview, previewOf } from './preview.ts'
import { reportOf } from './pull.ts'
import { checkWorkspaceRequest, profilePreviewRequest, rulePageRequest, statusRequest } from './requests.ts'
import type { Session } from './session.ts'
import { runInSlices } from './slices.ts'
import { statusOf } from './status.ts'
import { symbolsOf } from './symbols.ts'

/** Answers the questions of the client. */
export function answerQuestions(session: Session): void {
  const { connection, client, workspace } = session
  if (client.pullsDiagnostics) answerPulls(session)
  connection.onCodeAction(
    answer(session, (params) => {
      const file = workspace.file(params.textDocument.uri)
      return file ? [...actionsFor(file, params, client)] : []
    }),
  )
  connection.onHover(
    answer(session, ({ textDocument, position }) => {
      const file = workspace.file(textDocument.uri)
      return file && hoverAt(workspace, file, position, client)
    }),
  )
  connection.onCompletion(
    answer(session, ({ textDocument, position }) => {
      const file = workspace.file(textDocument.uri)
      return file && completionsAt(file, position, client)
    }),
  )
  connection.onDocumentSymbol(
    answer(session, ({ textDocument }) => {
      const file = workspace.file(textDocument.uri)
      return file ? symbolsOf(file, client) : []
    }),
  )
  connection.onDefinition(
    answer(session, ({ textDocument, position }) => {
      const file = workspace.file(textDocument.uri)
      const links = file ? definitionsAt(workspace, file, position) : []
      if (client.linksDefinitions) return [...links]
      return links.map(({ targetUri: uri, targetSelectionRange: range }) => ({ uri, range }))
    }),
  )
  connection.onReferences(
    answer(session, ({ textDocument, position, context }) => {
      const file = workspace.file(textDocument.uri)
      return file ? [...referencesAt(workspace, file, position, context.includeDeclaration)] : []
    }),
  )
  answerOwnQuestions(session)
}

/** Questions that are no part of the protocol. */
function answerOwnQuestions(session: Session): void {
  const { connection, workspace } = session
  connection.onRequest(
    statusRequest,
    answer(session, ({ uri }) => statusOf(workspace, uri)),
  )
  connection.onRequest(
    checkWorkspaceRequest,
    answer(session, (params, token) => checkWorkspace(session, params, token)),
  )
  connection.onRequest(
    rulePageRequest,
    answer(session, ({ id }) => {
      const rule = rules.find((one) => one.id === id)
      return rule ? pageOf(rule) : null
    }),
  )
  connection.onRequest(
    profilePreviewRequest,
    answer(session, async ({ uri }, token) => {
      const preview = emptyPreview()
      const uris = uri === undefined ? workspace.uris : [uri]
      await runInSlices(previewOf(workspace, uris, preview), () => token.isCancellationRequested)
      return preview
    }),
  )
}

function answerPulls(session: Session): void {
  const { client, workspace, workspacePull } = session
  const { diagnostics } = session.connection.languages
  diagnostics.on(
    answer(session, ({ textDocument, previousResultId }) =>
      reportOf(workspace, client, textDocument.uri, previousResultId),
    ),
  )
  diagnostics.onWorkspace(async ({ previousResultIds }, token, _, partial) => {
    await check(session, token)
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]))
    const items = await workspacePull.ask(previous, partial && ((part) => partial.report(part)), token)
    return { items: [...items] }
  })
}

/** An answer that is given when the settings are known, or an error that says why there is none. */
function answer<P, R>(
  session: Session,
  handler: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    const version = versionOf(session, params)
    await check(session, token)
    if (versionOf(session, params) !== version) {
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The file has changed meanwhile.')
    }
    return await handler(params, token)
  }
}

async function check(session: Session, token: CancellationToken): Promise<void> {
  if (session.isOver) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is shut down.')
  if (!session.isReady) await session.ready
  if (!token.isCancellationRequested) return
  throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request is cancelled.')
}

/** The version of the file that a question is about. */
function versionOf({ workspace }: Session, params: unknown): number | undefined {
  const isAboutFile = typeof params === 'object' && params !== null && 'textDocument' in params
  const { uri } = isAboutFile ? asRecord(params.textDocument) : {}
  return typeof uri === 'string' ? workspace.documents.get(uri)?.version : undefined
}
