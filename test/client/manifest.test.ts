import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { profileNames } from '../../server/src/lint/profile.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8')
const manifest = JSON.parse(read('package.json'))
const { contributes } = manifest
const sources = readdirSync(`${root}client/src`).map((name) => read(`client/src/${name}`))

/** All strings of a JSON value. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

test('every text of the manifest that can be translated is there, and there is no other', () => {
  const used = stringsOf(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? [])
  expect([...new Set(used)].sort()).toEqual(Object.keys(JSON.parse(read('package.nls.json'))).sort())
})

test('every text of the client that can be translated is in the bundle, and there is no other', () => {
  const used = sources.flatMap((source) =>
    [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text.replaceAll("\\'", "'")),
  )
  expect(used.length).toBeGreaterThan(10)
  const bundle = Object.fromEntries([...new Set(used)].sort().map((text) => [text, text]))
  expect(JSON.parse(read('l10n/bundle.l10n.json'))).toEqual(bundle)
})

test('every file that the manifest names is there', () => {
  const named = stringsOf([contributes, manifest.icon, manifest.l10n])
    .filter((text) => /^(?:\.\/)?(?:media|snippets|schemas|l10n)\b/.test(text))
    .map((path) => path.replace(/^\.\//, ''))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
})

test('every snippet file is contributed', () => {
  const contributed = contributes.snippets.map(({ path }: { readonly path: string }) => path.replace('./snippets/', ''))
  const there = readdirSync(`${root}snippets`).filter((name) => name !== 'places.json')
  expect([...new Set(contributed)].sort()).toEqual(there.sort())
})

test('every command that is offered is made, and every command that is made is offered', () => {
  const offered = contributes.commands.map(({ command }: { readonly command: string }) => command)
  const commands = read('client/src/commands.ts')
  const listed = /Record<string, \(\) => unknown>> = \{([^}]*)\}/.exec(commands)?.[1] ?? ''
  const made = [
    ...[...listed.matchAll(/^ {4}(\w+)[:,]/gm)].map(([, name]) => `seaworthy.${name}`),
    ...sources.flatMap((source) => [...source.matchAll(/'(seaworthy\.[a-zA-Z]+)'/g)].map(([, name]) => name ?? '')),
  ].filter((name) => name !== 'seaworthy.status')
  expect([...new Set(made)].sort()).toEqual(offered.sort())
})

test('no language is contributed, since others have them', () => {
  expect(contributes.languages).toBeUndefined()
  expect(contributes.grammars).toBeUndefined()
})

test('what is checked does not depend on settings, unless the user says so', () => {
  const properties: [string, { readonly default: unknown }][] = Object.entries(contributes.configuration.properties)
  const set = properties.filter(([, setting]) => setting.default !== null).map(([name]) => name)
  expect(set).toEqual(['seaworthy.trace.server'])
  expect(contributes.configuration.properties['seaworthy.profile'].enum).toEqual([...profileNames, null])
})

test('it is on only where our languages are', () => {
  expect(manifest.activationEvents.filter((event: string) => !event.startsWith('onLanguage:'))).toEqual([])
  expect(manifest.activationEvents).not.toContain('onLanguage:json')
})
