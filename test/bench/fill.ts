/** A text of about that size. */
export type Maker = (size: number) => string

/** One piece again and again, behind a beginning. */
export function repeated(piece: string, start = '', end = ''): Maker {
  return (size) => start + piece.repeat(Math.ceil((size - start.length - end.length) / piece.length)) + end
}

/** Pieces that are made of their numbers. */
export function counted(piece: (index: number) => string, start = '', end = ''): Maker {
  return (size) => {
    const pieces = [start]
    for (let i = 0, length = start.length + end.length; length < size; i++) {
      const next = piece(i)
      pieces.push(next)
      length += next.length
    }
    return pieces.join('') + end
  }
}

/** The same content again and again, each time in a document of its own of about that size. */
export function inDocuments(make: Maker, documentSize: number): Maker {
  const document = `---\n${make(documentSize - 5)}\n`
  return repeated(document)
}
