// Builds what is packed, where npm takes the project from Git, as pre-commit lets it do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
// When npm installs for the whole machine, it tells so to what it runs, and then that does not install here.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)))

const isInstalled = existsSync(`${root}node_modules/esbuild`)
if (!isInstalled) npm('install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error')
npm('run', '--silent', 'build', '--', '--release')

function npm(...args) {
  const isWindows = process.platform === 'win32'
  const { status } = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: isWindows,
  })
  if (status !== 0) process.exit(status ?? 1)
}
