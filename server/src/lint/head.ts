/** What a YAML document says of itself in the keys of its root. */
export interface Head {
  /** Those above its apiVersion and kind, or all where it has no such. */
  readonly keys: ReadonlySet<string>
  /** As written, without quotes; a template action stays as it is. */
  readonly apiVersion: string | undefined
  readonly kind: string | undefined
  /** Whether it has `services` of which one has an image or is built. */
  readonly hasServices: boolean
}

/**
 * The heads of the documents of a file, by its lines and without parsing it, so that it is known what a file is before
 * anything is said of it. A file in flow style counts as one document.
 */
export function* headsOf(content: string): Iterable<Head> {
  if (/^[\s\uFEFF]*[[{](?!\{)/.test(content.slice(0, 4096))) {
    yield headOfFlow(content)
    return
  }
  let head = emptyHead()
  let inAction = false
  let inServices = false
  for (const line of linesOf(content)) {
    if (inAction || /^\s*\{\{/.test(line)) {
      inAction = !line.includes('}}')
      continue
    }
    if (/^---(?:\s|$)/.test(line)) {
      if (!isSaid(head)) yield head
      head = emptyHead()
      inServices = false
      continue
    }
    const indent = line.search(/[^ \uFEFF]/)
    if (indent === -1 || line[indent] === '#' || line[indent] === '%') continue
    head.column ??= indent
    if (indent > head.column) {
      head.hasServices ||= inServices && /^\s+["']?(?:image|build|extends)["']?:(?:\s|$)/.test(line)
      continue
    }
    const [entry, name] = ENTRY.exec(line) ?? []
    if (entry === undefined || name === undefined) continue
    const value = unquoted(line.slice(entry.length))
    inServices = name === 'services'
    head.keys.add(name)
    if (isSaid(head)) continue
    if (name === 'apiVersion') head.apiVersion = value
    if (name === 'kind') head.kind = value
    // The rest of the file may be long.
    if (isSaid(head)) yield head
  }
  if (!isSaid(head)) yield head
}

function isSaid({ apiVersion, kind }: Head): boolean {
  return apiVersion !== undefined && kind !== undefined
}

const ENTRY = /^[ \uFEFF]*["']?([\w.$/-]{1,80})["']?[ \t]*:([ \t\r]|$)/

interface HeadUnderWay extends Head {
  readonly keys: Set<string>
  apiVersion: string | undefined
  kind: string | undefined
  hasServices: boolean
  /** Where its root keys begin. */
  column: number | undefined
}

function emptyHead(): HeadUnderWay {
  return { keys: new Set(), apiVersion: undefined, kind: undefined, hasServices: false, column: undefined }
}

function* linesOf(content: string): Iterable<string> {
  let start = 0
  for (let feed = content.indexOf('\n'); feed !== -1; feed = content.indexOf('\n', start)) {
    yield content.slice(start, feed)
    start = feed + 1
  }
  yield content.slice(start)
}

/** Where keys may stand anywhere, the first of a name is taken: a resource says what it is before it says more. */
function headOfFlow(content: string): Head {
  const apiVersion = /["']?\bapiVersion["']?\s*:\s*["']?([\w./-]{1,300})/.exec(content)?.[1]
  const kind = /["']?\bkind["']?\s*:\s*["']?(\w{1,100})/.exec(content)?.[1]
  return { keys: new Set(), apiVersion, kind, hasServices: false }
}

/** A scalar without its quotes, and without a comment behind it. */
function unquoted(written: string): string {
  const comment = written.search(/[ \t]#/)
  const bare = (comment === -1 ? written : written.slice(0, comment)).trim()
  return /^["']/.test(bare) && bare.endsWith(bare.charAt(0)) ? bare.slice(1, -1) : bare
}
