import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Editor } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'
import { mutated } from '../harness/mutate.ts'
import { pick, type Random, randomOf } from '../harness/random.ts'

/** How many edits are made; more in `SEAWORTHY_EDITS=10000 npx vitest run test/lsp/typing.test.ts`. */
const EDITS = Number(process.env.SEAWORTHY_EDITS ?? 300)
const EDITS_BETWEEN = 100

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const paths = ['k8s/payments.yaml', 'k8s/namespace.yaml', 'docker/orders/Dockerfile']
const originals = paths.map((path) => readFileSync(examples + path, 'utf8'))

for (const pulls of [true, false]) {
  test(`whatever is edited, ${pulls ? 'asked' : 'sent'} is what a new server finds in the same text`, {
    timeout: 1_200_000,
  }, async () => {
    const random = randomOf(pulls ? 1 : 2)
    const editor = await openEditor({ pulls, settings: { profile: 'all' } })
    const texts = [...originals]
    await openAll(editor, texts)
    for (let edits = 0; edits < EDITS; edits += EDITS_BETWEEN) {
      for (let i = 0; i < EDITS_BETWEEN; i++) await editSome(editor, texts, random)
      const fresh = await openEditor({ pulls, settings: { profile: 'all' } })
      await openAll(fresh, texts)
      // What depends on other files is found a little later.
      await expect.poll(() => foundIn(editor), { timeout: 10_000 }).toEqual(await settled(fresh))
      fresh.stop()
    }
  })
}

async function openAll(editor: Editor, texts: readonly string[]): Promise<void> {
  for (const [i, path] of paths.entries()) {
    await editor.open(path, texts[i]!, path.endsWith('Dockerfile') ? 'dockerfile' : 'yaml')
  }
}

/** Changes one of the texts, in the editor as the smallest range that differs; now and then as a whole, to what it was first. */
async function editSome(editor: Editor, texts: string[], random: Random): Promise<void> {
  const at = random(paths.length)
  const [path, before] = [paths[at]!, texts[at]!]
  const isReset = random(20) === 0 || before.length > 50_000
  const after = isReset ? originals[at]! : mutated(before, [pick(originals, random)], random)
  texts[at] = after
  if (isReset) {
    await editor.edit(path, after)
    return
  }
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let same = 0
  const most = Math.min(before.length, after.length) - start
  while (same < most && before.at(-1 - same) === after.at(-1 - same)) same++
  // No position is between the two characters of a line break.
  while (start > 0 && before[start - 1] === '\r') start--
  while (same > 0 && before.at(-same) === '\n') same--
  const document = TextDocument.create('file:///edited', '', 0, before)
  const range = { start: document.positionAt(start), end: document.positionAt(before.length - same) }
  await editor.edit(path, after.slice(start, after.length - same), range)
}

async function foundIn(editor: Editor): Promise<readonly unknown[]> {
  const found = await Promise.all(paths.map((path) => editor.diagnostics(path)))
  // Two editors have two folders.
  return JSON.parse(JSON.stringify(found).replaceAll(editor.uriOf(''), ''))
}

/** What is found once that does not change any more. */
async function settled(editor: Editor): Promise<readonly unknown[]> {
  for (let last = ''; ; await new Promise((resolve) => setTimeout(resolve, 300))) {
    const found = await foundIn(editor)
    if (JSON.stringify(found) === last) return found
    last = JSON.stringify(found)
  }
}
