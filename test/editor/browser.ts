import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { type Browser, chromium } from 'playwright-core'
import { onPath } from './path.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/**
 * Starts a Chromium without a window: `SEAWORTHY_BROWSER`, else the one on the PATH. On a Debian where this process may
 * do so, one is installed first.
 *
 * @throws when there is none; the message says how to get one.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.SEAWORTHY_BROWSER ?? onPath(names) ?? installed()
  // A sandbox cannot be had in a container, and only pages of our own are opened.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
  return await chromium.launch({
    executablePath,
    headless: true,
    args: [...args, '--disable-component-update', '--disable-sync'],
  })
}

function installed(): string {
  if (process.getuid?.() === 0 && onPath(['apt-get'])) {
    console.error('Installing Chromium …')
    const quiet: SpawnSyncOptions = { stdio: ['ignore', 'ignore', 'inherit'] }
    spawnSync('apt-get', ['update', '-qq'], quiet)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
    const found = onPath(names)
    if (found) return found
  }
  throw new Error('There is no Chromium. Install one, or name one in SEAWORTHY_BROWSER.')
}
