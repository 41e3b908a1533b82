import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkSync } from 'recheck'
import { expect, test } from 'vitest'
import { type AstNode, nodesOf, parse } from './harness/ast.ts'

const folder = fileURLToPath(new URL('../server/src/', import.meta.url))
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

test('every regular expression of the server takes time that is linear in its input', () => {
  process.env.RECHECK_BACKEND = 'pure'
  const check = ([pattern, flags]: readonly [string, string]) => checkSync(pattern, flags, { timeout: null })
  const all = files.flatMap((file) => nodesOf(parse(readFileSync(folder + file, 'utf8'))).flatMap(expressionOf))
  const expressions = new Map(all.map((expression) => [expression.join('/'), expression]))
  expect(expressions.size).toBeGreaterThan(0)
  expect([...expressions.values()].filter((expression) => check(expression).status !== 'safe')).toEqual([])
  expect(check(['^(?:a+)+$', '']).status).toBe('vulnerable')
  expect(check([' +$', '']).status).toBe('vulnerable')
}, 600_000)

function expressionOf({ regex }: AstNode): (readonly [pattern: string, flags: string])[] {
  if (typeof regex !== 'object' || regex === null || !('pattern' in regex) || !('flags' in regex)) return []
  return [[String(regex.pattern), String(regex.flags)]]
}
