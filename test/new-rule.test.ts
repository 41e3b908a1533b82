import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith } from './harness/cli.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const rulesFolder = 'server/src/rules'

/** A folder with nothing of the project but its rules. */
function copyOfRules(): string {
  const folder = folderWith({})
  cpSync(join(root, rulesFolder), join(folder, rulesFolder), { recursive: true })
  return folder
}

function runTool(name: string, folder: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'tools', name), ...args], { cwd: folder, encoding: 'utf8' })
}

function read(folder: string, name: string): string {
  return readFileSync(join(folder, rulesFolder, name), 'utf8')
}

test('the index and the groups of the rules are what "npm run generate" makes of their files', () => {
  const folder = copyOfRules()
  expect(runTool('rule-index.mjs', folder).status).toBe(0)
  for (const name of ['index.ts', 'groups.ts']) expect(read(folder, name)).toBe(read(root, name))
})

test('a new rule has a file, a place in the index, and an example that shows what is to be found', () => {
  const folder = copyOfRules()
  const { stdout, stderr, status } = runTool('new-rule.mjs', folder, 'quite-new-problem', 'kubernetes/host')
  expect([stderr, status]).toEqual(['', 0])
  expect(stdout).toContain(`Wrote ${rulesFolder}/kubernetes/host/quite-new-problem.ts.`)
  expect(read(folder, 'kubernetes/host/quite-new-problem.ts')).toMatch(
    /export const quiteNewProblem = defineRule\(\{\n {2}id: 'quite-new-problem',[\s\S]*«/,
  )
  expect(read(folder, 'index.ts')).toContain(
    "import { quiteNewProblem } from './kubernetes/host/quite-new-problem.ts'\n",
  )
  expect(read(folder, 'index.ts')).toContain('  quiteNewProblem,\n')
  expect(read(folder, 'groups.ts')).toMatch(/'kubernetes\/host': \[\n[^\]]*'quite-new-problem',/)
})

test('a new rule for Dockerfiles looks at one', () => {
  const folder = copyOfRules()
  const { stderr } = runTool('new-rule.mjs', folder, 'quite-new-problem', 'dockerfile/users')
  expect(stderr).toBe('')
  expect(read(folder, 'dockerfile/users/quite-new-problem.ts')).toMatch(/FROM [\s\S]*«[\s\S]*on: 'instruction'/)
})

test.each([
  [['privileged-container'], 'server/src/rules/kubernetes/pod-security/privileged-container.ts is there already.'],
  [['PrivilegedContainer'], '"PrivilegedContainer" is not two or more words in kebab-case.'],
  [[], '"" is not two or more words in kebab-case.'],
  [['a-b', '../..'], '"../.." is not a folder of rules.'],
])('new-rule %j is answered with what is wrong with it', (args, mistake) => {
  const { stderr, status } = runTool('new-rule.mjs', copyOfRules(), ...args)
  expect([stderr.startsWith(mistake), status]).toEqual([true, 2])
})
