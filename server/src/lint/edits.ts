import { collect } from '../text/collect.ts'
import { type Document, type Edit, spanInFile, type Text } from '../text/document.ts'
import { type Change, printChanges, type Skipped, textChangedBy } from '../yaml/change.ts'
import type { FileResult } from './linter.ts'
import { folderOf, resolvePath } from './path.ts'

/** What changes do to files, by the names that the linter has for them. */
export interface FileEdits {
  /** In each file the edits that together make its changes; they do not overlap. */
  readonly changed: ReadonlyMap<string, readonly Edit[]>
  /** What the files to make hold. None of them may be there yet. */
  readonly created: ReadonlyMap<string, string>
  readonly skipped: readonly Skipped[]
}

/** Prints changes of findings of one file that were chosen together; some of them may be of other files. */
export function editsOfFiles(
  changes: readonly Change[],
  { documents, elsewhere }: Pick<FileResult, 'documents' | 'elsewhere'>,
): FileEdits {
  const touched = new Set(changes.map(textChangedBy))
  // In the order of files: a document may end where the next one begins.
  const all = [...documents, ...elsewhere.map(({ document }) => document)]
    .filter(({ text }) => touched.has(text))
    .sort((a, b) => a.start - b.start)
  const places = new Map<Text, Document>(all.map((document) => [document.text, document]))
  const isThere = (change: Change): boolean => places.has(textChangedBy(change))
  const { edits, files, skipped } = printChanges(changes.filter(isThere))
  const gone = collect(changes, (change): readonly Skipped[] => (isThere(change) ? [] : [{ change, reason: 'gone' }]))
  const changed = new Map<string, Edit[]>()
  for (const document of all) {
    const inFile = (edits.get(document.text) ?? []).map(({ span, text }) => ({
      span: spanInFile(document, span),
      text,
    }))
    if (inFile.length > 0) changed.set(document.uri, [...(changed.get(document.uri) ?? []), ...inFile])
  }
  const created = new Map<string, string>()
  const refused: Skipped[] = []
  for (const change of files) {
    const home = places.get(change.beside)
    const path = home && resolvePath(folderOf(home.uri), change.path)
    const known = path === undefined ? undefined : created.get(path)
    if (path === undefined) refused.push({ change, reason: 'unknown' })
    else if (known === undefined) created.set(path, change.content)
    else if (known !== change.content) refused.push({ change, reason: 'contradiction' })
  }
  return { changed, created, skipped: [...skipped, ...gone, ...refused] }
}
