import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dedent } from '../../server/src/rules/example.ts'
import { folderWith, run, runIn } from '../harness/cli.ts'

const dockerfile = dedent(`
  FROM node:24
  USER root
`)
const only = ['--rule', 'last-user-root']

test('Dockerfiles are found in folders by their names', () => {
  const names = [
    'Dockerfile',
    'Dockerfile.dev',
    'a/web.Dockerfile',
    'a/b.dockerfile',
    'Containerfile',
    'Containerfile.ci',
  ]
  const others = ['Dockerfile.md', 'Dockerfile.dockerignore', 'docker', 'Dockerfiles.txt']
  const files = Object.fromEntries([...names, ...others].map((name) => [name, dockerfile]))
  const { out, status } = run(['check', ...only, '--format', 'json', '.'], files)
  const { findings }: { readonly findings: readonly { readonly file: string }[] } = JSON.parse(out)
  expect(findings.map(({ file }) => file).sort()).toEqual([...names].sort())
  expect(status).toBe(1)
})

test('a finding in a Dockerfile is shown with its line', () => {
  const { out } = run(['check', ...only, 'Dockerfile'], { Dockerfile: dockerfile })
  expect(out).toContain('2:6  warning  The image runs as user "root".  last-user-root')
  expect(out).toContain('2 │ USER root')
})

test('a Dockerfile is fixed where it stands, with its line ends', () => {
  const folder = folderWith({ Dockerfile: dockerfile.replaceAll('\n', '\r\n') })
  expect(runIn(folder, ['fix', '--unsafe', ...only, '.']).status).toBe(0)
  expect(readFileSync(`${folder}/Dockerfile`, 'utf8')).toBe('FROM node:24\r\nUSER root\r\nUSER node\r\n')
})

test('the list of rules says which are for Dockerfiles', () => {
  const rules: readonly { readonly id: string; readonly scope: string }[] = JSON.parse(
    run(['rules', '--format', 'json']).out,
  )
  expect(rules.find(({ id }) => id === 'last-user-root')?.scope).toBe('dockerfile')
})

const copyAll = 'FROM node:24\nWORKDIR /app\nCOPY package.json . ./\n'
const around = ['--rule', 'dockerignore-missing', '--rule', 'copy-context-root']

/** The rules that find something in the Dockerfile of a folder that is not the top of its repository. */
function foundAround(files: Readonly<Record<string, string>>): readonly string[] {
  const all = { '.git/HEAD': '', 'docker/Dockerfile': copyAll, ...files }
  const { out } = run(['check', ...around, '--format', 'json', 'docker/Dockerfile'], all)
  const { findings }: { readonly findings: readonly { readonly rule: string }[] } = JSON.parse(out)
  return findings.map(({ rule }) => rule)
}

test('what lies around a Dockerfile is looked at, up to the top of the repository', () => {
  expect(foundAround({ 'package.json': '{}' })).toEqual(['dockerignore-missing'])
  expect(foundAround({ 'docker/package.json': '{}' })).toEqual(['dockerignore-missing'])
  expect(foundAround({ 'package.json': '{}', '.dockerignore': 'docs' })).toEqual(['copy-context-root'])
  expect(foundAround({ 'package.json': '{}', '.dockerignore': '.git\n.env' })).toEqual([])
  expect(foundAround({ 'docker/package.json': '{}', 'package.json': '{}', '.dockerignore': 'a' })).toEqual([
    'dockerignore-missing',
  ])
})

test('a fix that has to be looked at makes no file', () => {
  const folder = folderWith({ Dockerfile: copyAll, 'package.json': '{}' })
  const { error } = runIn(folder, ['fix', '--unsafe', '--rule', 'dockerignore-missing', '.'])
  expect(error).toBe('0 findings fixed in 0 files, 1 left.\n')
  expect(readdirSync(folder).sort()).toEqual(['Dockerfile', 'package.json'])
})
