import { Document, visit } from 'yaml'
import type { Json } from '../../server/src/yaml/json.ts'

/** A document in the layouts that people and programs write. Those that print anew lose its comments. */
export const layouts: Readonly<Record<string, (content: string, json: Json) => string>> = {
  'as it is': (content) => content,
  'with CR LF': (content) => content.replace(/\r?\n/g, '\r\n'),
  'without a final line break': (content) => content.replace(/\s+$/, ''),
  'behind a byte order mark': (content) => `\ufeff${content}`,
  'as JSON': (_, json) => `${JSON.stringify(json, null, 2)}\n`,
  'as JSON on one line': (_, json) => JSON.stringify(json),
  'in flow style': (_, json) => printed(json, { indent: 2, flow: true }),
  'with four spaces': (_, json) => printed(json, { indent: 4, flow: false }),
  'with lists that are not indented': (_, json) => printed(json, { indent: 2, flow: false, indentSeq: false }),
}

function printed(json: Json, { flow, ...options }: { indent: number; flow: boolean; indentSeq?: boolean }): string {
  const document = new Document(json, { version: '1.1', aliasDuplicateObjects: false })
  if (flow) {
    visit(document, {
      Collection: (_, node) => {
        node.flow = true
      },
    })
  }
  return document.toString({ ...options, lineWidth: 60 })
}
