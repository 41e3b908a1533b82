// Installs what package-lock.json names, unless it is installed already. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}node_modules/.seaworthy-lock`
const wanted = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .update(process.version)
  .digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing the packages that package-lock.json names …')
  const isWindows = process.platform === 'win32'
  // Not `npm ci`: it refuses a lock file without the binaries of every platform, and not every registry has them all.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: isWindows })
  if (npm.status === 0) writeFileSync(stamp, wanted)
  else {
    console.error(`The packages could not be installed${npm.error ? `: ${npm.error.message}` : ''}.`)
    process.exitCode = 1
  }
}
