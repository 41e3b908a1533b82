import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import JSZip from 'jszip'
import { expect, test } from 'vitest'
import { rules } from '../../server/src/rules/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bytes = readFileSync(`${root}dist/seaworthy.vsix`)
const zip = await JSZip.loadAsync(bytes)
const files = Object.values(zip.files)
  .filter(({ dir }) => !dir)
  .map(({ name }) => name)

const snippets = ['cluster', 'compose', 'dockerfile', 'dockerfile-fragments', 'dockerignore', 'fragments', 'namespaces']

test('the package has in it what runs, what is shown, and nothing else', () => {
  expect(files.filter((name) => name.startsWith('extension/')).sort()).toEqual(
    [
      'LICENSE.txt',
      'changelog.md',
      'dist/client.browser.js',
      'dist/client.cjs',
      'dist/language-client.cjs',
      'dist/package.json',
      'dist/server.browser.js',
      'dist/server.forked.js',
      'l10n/bundle.l10n.json',
      'media/icon.png',
      'media/sample.yaml',
      ...['finding', 'harden', 'sample', 'team'].map((step) => `media/walkthrough-${step}.svg`),
      'package.json',
      'package.nls.json',
      'readme.md',
      'schemas/seaworthy.schema.json',
      ...[...snippets, 'network-policies', 'places', 'policies', 'rbac', 'traffic', 'workloads'].map(
        (name) => `snippets/${name}.json`,
      ),
    ]
      .map((name) => `extension/${name}`)
      .sort(),
  )
})

test('the package is small', () => {
  // 700 KB with 150 rules, and as much more for each rule as makes 1.5 MB with 600.
  expect(bytes.length / 1024).toBeLessThan(700 + Math.max(0, rules.length - 150) * 1.8)
})

test('pictures of the README are found in the repository', async () => {
  const readme = await zip.file('extension/readme.md')?.async('string')
  const pictures = [...(readme ?? '').matchAll(/!\[[^\]]*\]\(([^)]+)\)|<(?:img|source)[^>]+src(?:set)?="([^"]+)"/g)]
  const addresses = pictures.map(([, markdown, html]) => markdown ?? html ?? '')
  const repository = 'https://github.com/seaworthy-dev/seaworthy/raw/HEAD/'
  expect(addresses.filter((address) => !address.startsWith(repository))).toEqual([])
  for (const address of addresses) {
    const picture = readFileSync(`${root}${address.slice(repository.length)}`)
    expect(picture.subarray(1, 4).toString(), address).toBe('PNG')
  }
})

test('it says nothing of a telemetry, and asks for nothing at a distance', async () => {
  const manifest = JSON.parse((await zip.file('extension/package.json')?.async('string')) ?? '{}')
  expect(manifest.extensionDependencies).toBeUndefined()
  expect(manifest.extensionPack).toBeUndefined()
})
