import { expect, test } from 'vitest'
import type { CodeAction } from 'vscode-languageserver'
import { applyTo, type Editor } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const dockerfile = `FROM node:24-slim AS build
ARG NPM_TOKEN
RUN echo $NPM_TOKEN > /dev/null

FROM nginx:1.29
COPY --from=build /app /usr/share/nginx/html
`

/** The refactorings that are offered on a line, from 0. */
async function refactorings(editor: Editor, line: number, content = dockerfile): Promise<readonly CodeAction[]> {
  await editor.open('Dockerfile', content, 'dockerfile')
  const here = { line, character: 2 }
  return editor.actions('Dockerfile', { start: here, end: here }, ['refactor'])
}

test('the image is made to run as a user without rights, from anywhere in its stage, in a step that is confirmed', async () => {
  const editor = await openEditor()
  for (const line of [4, 5, 6]) {
    const [action, ...others] = await refactorings(editor, line)
    expect(others).toEqual([])
    expect(action).toMatchObject({ title: 'Run as a non-root user (nginx)', kind: 'refactor.rewrite.seaworthy' })
    expect(Object.values(action?.edit?.changeAnnotations ?? {})).toMatchObject([{ needsConfirmation: true }])
    const after = applyTo(dockerfile, action?.edit)
    expect(after).toBe(`${dockerfile}RUN chown -R nginx:nginx /var/cache/nginx /run\nUSER nginx\n`)
    expect(await refactorings(editor, line, after)).toEqual([])
  }
})

test('a RUN takes a secret from the build, and the title says how to give it one', async () => {
  const editor = await openEditor()
  const [action, ...others] = await refactorings(editor, 2)
  expect(others).toEqual([])
  expect(action?.title).toBe('Use a build secret (build with --secret id=NPM_TOKEN)')
  expect(Object.values(action?.edit?.changeAnnotations ?? {})).toMatchObject([{ needsConfirmation: true }])
  const after = applyTo(dockerfile, action?.edit)
  expect(after).toContain('slim AS build\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN echo $NPM_TOKEN')
  expect(await refactorings(editor, 1, after)).toEqual([])
})

test('nothing is offered where nothing can be made better', async () => {
  const editor = await openEditor()
  expect(await refactorings(editor, 0)).toEqual([])
  expect(await refactorings(editor, 1)).toEqual([])
})
