import { chmodSync, existsSync } from 'node:fs'
import { context } from 'esbuild'

/** Each bundle by the file that it begins with. */
const bundles = {
  'dist/cli.js': 'server/src/cli/main.ts',
  'dist/bench.js': 'test/bench/main.ts',
}

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'esm',
  // Not `node`: then packages come as the ES modules that a browser is given, and nothing asks for `require`.
  platform: 'neutral',
  mainFields: ['module', 'main'],
  external: ['node:*'],
  target: 'node20',
  logLevel: 'warning',
}

const isWatching = process.argv.includes('--watch')

for (const [outfile, entry] of Object.entries(bundles)) {
  if (!existsSync(entry)) continue
  const build = await context({ ...shared, entryPoints: [entry], outfile })
  if (isWatching) {
    await build.watch()
    continue
  }
  await build.rebuild()
  await build.dispose()
  chmodSync(outfile, 0o755)
}
if (isWatching) console.error('Watching for changes. Ctrl+C ends it.')
