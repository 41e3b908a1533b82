import { spawnSync } from 'node:child_process'
import { setTimeout as after } from 'node:timers/promises'
import type { Range } from 'vscode-languageserver'
import { type Editor, startEditor } from '../harness/editor.ts'
import { shaped } from '../harness/shapes.ts'
import { inFolder } from './folder.ts'
import { spread } from './measure.ts'
import type { Benchmark, Group, Row } from './row.ts'

/** The built server as an editor has it: every figure is of whole answers, through the protocol. */
export const server: Group = {
  benchmarks: [true, false].flatMap((pulls) => [starting(pulls), typing(pulls), many(pulls), idle(pulls)]),
}

/** How long a server waits that sends what it finds. */
const DEBOUNCE_MS = 50

function nameOf(pulls: boolean, name: string): string {
  return `server, ${pulls ? 'pull' : 'push'}: ${name}`
}

function starting(pulls: boolean): Benchmark {
  const name = nameOf(pulls, 'start to first diagnostics')
  return {
    name,
    async measure() {
      const { content } = shaped('many documents', 1000)
      const times: number[] = []
      for (let i = 0; i < 9; i++) {
        times.push(
          await inFolder({}, async (folder) => {
            const start = performance.now()
            const editor = await startEditor(folder, { pulls })
            await editor.open('file.yaml', content)
            await editor.diagnostics('file.yaml')
            const time = performance.now() - start
            editor.stop()
            return time
          }),
        )
      }
      return [{ name, ms: spread(times), goal: { ms: { p50: 400 } } }]
    },
  }
}

/** Something that is typed, and taken back. */
interface Keystroke {
  readonly what: string
  /** What stands on the lines that it is typed on. */
  readonly line: RegExp
  /** Typed behind the line; a line break makes it a line of its own. */
  readonly text: string
}

const keystrokes: readonly Keystroke[] = [
  { what: 'a value', line: /^ +replicas: \d+$/, text: '0' },
  { what: 'a label', line: /^ +app: [\w-]+$/, text: 'x' },
  { what: 'a comment', line: /^ +kind: ConfigMap$|^kind: ConfigMap$/, text: ' # x' },
  { what: 'a line in document 1', line: /^---$/, text: '\n# x' },
]

function typing(pulls: boolean): Benchmark {
  const name = nameOf(pulls, 'a key in 10,000 lines')
  return {
    name,
    measure: () =>
      inFolder({}, async (folder) => {
        const { content } = shaped('many documents', 10_000)
        const editor = await startEditor(folder, { pulls })
        await editor.open('file.yaml', content)
        await editor.diagnostics('file.yaml')
        const rows: Row[] = []
        for (const keystroke of keystrokes) {
          await timesOf(editor, content, keystroke, 10, pulls)
          const ms = spread(await timesOf(editor, content, keystroke, 80, pulls))
          rows.push({ name: `${name}: ${keystroke.what}`, ms, goal: { ms: { p50: 15, p95: 40 } } })
        }
        editor.stop()
        return rows
      }),
  }
}

/** Types and takes back at one place after another, and measures how long each answer takes. */
async function timesOf(
  editor: Editor,
  content: string,
  { what, line, text }: Keystroke,
  count: number,
  pulls: boolean,
) {
  const lines = content.split('\n')
  const rows = [...lines.keys()].filter((row) => line.test(lines[row]!))
  const times: number[] = []
  for (let i = 0; times.length < count; i++) {
    const row = what.includes('document 1') ? rows[0]! : rows[(i * 7) % rows.length]!
    const at = { line: row, character: lines[row]!.length }
    const [breaks, last] = [text.split('\n').length - 1, text.split('\n').at(-1)!]
    const end =
      breaks > 0 ? { line: row + breaks, character: last.length } : { ...at, character: at.character + text.length }
    times.push(await timeOf(editor, text, { start: at, end: at }, pulls))
    times.push(await timeOf(editor, '', { start: at, end }, pulls))
  }
  return times
}

async function timeOf(editor: Editor, text: string, range: Range, pulls: boolean): Promise<number> {
  const start = performance.now()
  await editor.edit('file.yaml', text, range)
  await editor.diagnostics('file.yaml')
  const time = performance.now() - start
  return pulls ? time : time - DEBOUNCE_MS
}

const FILES = 225
const LINES = 1150
const EDITS = 10_000
/** A server that has used as much for so long has given back what it does not need. */
const SETTLED_MS = 4000
const MOST_SETTLING_MS = 30_000

/** 5,000 resources in 100 files of one folder, of which one is open. */
function many(pulls: boolean): Benchmark {
  const name = nameOf(pulls, '5,000 resources')
  return {
    name,
    measure: () => {
      const contents = Array.from({ length: FILES }, (_, i) => shaped('many documents', LINES, i + 1))
      const files = contents.map(({ content }, i) => [`file-${i}.yaml`, content] as const)
      const resources = contents.reduce((sum, { data }) => sum + data.length, 0)
      return inFolder(Object.fromEntries(files), async (folder) => {
        const editor = await startEditor(folder, { pulls })
        const content = contents[0]!.content
        await editor.open('file.yaml', content)
        await editor.rpc.sendRequest('seaworthy/checkWorkspace', {})
        const memory = await settledMemoryOf(editor)
        const key = keystrokes[1]!
        await timesOf(editor, content, key, 10, pulls)
        const times = await timesOf(editor, content, key, 80, pulls)
        const asked = await timesOfAsking(editor, content, key.line, 40)
        for (let left = EDITS; left > 0; left -= 2) await typeAndTakeBack(editor, content, left)
        await editor.diagnostics('file.yaml')
        const grown = await settledMemoryOf(editor)
        editor.stop()
        const megabytes = (value: number) => ({ p50: value, p95: value })
        return [
          { name: `${name} (${resources}): a key in a label`, ms: spread(times), goal: { ms: { p50: 20 } } },
          { name: `${name}: references of a label`, ms: spread(asked), goal: { ms: { p50: 50 } } },
          { name: `${name}: memory`, unit: 'MB', ms: megabytes(memory), goal: { ms: { p50: 150 } } },
          {
            name: `${name}: memory after ${EDITS} edits`,
            unit: 'MB',
            ms: megabytes(grown),
            ratio: megabytes(grown / memory),
            per: 'before',
            goal: { ratio: { p50: 1.1 } },
          },
        ]
      })
    },
  }
}

/** Asks who uses what stands at the ends of one line after another. */
async function timesOfAsking(editor: Editor, content: string, line: RegExp, count: number): Promise<readonly number[]> {
  const lines = content.split('\n')
  const rows = [...lines.keys()].filter((row) => line.test(lines[row]!))
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const row = rows[(i * 7) % rows.length]!
    const position = { line: row, character: lines[row]!.length }
    const start = performance.now()
    await editor.ask('textDocument/references', 'file.yaml', { position, context: { includeDeclaration: true } })
    times.push(performance.now() - start)
  }
  return times
}

async function typeAndTakeBack(editor: Editor, content: string, seed: number): Promise<void> {
  const lines = content.split('\n')
  const line = (seed * 7919) % lines.length
  const at = { line, character: lines[line]!.length }
  await editor.edit('file.yaml', 'x', { start: at, end: at })
  if (seed % 20 === 0) await editor.diagnostics('file.yaml')
  await editor.edit('file.yaml', '', { start: at, end: { ...at, character: at.character + 1 } })
}

const IDLE_MS = 60_000

function idle(pulls: boolean): Benchmark {
  const name = nameOf(pulls, 'messages in 60 idle seconds')
  return {
    name,
    measure: () =>
      inFolder({}, async (folder) => {
        const editor = await startEditor(folder, { pulls })
        await editor.open('file.yaml', shaped('many documents', 1000).content)
        await editor.diagnostics('file.yaml')
        if (pulls) {
          const params = { previousResultIds: [], partialResultToken: 'all' }
          editor.rpc.sendRequest('workspace/diagnostic', params).catch(() => undefined)
        }
        await after(2000)
        let messages = 0
        editor.process.stdout?.on('data', () => messages++)
        await after(IDLE_MS)
        editor.stop()
        const count = { p50: messages, p95: messages }
        return [{ name, unit: 'messages', ms: count, goal: { ms: { p50: 0 } } }]
      }),
  }
}

/** What the server holds once there is nothing left to do for it, in megabytes. */
async function settledMemoryOf(editor: Editor): Promise<number> {
  let memory = memoryOf(editor)
  for (let same = 0, all = 0; same < SETTLED_MS && all < MOST_SETTLING_MS; all += 500) {
    await after(500)
    const now = memoryOf(editor)
    same = Math.abs(now - memory) < 1 ? same + 500 : 0
    memory = now
  }
  return memory
}

function memoryOf({ process: { pid } }: Editor): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(stdout) / 1024
}
