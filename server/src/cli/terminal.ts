import { styleText } from 'node:util'

export type Style = Parameters<typeof styleText>[0]

/** Where a command prints. */
export interface Terminal {
  print(text: string): void
  /** For what is not part of the result. */
  complain(text: string): void
  /** Shows what is being done, on a line that the next text takes away; only to a person, and once it takes long. */
  progress(text: string): void
  /** The text in a style; as it is where there are no colours. */
  paint(style: Style, text: string): string
}

/** The same terminal for someone who wants no colours. */
export function withoutColours(terminal: Terminal): Terminal {
  return { ...terminal, paint: (_style, text) => text }
}

/** The terminal of this process, with colours only where a person sees them and has not said no. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process
  const hasColours = stdout.isTTY && !env.NO_COLOR && env.TERM !== 'dumb'
  // Whoever reads us may stop before the end, as `head` does.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  const progress = stderr.isTTY ? progressLine((text) => void stderr.write(text)) : () => {}
  return {
    print: (text) => {
      progress('')
      stdout.write(text)
    },
    complain: (text) => {
      progress('')
      stderr.write(text)
    },
    progress,
    paint: (style, text) => (hasColours ? styleText(style, text, { validateStream: false }) : text),
  }
}

/** Writes a text over the one before, but neither soon nor often; an empty text takes it away. */
function progressLine(write: (text: string) => void): (text: string) => void {
  let shown = ''
  let next = performance.now() + FIRST_PROGRESS_MS
  return (text) => {
    const now = performance.now()
    if (text === '' ? shown === '' : now < next) return
    write(`${ERASE_LINE}${text}`)
    shown = text
    next = now + PROGRESS_MS
  }
}

const FIRST_PROGRESS_MS = 500
const PROGRESS_MS = 100
const ERASE_LINE = '\r\u001b[2K'
