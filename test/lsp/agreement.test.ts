import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { isDockerfile, mayBeOurs } from '../../server/src/lint/language.ts'
import { folderWith, runIn } from '../harness/cli.ts'
import { openEditor } from '../harness/lsp.ts'

interface JsonFinding {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

const severities = ['', 'error', 'warning', 'info', 'hint']
const examples = ['k8s', 'chart', 'docker', 'kustomize'].map((name) =>
  fileURLToPath(new URL(`../../examples/${name}`, import.meta.url)),
)
const corpus = process.env.SEAWORTHY_CORPUS
const folders = corpus ? readdirSync(corpus).map((name) => `${corpus}/${name}`) : []

for (const original of [...examples, ...folders]) {
  test(`the server finds in ${original.split('/').at(-1)} what the command line finds`, async () => {
    // Outside of this repository, where the folder is all that belongs together.
    const folder = folderWith({})
    cpSync(original, folder, { recursive: true })
    const { out } = runIn(folder, ['check', '--format', 'json', '--profile', 'all', '.'])
    const { findings }: { findings: readonly JsonFinding[] } = JSON.parse(out)
    const byLine = (a: string, b: string) => (a < b ? -1 : 1)
    const expected = findings.map((one) => {
      const place = [one.line, one.column, one.endLine, one.endColumn].join(':')
      return `${one.file}:${place} ${one.severity} ${one.rule} ${one.message}`
    })
    const editor = await openEditor({ at: folder, settings: { profile: 'all' } })
    const files: (readonly [path: string, uri: string])[] = []
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!mayBeOurs(basename(path)) || path.includes('node_modules') || path.includes('.git/')) continue
      const uri = pathToFileURL(`${folder}/${path}`).href
      const language = isDockerfile(basename(path)) ? 'dockerfile' : (/json$/.exec(path)?.[0] ?? 'yaml')
      await editor.open(uri, readFileSync(`${folder}/${path}`, 'utf8'), language)
      files.push([path, uri])
    }
    const found = async () => {
      const lines: string[] = []
      for (const [path, uri] of files) {
        for (const { range, severity = 0, code, message } of await editor.diagnostics(uri)) {
          const { start, end } = range
          const place = [start.line + 1, start.character + 1, end.line + 1, end.character + 1].join(':')
          lines.push(`${path}:${place} ${severities[severity]} ${code} ${message}`)
        }
      }
      return lines.sort(byLine)
    }
    expect(expected.length).toBeGreaterThan(0)
    // What depends on other files is found later.
    await expect.poll(found, { timeout: 20_000 }).toEqual(expected.sort(byLine))
  })
}
