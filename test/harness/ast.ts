import { parseAst } from 'vitest/node'

/** A node of ESTree. */
export interface AstNode {
  readonly type: string
  readonly [property: string]: unknown
}

/** The tree of a module in TypeScript. */
export function parse(source: string): AstNode & { readonly body: readonly AstNode[] } {
  // The nodes of ESTree are looked at by name only.
  return parseAst(source, { lang: 'ts' }) as unknown as AstNode & { readonly body: readonly AstNode[] }
}

/** A node and all below it. */
export function nodesOf(value: unknown): AstNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  if (typeof value !== 'object' || value === null || !('type' in value)) return []
  return [value as AstNode, ...Object.values(value).flatMap(nodesOf)]
}
