// Lists the tables of facts that are due for another look, or all with `-- --all`: `npm run data-due`. Fails when one is.
import { readdirSync } from 'node:fs'
import { build } from 'esbuild'

const today = new Date().toISOString().slice(0, 10)
const tables = (await Promise.all(dataFiles('server/src').map(tablesIn))).flat()
const due = tables.filter((table) => table.due <= today)
const shown = process.argv.includes('--all') ? tables : due
for (const { file, name, about, asOf, due: day, sources } of shown.sort((a, b) => a.due.localeCompare(b.due))) {
  console.log(`${day} ${name} in ${file}: ${about}, as of ${asOf}`)
  for (const source of sources) console.log(`           ${source}`)
}
console.log(`${due.length} of ${tables.length} tables are due on ${today}.`)
if (due.length > 0) process.exitCode = 1

function dataFiles(root) {
  const files = readdirSync(root, { recursive: true }).map((file) => `${root}/${file.replaceAll('\\', '/')}`)
  return files.filter((file) => /\/data\/[^/]+\.ts$/.test(file)).sort()
}

async function tablesIn(file) {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, format: 'esm', write: false })
  const values = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
  return Object.entries(values).flatMap(([name, value]) => (value?.due ? [{ ...value, name, file }] : []))
}
