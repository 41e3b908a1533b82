import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { version } from '../../package.json'
import { run } from '../harness/cli.ts'

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
const page = read('docs/ci.md')
const sample = read('media/sample.yaml')

test('the commands of the page about CI find what is there, and say so as they promise', () => {
  const commands = [...page.matchAll(/npx --yes seaworthy@(\S+) ([^>\n]+)/g)]
  expect(commands.length).toBeGreaterThan(3)
  for (const [, wanted, text = ''] of commands) {
    expect(wanted).toBe(version)
    const args = text.trim().split(' ')
    const { out, status } = run(args, { 'web.yaml': sample })
    expect(status, text).toBe(args.includes('never') ? 0 : 1)
    expect(out, text).toContain('privileged-container')
    if (args.includes('json') || args.includes('sarif')) expect(() => JSON.parse(out), text).not.toThrow()
  }
})

test('the files that the page about CI shows are YAML', () => {
  const files = [...page.matchAll(/^```yaml\n((?:(?!```).*\n)*)```$/gm)].map(([, text = '']) => parse(text))
  expect(files.length).toBeGreaterThan(3)
  expect(files.flatMap(({ jobs }) => (jobs ? Object.values(jobs) : []))).toHaveLength(2)
})

interface Hook {
  readonly id: string
  readonly entry: string
  readonly types_or: readonly string[]
}

test('the hooks of pre-commit run the command line on the files that they are given', () => {
  const hooks: readonly Hook[] = parse(read('.pre-commit-hooks.yaml'))
  expect(hooks.map(({ id }) => id)).toEqual(['seaworthy', 'seaworthy-fix'])
  for (const { id, entry } of hooks) {
    expect(page).toContain(`- id: ${id}\n`)
    const [program, ...args] = entry.split(' ')
    expect(program).toBe('seaworthy')
    const { out, error, status } = run([...args, 'web.yaml'], { 'web.yaml': sample, 'other.yaml': sample })
    expect(status).toBe(1)
    expect(out + error).toMatch(/\b7 (?:findings|left)\b/)
    expect(out + error).not.toContain('other.yaml')
  }
})
