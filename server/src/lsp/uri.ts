/**
 * A URI as it is written here, whoever wrote it: clients differ in what they escape, and in the case of drive letters.
 * One that cannot be read stays as it is.
 */
export function normalUri(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(.*)$/is.exec(uri)
  if (!match) return uri
  const [, scheme = '', authority, path = '', rest = ''] = match
  const segments = path.split('/').map(normalSegment)
  const drive = segments[1]
  if (drive !== undefined && /^[a-z]%3A$/i.test(drive)) segments[1] = drive.toLowerCase().replace('%3a', '%3A')
  const host = authority === undefined ? '' : `//${authority.toLowerCase()}`
  return `${scheme.toLowerCase()}:${host}${segments.join('/')}${rest}`
}

/** Whether a file lies in a folder; both as `normalUri` writes them. */
export function isInFolder(uri: string, folder: string): boolean {
  const inner = folder.endsWith('/') ? folder : `${folder}/`
  return uri.startsWith(inner)
}

/** A part of a URI as the path that it stands for. */
export function pathOf(part: string): string {
  return decoded(part)
}

function normalSegment(segment: string): string {
  return encodeURIComponent(decoded(segment))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
