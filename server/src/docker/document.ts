import { type Document, Text } from '../text/document.ts'
import { Dockerfile } from './dockerfile.ts'

/** The content of a Dockerfile, and what it says, which is read when it is first asked for. */
export class DockerText extends Text {
  #dockerfile: Dockerfile | undefined
  #previous: Dockerfile | undefined

  /** @param previous An older version of the same file: what is the same of it is not read again. */
  constructor(content: string, previous?: DockerText) {
    super(content)
    if (previous) this.#previous = previous.#dockerfile ?? previous.#previous
  }

  get dockerfile(): Dockerfile {
    if (this.#dockerfile) return this.#dockerfile
    this.#dockerfile = new Dockerfile(this, this.#previous)
    this.#previous = undefined
    return this.#dockerfile
  }
}

export type DockerDocument = Document<DockerText>

export function isDockerDocument(document: Document): document is DockerDocument {
  return document.text instanceof DockerText
}

/**
 * Reads a Dockerfile, which is one document. Never fails.
 *
 * @param previous The documents of an older version of the same file. When nothing has changed, its text is kept.
 */
export function readDockerfile(
  uri: string,
  content: string,
  previous: readonly Document[] = [],
): readonly DockerDocument[] {
  const known = previous[0]?.text
  const older = known instanceof DockerText ? known : undefined
  const text = older?.content === content ? older : new DockerText(content, older)
  return [{ uri, ordinal: 0, start: 0, text }]
}
