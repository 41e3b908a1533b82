import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver'
import { isDockerDocument } from '../docker/document.ts'
import { type Container, podSpecsOf } from '../kubernetes/pod.ts'
import { type Resource, resourcesOf } from '../kubernetes/resource.ts'
import { collect } from '../text/collect.ts'
import type { Document } from '../text/document.ts'
import { isYamlDocument } from '../yaml/document.ts'
import type { Client } from './client.ts'
import { symbolPlaces } from './convert.ts'
import { symbolsOfDockerfile } from './dockerfile-symbols.ts'
import type { LintedFile } from './linted-file.ts'

/**
 * What there is in a file: the resources of all its documents, with the containers in them; the stages of a Dockerfile,
 * with their instructions.
 */
export function symbolsOf(file: LintedFile, client: Client): DocumentSymbol[] | SymbolInformation[] {
  const symbols = collect(file.result.documents, (document) => {
    if (isDockerDocument(document)) return symbolsOfDockerfile(file, document)
    if (!isYamlDocument(document)) return []
    return collect(resourcesOf(document.text), (resource) => symbolOfResource(file, document, resource))
  })
  return client.showsSymbolTree ? symbols : collect(symbols, (symbol) => flattened(symbol, file.uri, undefined))
}

function symbolOfResource(file: LintedFile, document: Document, resource: Resource): DocumentSymbol | undefined {
  const { node } = resource.value
  if (!node) return undefined
  const name = resource.name ?? resource.value.get('metadata', 'generateName').string
  const children = collect(
    collect(podSpecsOf(resource), (pod) => pod.containers()),
    (container) => symbolOfContainer(file, document, container),
  )
  const places = symbolPlaces(file.lines, document, node, resource.location.span)
  return {
    name: name === undefined ? resource.kind : `${resource.kind} ${name}`,
    kind: SymbolKind.Class,
    ...places,
    children,
  }
}

function symbolOfContainer(file: LintedFile, document: Document, container: Container): DocumentSymbol | undefined {
  const { node } = container.value
  if (!node) return undefined
  const image = container.get('image').string
  const places = symbolPlaces(file.lines, document, node, container.location.span)
  const detail = image === undefined ? {} : { detail: image }
  return { name: container.name || '…', ...detail, kind: SymbolKind.Object, ...places }
}

function flattened(symbol: DocumentSymbol, uri: string, containerName: string | undefined): SymbolInformation[] {
  const { name, kind, range, children = [] } = symbol
  const own = { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) }
  return [own, ...collect(children, (child) => flattened(child, uri, name))]
}
