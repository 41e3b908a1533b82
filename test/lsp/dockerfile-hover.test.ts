import { expect, test } from 'vitest'
import type { Hover, MarkupContent } from 'vscode-languageserver'
import type { EditorOptions } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const dockerfile = `ARG TAG=22*_latest_
FROM node:14 AS build
ENV TAG=$TAG API_TOKEN=ghx_verysecret
RUN echo $API_TOKEN
USER root
CMD ["node", "<b>.js"]
`

async function hoverAt(where: string, options: EditorOptions = {}): Promise<Hover> {
  const editor = await openEditor(options)
  await editor.open('Dockerfile', dockerfile, 'dockerfile')
  const before = dockerfile.slice(0, dockerfile.indexOf(where) + where.length).split('\n')
  const position = { line: before.length - 1, character: before.at(-1)!.length }
  return editor.ask<Hover>('textDocument/hover', 'Dockerfile', { position })
}

test('a hover on the base image says what is found, and what the stage is', async () => {
  const { contents, range } = await hoverAt('node:1')
  const { kind, value } = contents as MarkupContent
  expect(kind).toBe('markdown')
  const [found, stage] = value.split('\n\n---\n\n')
  expect(found).toMatch(/^\*\*Image "node:14" gets no updates/)
  expect(found).toContain('[`base-image-eol`](https://')
  expect(stage).toContain('- runs as root (USER on line 5)\n')
  expect(stage).toContain('- starts \\["node", "\\<b\\>.js"\\], through')
  expect(range).toEqual({ start: { line: 1, character: 10 }, end: { line: 1, character: 12 } })
})

test('a hover in a Dockerfile is plain text to who wants that', async () => {
  const capabilities = { textDocument: { hover: { contentFormat: ['plaintext' as const] } } }
  const { contents } = await hoverAt('ENV TAG=$', { capabilities })
  const { kind, value } = contents as MarkupContent
  expect(kind).toBe('plaintext')
  expect(value).toContain('\n\nARG "TAG" on line 1 is for FROM alone: ARG TAG in this stage would take it in.')
})

test('a hover shows nothing of a secret but its first characters', async () => {
  const { contents } = await hoverAt('echo $API')
  expect((contents as MarkupContent).value).toContain('"API_TOKEN" is "ghx•••••••••••": ENV on line 3 says so.')
})

test('a hover shows text of the file as it is, and no markup', async () => {
  const { contents } = await hoverAt('ARG TA')
  expect((contents as MarkupContent).value).toContain('"TAG" is "22\\*\\_latest\\_" unless')
})
