import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Editor } from './install.ts'

export interface ServeOptions {
  /** VSIX files to install first. */
  readonly extensions?: readonly string[]
  /** Settings of the user, beside those that keep the editor quiet. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Folders are not trusted until somebody says so. */
  readonly isRestricted?: boolean
  /** Only who knows the address may open it: for people, whose machine others may be on as well. */
  readonly isPrivate?: boolean
  /** The page may name extensions and tests to load. */
  readonly isDriven?: boolean
  readonly environment?: NodeJS.ProcessEnv
}

/** A VS Code that answers on this machine alone, with a profile that is gone when it stops. */
export interface Served {
  readonly url: URL
  /** Sets settings of the user beside those that keep the editor quiet. */
  configure(settings: Readonly<Record<string, unknown>>): void
  stop(): Promise<void>
}

/** Nothing but the editor and what is tried in it. */
const quiet: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'editor.minimap.enabled': false,
  'editor.wordBasedSuggestions': 'off',
  'files.hotExit': 'off',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

/**
 * Starts VS Code for the browser on a free port of 127.0.0.1. It stops with this process at the latest.
 *
 * @throws when it does not start; the message has what it said.
 */
export async function serveEditor(editor: Editor, options: ServeOptions = {}): Promise<Served> {
  const profile = mkdtempSync(join(tmpdir(), 'seaworthy-editor-'))
  mkdirSync(join(profile, 'user', 'User'), { recursive: true })
  const configure = (settings: ServeOptions['settings']) => {
    writeFileSync(join(profile, 'user', 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }))
  }
  configure(options.settings)
  const folders = {
    '--server-data-dir': join(profile, 'data'),
    '--extensions-dir': join(profile, 'extensions'),
    '--user-data-dir': join(profile, 'user'),
  }
  const shared = [editor.serverMain, '--accept-server-license-terms', '--telemetry-level', 'off']
  const args = [...shared, ...Object.entries(folders).flat()]
  // The gallery is off: nothing is looked up in a network.
  const env = { ...process.env, ...options.environment, EXTENSIONS_GALLERY: '{}' }
  for (const vsix of options.extensions ?? [])
    await finished(spawn(editor.node, [...args, '--install-extension', vsix], { env }))

  const token = options.isPrivate ? randomUUID() : undefined
  args.push('--host', '127.0.0.1', '--port', '0')
  args.push(...(token ? ['--connection-token', token] : ['--without-connection-token']))
  if (!options.isRestricted) args.push('--disable-workspace-trust')
  if (options.isDriven) args.push('--enable-smoke-test-driver')
  const child = spawn(editor.node, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  const stop = async () => {
    const ended = child.exitCode !== null || new Promise((resolve) => child.once('exit', resolve))
    child.kill()
    setTimeout(() => child.kill('SIGKILL'), 3000).unref()
    await ended
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', () => {
    child.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true })
  })
  const url = new URL(`http://127.0.0.1:${await portOf(child)}`)
  if (token) url.searchParams.set('tkn', token)
  return { url, configure, stop }
}

async function portOf(child: ChildProcess): Promise<string> {
  let said = ''
  return await new Promise((resolve, reject) => {
    const listen = (data: Buffer) => {
      said += data
      const port = /listening on (\d+)/.exec(said)?.[1]
      if (port) resolve(port)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => reject(new Error(`VS Code did not start:\n${said}`)))
  })
}

async function finished(child: ChildProcess): Promise<void> {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += data))
  const status = await new Promise((resolve) => child.once('exit', resolve))
  if (status !== 0) throw new Error(`The extension could not be installed:\n${said}`)
}
