import { readFileSync, readSync, statSync } from 'node:fs'
import { sep } from 'node:path'

/** A file to read. */
export interface Source {
  /** As given or found, relative to what was given, with forward slashes. */
  readonly path: string
  /** Whether the file itself was given, and not a folder above it. */
  readonly isGiven: boolean
}

/** What could not be read, in a sentence that names the path as it was given or found. */
export interface Failure {
  readonly path: string
  readonly message: string
}

/** The content of a file; `skipped` when it was only found, and is too large or not text. */
export type FileRead =
  | { readonly kind: 'read'; readonly content: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Reads a file as UTF-8; what is no UTF-8 in it becomes U+FFFD, and a byte order mark stays. Never throws. */
export function readSource({ path, isGiven }: Source): FileRead {
  const read = attempt(path, () => {
    if (!isGiven && statSync(path).size > LARGEST) return undefined
    const bytes = readFileSync(path)
    return isBinary(bytes) ? undefined : bytes.toString('utf8')
  })
  if ('failure' in read) return { kind: 'failed', failure: read.failure }
  if (read.result !== undefined) return { kind: 'read', content: read.result }
  if (!isGiven) return { kind: 'skipped' }
  return { kind: 'failed', failure: failureOf(path, 'it is not a text file') }
}

/** Reads standard input to its end, and speaks of it by the name of the source. Never throws. */
export function readStandardInput({ path }: Source): FileRead {
  const read = attempt(path, () => {
    const bytes = bytesOfStandardInput()
    return isBinary(bytes) ? undefined : bytes.toString('utf8')
  })
  if ('failure' in read) return { kind: 'failed', failure: read.failure }
  if (read.result === undefined) return { kind: 'failed', failure: failureOf(path, 'it is not text') }
  return { kind: 'read', content: read.result }
}

/** Unlike `readFileSync`, waits where the other end has not written yet. */
function bytesOfStandardInput(): Buffer {
  const chunks: Buffer[] = []
  const chunk = Buffer.alloc(65_536)
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (;;) {
    try {
      const length = readSync(0, chunk)
      if (length === 0) return Buffer.concat(chunks)
      chunks.push(Buffer.from(chunk.subarray(0, length)))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      // So Windows says that the other end has closed a pipe.
      if (code === 'EOF') return Buffer.concat(chunks)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(pause, 0, 0, 10)
    }
  }
}

/** Files that are larger are only read where they are given by name. */
export const LARGEST = 10 * 1024 * 1024

/** As Git does it: a file is binary when there is a NUL in its first 8000 bytes. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8000).includes(0)
}

/** Does something with a file or a folder; an error of the system becomes a failure that names it. */
export function attempt<T>(
  path: string,
  action: () => T,
  verb: 'read' | 'written' = 'read',
): { readonly result: T } | { readonly failure: Failure } {
  try {
    return { result: action() }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { failure: failureOf(path, reasons[code] ?? `the system says ${code || String(error)}`, verb) }
  }
}

/** What keeps a file from being written: the reason that it gives, or the error of the system. */
export function failureAt(path: string, action: () => string | undefined): Failure | undefined {
  const attempted = attempt(path, action, 'written')
  if ('failure' in attempted) return attempted.failure
  return attempted.result === undefined ? undefined : failureOf(path, attempted.result, 'written')
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EEXIST: 'there is one already',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EPERM: 'permission denied',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_STRING_TOO_LONG: 'it is too large',
}

function failureOf(path: string, reason: string, action: 'read' | 'written' = 'read'): Failure {
  const shown = withSlashes(path)
  return { path: shown, message: `"${shown}" cannot be ${action}: ${reason}.` }
}

/** A path as it is shown everywhere: with forward slashes. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}
