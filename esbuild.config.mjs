import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { context } from 'esbuild'

/** What people install is small; what is built to work on says its names when it fails. */
const isRelease = process.argv.includes('--release')

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: isRelease,
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

/** What VS Code loads: no ES module, and with `vscode` given by it. @type {import('esbuild').BuildOptions} */
const extension = {
  ...node,
  format: 'cjs',
  platform: 'node',
  banner: {},
  external: ['vscode'],
  outExtension: { '.js': '.cjs' },
}

/** The same in a browser. @type {import('esbuild').BuildOptions} */
const webExtension = {
  ...shared,
  format: 'cjs',
  platform: 'browser',
  target: 'es2022',
  external: ['vscode'],
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
  {
    ...node,
    banner: {},
    entryPoints: { 'server.forked': 'server/src/lsp/main.forked.ts' },
    plugins: [asBuilt(/^\.\/main\.browser\.ts$/, './server.browser.js')],
  },
  { ...node, entryPoints: { bench: 'test/bench/main.ts' }, external: [...node.external, 'playwright-core'] },
  // Not read before there is something to check: most of what the client is made of.
  { ...extension, entryPoints: { 'language-client': 'vscode-languageclient/node' } },
  {
    ...extension,
    entryPoints: { client: 'client/src/extension.ts' },
    plugins: [asBuilt(/^vscode-languageclient(\/node)?$/, './language-client.cjs')],
    // An import that waits becomes a `require` that waits, which is what finds `vscode`.
    supported: { 'dynamic-import': false },
  },
  { ...webExtension, entryPoints: { 'client.browser': 'client/src/extension.browser.ts' } },
  // What opens an editor with the extension in it, by hand and in tests, takes its packages from node_modules.
  { ...node, entryPoints: { start: 'test/editor/start.ts', 'e2e/code': 'test/e2e/code.ts' }, packages: 'external' },
  { ...extension, entryPoints: { 'e2e/suite': 'test/e2e/suite/run.ts' }, external: ['vscode', 'mocha'] },
  {
    ...webExtension,
    entryPoints: { 'e2e/suite': 'test/e2e/suite/run.worker.ts' },
    define: { global: 'globalThis' },
  },
]

// The manifest of the project does not say it for all: then VS Code would take the client for an ES module as well.
mkdirSync('dist', { recursive: true })
writeFileSync('dist/package.json', '{ "type": "module" }\n')

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
else for (const program of ['dist/cli.js', 'dist/e2e/code.js']) chmodSync(program, 0o755)

/** Each build names shared code anew. */
function removeShared() {
  try {
    for (const file of readdirSync('dist')) if (file.startsWith('shared-')) rmSync(`dist/${file}`)
  } catch {
    // There is no earlier build.
  }
}

/** Leaves imports to when they run, and then they are of what was built from them. @returns {import('esbuild').Plugin} */
function asBuilt(filter, built) {
  return { name: 'as built', setup: (build) => build.onResolve({ filter }, () => ({ path: built, external: true })) }
}
