import { expect, test } from 'vitest'
import type { Location } from 'vscode-languageserver'
import { openEditor } from './lsp.ts'

/** `where` is what stands before the name, so that one of several is meant; `found` is as `path: kind word`. */
export type NavigationRow<Path extends string> = readonly [path: Path, where: string, found: readonly string[]]

export interface Navigation<Path extends string> {
  readonly files: Readonly<Record<Path, string>>
  readonly definition: readonly NavigationRow<Path>[]
  readonly references: readonly NavigationRow<Path>[]
}

/** Tests where names lead to, with all files open in an editor; `serves` for one that serves files. */
export function testNavigation<Path extends string>(
  title: string,
  { files, ...rows }: Navigation<Path>,
  serves = false,
): void {
  for (const method of ['definition', 'references'] as const) {
    test(`${method}: ${title}`, async () => {
      const editor = await openEditor({ files, serves })
      for (const [path, content] of Object.entries<string>(files)) await editor.open(path, content)
      for (const [path, where, found] of rows[method]) {
        const places = await editor.ask<Location[]>(`textDocument/${method}`, path, {
          position: positionBehind(files[path], where),
          context: { includeDeclaration: false },
        })
        expect(places.map((place) => shown(files, editor.uriOf(''), place)).sort(), `${path} ${where}`).toEqual(found)
      }
    })
  }
}

/** One character behind some words. */
export function positionBehind(text: string, where: string) {
  const before = text.slice(0, text.indexOf(where) + where.length).split(/\r?\n/)
  return { line: before.length - 1, character: before.at(-1)!.length + 1 }
}

/** As `path: kind word`, with the kind of the object that the word stands in. */
export function shown(files: Readonly<Record<string, string>>, folder: string, { uri, range }: Location): string {
  const path = uri.slice(folder.length)
  const lines = files[path]!.split(/\r?\n/) // The files are all of this folder.
  const kind = lines.slice(0, range.start.line).findLast((line) => line.startsWith('kind: '))
  const word = lines[range.start.line]?.slice(range.start.character, range.end.character)
  return `${path}:${kind?.slice('kind:'.length) ?? ''} ${word}`
}
