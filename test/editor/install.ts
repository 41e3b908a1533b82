import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A VS Code that runs in a browser comes in the package code-server; it needs a Node.js of its own. */
const CODE_SERVER = '4.139.1'
const NODE = '24.21.0'

/** Parts of VS Code that nothing here uses, and that are most of its size. */
const unused = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  'kerberos',
  'ssh2',
]

/** Where the programs of an installed VS Code are. */
export interface Editor {
  readonly node: string
  readonly serverMain: string
}

/**
 * Installs VS Code for the browser into the project's own folder, from the npm registry alone, unless it is there.
 *
 * @throws when npm fails; what it said is on the terminal by then.
 */
export async function installEditor(root: string, say: (sentence: string) => void): Promise<Editor> {
  const folder = join(root, '.vscode-test', 'editor')
  const packages = join(folder, 'node_modules')
  const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const code = join(packages, 'code-server', 'lib', 'vscode')
  const editor = {
    node: join(packages, nodePackage, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    serverMain: join(code, 'out', 'server-main.js'),
  }
  const stamp = join(folder, '.installed')
  const wanted = `${CODE_SERVER} ${NODE} ${nodePackage}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return editor

  say('Setting up VS Code in the browser: about 170 MB from the npm registry, once. It takes half a minute or so.')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const dependencies = { 'code-server': CODE_SERVER, [nodePackage]: NODE }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  say('1 of 2: the editor and its Node.js …')
  // The scripts of the packages would compile what is not needed here, and check for a Node.js that is not the one above.
  await npm(folder, ['install', '--ignore-scripts', '--engine-strict=false'])
  say('2 of 2: what the editor needs …')
  await npm(code, ['pkg', 'delete', ...unused.map((name) => `dependencies.${name}`), 'overrides'])
  // Not `npm ci`: the lock file in the package is not complete.
  await npm(code, ['install', '--ignore-scripts', '--omit=dev', '--no-save'])
  writeFileSync(stamp, wanted)
  return editor
}

async function npm(folder: string, args: readonly string[]): Promise<void> {
  const isWindows = process.platform === 'win32'
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(isWindows ? 'npm.cmd' : 'npm', [...args, ...quiet], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: isWindows,
  })
  const status = await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject))
  if (status !== 0) throw new Error(`npm ${args[0]} failed in ${folder}.`)
}
