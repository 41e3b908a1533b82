import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { MOST_NAMES, mayListAround, namesIn } from '../../server/src/host/list.ts'
import { listWorkspaceFolders } from '../../server/src/host/workspace.ts'
import { folderWith } from '../harness/cli.ts'

/** What the command line and the language server see in a folder. */
async function seenIn(top: string, path: string): Promise<readonly (readonly string[] | undefined)[]> {
  const [listed] = await listWorkspaceFolders([pathToFileURL(top).href], [pathToFileURL(`${top}/${path}`).href])
  return [namesIn(`${top}/${path}`), listed].map((names) => names && [...names].sort())
}

test('all that is directly in a folder is named, and nothing of what a link leads to', async () => {
  const top = folderWith({ 'a/.env': '', 'a/b/c': '', 'a/node_modules/d': '' })
  symlinkSync('a', `${top}/link`)
  const names = ['.env', 'b', 'node_modules']
  expect(await seenIn(top, 'a')).toEqual([names, names])
  expect(await seenIn(top, 'link')).toEqual([undefined, undefined])
  expect(await seenIn(top, 'a/.env')).toEqual([undefined, undefined])
  expect(await seenIn(top, 'none')).toEqual([undefined, undefined])
})

test('nothing is said of folders that hold too much', async () => {
  const top = folderWith({})
  mkdirSync(`${top}/many`)
  for (let count = 0; count <= MOST_NAMES; count++) writeFileSync(`${top}/many/${count}`, '')
  expect(await seenIn(top, 'many')).toEqual([undefined, undefined])
})

test('a server lists no folder outside of the workspace', async () => {
  const top = folderWith({ 'in/a': '', 'out/b': '' })
  const uris = ['out', 'in/../out', ''].map((path) => pathToFileURL(`${top}/${path}`).href)
  expect(await listWorkspaceFolders([pathToFileURL(`${top}/in`).href], uris)).toEqual(uris.map(() => undefined))
})

test('the command line looks into the repository of a file and into what was asked for', () => {
  const top = folderWith({ 'r/.git/HEAD': '', 'r/a/b/Dockerfile': '', 'x/a/Dockerfile': '', 'x/b/c': '' })
  const answers = (file: string, asked: readonly string[], folders: readonly string[]) => {
    const mayList = mayListAround(`${top}/${file}`, asked)
    return folders.map((folder) => mayList(`${top}/${folder}`))
  }
  expect(answers('r/a/b/Dockerfile', [], ['r/a/b', 'r/a', 'r', '', 'rr', 'x'])).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
  expect(answers('x/a/Dockerfile', [], ['x/a', 'x', 'x/a/d'])).toEqual([true, false, true])
  expect(answers('x/a/Dockerfile', [`${top}/x`], ['x', 'x/b', ''])).toEqual([true, true, false])
})
