import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { filesThere, generatedFiles } from './harness/generated.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const files = generatedFiles()
const HELP = 'Run "npm run generate" and commit what it writes.'

test('every generated file is what the rules make of it', () => {
  const stale = [...files].filter(([path, content]) => contentOf(path) !== content)
  expect(
    stale.map(([path]) => path),
    HELP,
  ).toEqual([])
})

test('there is no generated file that nothing generates', () => {
  expect(
    filesThere(root).filter((path) => !files.has(path)),
    HELP,
  ).toEqual([])
})

test('every link from a generated page leads to a page', () => {
  const links = [...files].flatMap(([path, content]) =>
    [...content.matchAll(/\]\(([^():]+\.md)\)/g)].map(([, target]) => ({ path, target: `docs/rules/${target}` })),
  )
  expect(links.length).toBeGreaterThan(0)
  expect(links.filter(({ target }) => !files.has(target))).toEqual([])
})

test('a page shows every finding of its examples below the line that it is about', () => {
  const page = files.get('docs/rules/privileged-container.md')
  expect(page).toContain(`
        privileged: true # for the debugger
#                   ^^^^ Container "app" runs in privileged mode.
`)
})

function contentOf(path: string): string | undefined {
  return existsSync(`${root}/${path}`) ? readFileSync(`${root}/${path}`, 'utf8') : undefined
}
