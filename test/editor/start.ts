/** `npm start`: opens the example shop in a real editor, with the extension as it was just built. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installEditor } from './install.ts'
import { onPath } from './path.ts'
import { serveEditor } from './server.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const shop = join(root, 'examples')
const first = join(shop, 'k8s', 'payments.yaml')

const lookAt = `
  What to look at first:
    k8s/payments.yaml      is open. Point at a wavy line; Ctrl+. (Cmd+. on a Mac) offers to mend it.
    Ctrl+Shift+M           lists what is found in the open files.
    F1, "Seaworthy: Harden This Workload"   shows every change before it is made.
    F1, "Seaworthy: Check Workspace"        checks the whole shop.
`

/** In a pipeline, or in the background, nobody could end it. */
const isWatched = process.stdin.isTTY || process.stdout.isTTY
const UNWATCHED_SECONDS = 60

const scratch = mkdtempSync(join(tmpdir(), 'seaworthy-start-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }))

const code = desktopCode()
if (code) openDesktop(code)
else
  await openInBrowser().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })

/** The program of a VS Code that can open a window here. */
function desktopCode(): string | undefined {
  const { SEAWORTHY_EDITOR, VSCODE_IPC_HOOK_CLI, DISPLAY, WAYLAND_DISPLAY } = process.env
  // In a terminal of a remote VS Code, `code` only talks to the window that is open.
  if (SEAWORTHY_EDITOR === 'browser' || VSCODE_IPC_HOOK_CLI) return undefined
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return undefined
  return onPath([process.platform === 'win32' ? 'code.cmd' : 'code'])
}

/** A new window with an empty profile, so that no other extension and no setting has a part in what is seen. */
function openDesktop(program: string): void {
  console.log(`Opening examples/ in a new window of ${program}.\n${lookAt}\n  Close it, or press Ctrl+C here, to end.`)
  const profile = ['--user-data-dir', join(scratch, 'user'), '--extensions-dir', join(scratch, 'extensions')]
  const quiet = ['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--disable-telemetry']
  const args = ['--new-window', '--wait', ...profile, ...quiet, `--extensionDevelopmentPath=${root}`, shop, first]
  const isScript = program.endsWith('.cmd')
  const quote = (text: string) => (isScript ? `"${text}"` : text)
  const child = spawn(quote(program), args.map(quote), { stdio: 'inherit', shell: isScript })
  const end = () => child.kill()
  process.once('SIGINT', end).once('SIGTERM', end)
  child.once('exit', (status) => process.exit(status ?? 0))
}

async function openInBrowser(): Promise<void> {
  console.log('There is no desktop VS Code to open a window with, so it will run in the browser.')
  const editor = await installEditor(root, console.log)
  const served = await serveEditor(editor, { extensions: [packedExtension()], isPrivate: true })
  const end = async (status: number) => {
    await served.stop()
    process.exit(status)
  }
  process.once('SIGINT', () => end(0)).once('SIGTERM', () => end(0))
  const file = ['openFile', `vscode-remote://${served.url.host}${first}`]
  served.url.searchParams.set('folder', shop)
  served.url.searchParams.set('payload', JSON.stringify([file]))
  console.log(`\n  Open this address in your browser:\n\n    ${served.url}\n${lookAt}\n  Ctrl+C ends it.`)
  if (!isWatched) await end(await showUnwatched(served.url))
}

function packedExtension(): string {
  const vsix = join(scratch, 'seaworthy.vsix')
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce')
  const args = [vsce, 'package', '--no-dependencies', '--out', vsix]
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`The extension could not be packed:\n${stderr}`)
  return vsix
}

/** For pipelines and scripts: that the editor answers, what is found in the shop, and time for whoever wants to look. */
async function showUnwatched(url: URL): Promise<number> {
  // The address has a secret in it, which is exchanged for a cookie.
  const { headers } = await fetch(url, { redirect: 'manual' })
  const [cookie = ''] = headers.get('set-cookie')?.split(';') ?? []
  const page = await fetch(url.origin, { headers: { cookie } })
  if (!page.ok || !(await page.text()).includes('workbench')) throw new Error(`The editor answers with ${page.status}.`)
  console.log('\nThe editor answers. This is what it shows, on the command line:\n')
  const args = [join(root, 'dist/cli.js'), 'check', 'examples', '--fail-on', 'never']
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  console.log(`\nNobody is at a terminal here, so it ends by itself in ${UNWATCHED_SECONDS} seconds.`)
  await new Promise((resolve) => setTimeout(resolve, UNWATCHED_SECONDS * 1000))
  return status ?? 1
}
