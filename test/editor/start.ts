/** `npm start`: opens the example shop in a real editor, with the extension as it was just built. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createVSIX } from '@vscode/vsce'
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

const scratch = mkdtempSync(join(tmpdir(), 'seaworthy-start-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }))

const code = process.env.SEAWORTHY_EDITOR === 'browser' ? undefined : onPath(['code'])
if (code) openDesktop(code)
else await openInBrowser()

/** A new window with an empty profile, so that no other extension and no setting has a part in what is seen. */
function openDesktop(program: string): void {
  console.log(
    `Opening examples/ in a new window of ${program}.\n${lookAt}\n  Close the window, or press Ctrl+C here, to end.`,
  )
  const profile = ['--user-data-dir', join(scratch, 'user'), '--extensions-dir', join(scratch, 'extensions')]
  const quiet = ['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', '--disable-telemetry']
  const args = ['--new-window', '--wait', ...profile, ...quiet, `--extensionDevelopmentPath=${root}`, shop, first]
  const child = spawn(program, args, { stdio: 'inherit' })
  const end = () => child.kill()
  process.once('SIGINT', end).once('SIGTERM', end)
  child.once('exit', (status) => process.exit(status ?? 0))
}

async function openInBrowser(): Promise<void> {
  console.log('There is no "code" on the PATH, so VS Code will run in the browser.')
  const editor = await installEditor(root, console.log)
  const vsix = join(scratch, 'seaworthy.vsix')
  await createVSIX({ cwd: root, packagePath: vsix, dependencies: false })
  const served = await serveEditor(editor, { extensions: [vsix], isPrivate: true })
  const file = ['openFile', `vscode-remote://${served.url.host}${first}`]
  served.url.searchParams.set('folder', shop)
  served.url.searchParams.set('payload', JSON.stringify([file]))
  console.log(`\n  Open this address in your browser:\n\n    ${served.url}\n${lookAt}\n  Ctrl+C ends it.`)
  const end = async () => {
    await served.stop()
    process.exit(0)
  }
  process.once('SIGINT', end).once('SIGTERM', end)
}
