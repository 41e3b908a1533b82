import { styleText } from 'node:util'

export type Style = Parameters<typeof styleText>[0]

/** Where a command prints. */
export interface Terminal {
  print(text: string): void
  /** For what is not part of the result. */
  complain(text: string): void
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
  return {
    print: (text) => void stdout.write(text),
    complain: (text) => void stderr.write(text),
    paint: (style, text) => (hasColours ? styleText(style, text, { validateStream: false }) : text),
  }
}
