// Writes server/src/rules/index.ts and groups.ts from the files of the rules: `npm run generate`, before all else that is
// generated, since that runs the rules.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const NOTE = '// Written by "npm run generate" from the files of the rules.\n\n'
const DEFINITION = /^export const (\w+) = defineRule\(\{\s*id: '([a-z0-9-]+)'/m

/**
 * Writes the index of the rules below the folder `root`.
 *
 * @param {string} root Of the project.
 */
export function writeIndex(root) {
  const folder = `${root}/server/src/rules`
  const rules = rulesBelow(folder)
  writeFileSync(`${folder}/index.ts`, indexOf(rules))
  writeFileSync(`${folder}/groups.ts`, groupsOf(rules))
}

/** Every rule with its name in code, its id, and its file without `.ts` as from the folder, in the order of the files. */
function rulesBelow(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const paths = names.map((name) => name.replaceAll('\\', '/')).filter((path) => /\/.*\.ts$/.test(path))
  return paths.sort().flatMap((path) => {
    const [, name, id] = DEFINITION.exec(readFileSync(`${folder}/${path}`, 'utf8')) ?? []
    return id === undefined ? [] : [{ name, id, path }]
  })
}

function indexOf(rules) {
  const imports = rules.map(({ name, path }) => `import { ${name} } from './${path}'\n`)
  const names = byId(rules).map(({ name }) => `  ${name},\n`)
  return `${NOTE}${imports.join('')}import type { AnyRule } from './rule.ts'

/** All rules, by their ids. */
export const rules: readonly AnyRule[] = [
${names.join('')}]
`
}

function groupsOf(rules) {
  const folderOf = ({ path }) => path.slice(0, path.lastIndexOf('/'))
  const folders = [...new Set(rules.map(folderOf))].sort()
  const rows = folders.map((folder) => {
    const ids = byId(rules.filter((rule) => folderOf(rule) === folder)).map(({ id }) => `    '${id}',\n`)
    return `  '${folder}': [\n${ids.join('')}  ],\n`
  })
  return `${NOTE}/** The ids of the rules by the folder of their files, such as \`kubernetes/pod-security\`. */
export const groups: Readonly<Record<string, readonly string[]>> = {
${rows.join('')}}
`
}

function byId(rules) {
  return [...rules].sort((a, b) => (a.id < b.id ? -1 : 1))
}

if (import.meta.filename === process.argv[1]) writeIndex(process.cwd())
