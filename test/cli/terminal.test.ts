import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { bundle, folderWith } from '../harness/cli.ts'

/** It runs a command as if a person sat before it. */
const recorder = 'script'
const hasTerminal = process.platform === 'linux' && spawnSync(recorder, ['--version']).status === 0

const container = 'spec:\n  containers:\n    - name: app\n      securityContext:\n        privileged: true\n'
const pod = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n${container}`

/** What a person sees, with the codes that steer a terminal. */
function seen(files: Readonly<Record<string, string>>, ...args: string[]): string {
  const command = [process.execPath, bundle, 'check', '--rule', 'privileged-container', ...args]
  const env = { ...process.env, NO_COLOR: '', TERM: 'xterm' }
  const quoted = command.map((part) => `'${part}'`).join(' ')
  const options = { cwd: folderWith(files), encoding: 'utf8', env, maxBuffer: 2 ** 28 } as const
  return spawnSync(recorder, ['-qec', quoted, '/dev/null'], options).stdout
}

test.skipIf(!hasTerminal)('a terminal is printed on in colours, unless there is --no-color', () => {
  expect(seen({ 'pod.yaml': pod })).toContain('\u001b[')
  const plain = seen({ 'pod.yaml': pod }, '--no-color')
  expect(plain).toContain('Container "app"')
  expect(plain).not.toContain('\u001b[')
})

test.skipIf(!hasTerminal)('what takes long says how far it is, and takes that away again', () => {
  const files = Object.fromEntries(Array.from({ length: 800 }, (_, i) => [`${i}.yaml`, `${pod}---\n`.repeat(20)]))
  const printed = seen(files, '--quiet', '--no-color')
  const erase = '\r\u001b[2K'
  const shown = printed.split(erase)
  const isProgress = (text: string) => /^(?:Reading|Checking) [^\n]*$/.test(text)
  expect(shown.some(isProgress)).toBe(true)
  const findings = shown.filter((text) => !isProgress(text)).join('')
  expect(findings).toMatch(/^0\.yaml:9:21 {2}error/)
  expect(findings.split(/\r?\n/).filter((line) => line !== '' && !/^\d+\.yaml:\d/.test(line))).toEqual([])
})
