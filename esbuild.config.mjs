import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { context } from 'esbuild'

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  platform: 'neutral',
  mainFields: ['module', 'main'],
  // As browsers are given it: ES modules.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  logLevel: 'warning',
}

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  format: 'esm',
  target: 'node20',
  conditions: ['node'],
  external: ['node:*', ...builtinModules],
  // Packages that are no ES modules ask for the modules of Node with it.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  outdir: 'dist',
}

/** @type {readonly import('esbuild').BuildOptions[]} */
const builds = [
  // The command line and the server have most of their code in common, and it is there once.
  {
    ...node,
    entryPoints: { cli: 'server/src/cli/main.ts', server: 'server/src/lsp/main.node.ts' },
    splitting: true,
    chunkNames: 'shared-[hash]',
  },
  {
    ...shared,
    format: 'iife',
    target: 'es2022',
    conditions: ['browser'],
    entryPoints: { 'server.browser': 'server/src/lsp/main.browser.ts' },
    outdir: 'dist',
  },
  { ...node, entryPoints: { bench: 'test/bench/main.ts' } },
]

const isWatching = process.argv.includes('--watch')

for (const options of builds) {
  const build = await context(options)
  if (isWatching) {
    await build.watch()
    continue
  }
  if (options.splitting) removeShared()
  await build.rebuild()
  await build.dispose()
}
if (isWatching) console.error('Watching for changes. Ctrl+C ends it.')
else chmodSync('dist/cli.js', 0o755)

/** Each build names shared code anew. */
function removeShared() {
  try {
    for (const file of readdirSync('dist')) if (file.startsWith('shared-')) rmSync(`dist/${file}`)
  } catch {
    // There is no earlier build.
  }
}
