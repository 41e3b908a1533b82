/** Writes all generated files, and removes what is none of them: `npm run generate`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { filesThere, generatedFiles } from './harness/generated.ts'

const root = process.cwd()
const files = generatedFiles()
for (const path of files.keys()) mkdirSync(dirname(`${root}/${path}`), { recursive: true })
for (const path of filesThere(root)) if (!files.has(path)) rmSync(`${root}/${path}`)
for (const [path, content] of files) writeFileSync(`${root}/${path}`, content)
console.log(`Wrote ${files.size} files.`)
