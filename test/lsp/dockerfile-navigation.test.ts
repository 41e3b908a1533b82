import { expect, test } from 'vitest'
import type { DocumentSymbol, Location } from 'vscode-languageserver'
import { dedent } from '../../server/src/rules/example.ts'
import type { Editor } from '../harness/editor.ts'
import { openEditor } from '../harness/lsp.ts'

const dockerfile = dedent(`
  # syntax=docker/dockerfile:1
  ARG VERSION=24
  FROM node:\${VERSION}-slim AS build
  ARG VERSION
  ENV HOME_DIR=/app TOKEN=abcdefghij
  WORKDIR $HOME_DIR
  RUN --mount=type=bind,from=tools,target=/t \\
      echo "$VERSION" && \\
      npm ci --prefix "$HOME_DIR" --token abcdefghij
  RUN HOME_DIR=/tmp; echo "$HOME_DIR"

  FROM build AS test
  RUN npm test "$HOME_DIR"

  FROM nginx:1.29
  COPY --from=build /app/dist /srv
  COPY --from=Build /app/conf $CONF
  COPY --from=1 /app/report /srv/report
  CMD echo $HOME_DIR
`)

/** Each row: what stands before the name, and the lines and words that it leads to. */
const definitions: readonly (readonly [where: string, found: readonly string[]])[] = [
  ['COPY --from=bu', ['3: build']],
  ['COPY --from=B', ['3: build']],
  ['COPY --from=', ['3: build']],
  ['FROM buil', ['3: build']],
  ['from=too', []],
  ['COPY --from=1', ['12: test']],
  ['node:${', ['2: VERSION']],
  ['slim AS build\nARG VER', ['2: VERSION']],
  ['echo "$', ['4: VERSION']],
  ['WORKDIR $', ['5: HOME_DIR']],
  ['--prefix "$HOME', ['5: HOME_DIR']],
  ['npm test "$', ['5: HOME_DIR']],
  ['/tmp; echo "$', []],
  ['conf $', []],
  ['CMD echo $', []],
  ['# syntax', []],
]

const references: readonly (readonly [where: string, found: readonly string[]])[] = [
  ['slim AS ', ['3: build', '12: build', '16: build', '17: Build']],
  ['AS te', ['12: test', '18: 1']],
  ['ENV HOME', ['5: HOME_DIR', '6: $HOME_DIR', '9: $HOME_DIR', '13: $HOME_DIR']],
  ['ARG VER', ['2: VERSION', '3: ${VERSION}', '4: VERSION', '8: $VERSION']],
  ['# syn', []],
]

for (const [method, rows] of [
  ['definition', definitions],
  ['references', references],
] as const) {
  test(`${method}: stages and variables of a Dockerfile lead to what they name`, async () => {
    const editor = await opened()
    for (const [where, found] of rows) {
      const before = dockerfile.slice(0, dockerfile.indexOf(where) + where.length).split('\n')
      const position = { line: before.length - 1, character: before.at(-1)!.length }
      const context = { includeDeclaration: true }
      const places = await editor.ask<Location[]>(`textDocument/${method}`, 'Dockerfile', { position, context })
      expect(places.map(shown), where).toEqual(found)
    }
  })
}

test('the outline of a Dockerfile has its stages and their instructions, and no secrets', async () => {
  const editor = await opened()
  const symbols = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol', 'Dockerfile')
  const lines = (all: readonly DocumentSymbol[], indent = ''): readonly string[] =>
    all.flatMap(({ name, detail, children = [] }) => [`${indent}${name}: ${detail}`, ...lines(children, `${indent}  `)])
  expect(lines(symbols)).toEqual([
    'ARG: VERSION',
    'Stage build: node:${VERSION}-slim',
    '  ARG: VERSION',
    '  ENV: HOME_DIR, TOKEN',
    '  WORKDIR: $HOME_DIR',
    '  RUN: echo "$VERSION" && npm ci --prefix "$HOME_DIR" --token abc•••••••',
    '  RUN: HOME_DIR=/tmp; echo "$HOME_DIR"',
    'Stage test: build',
    '  RUN: npm test "$HOME_DIR"',
    'Stage 2: nginx:1.29',
    '  COPY: /app/dist /srv',
    '  COPY: /app/conf $CONF',
    '  COPY: /app/report /srv/report',
    '  CMD: echo $HOME_DIR',
  ])
  const [, build] = symbols
  expect(build?.range).toEqual({ start: { line: 2, character: 0 }, end: { line: 9, character: 35 } })
  expect(build?.selectionRange).toEqual({ start: { line: 2, character: 29 }, end: { line: 2, character: 34 } })
})

async function opened(): Promise<Editor> {
  const editor = await openEditor()
  await editor.open('Dockerfile', dockerfile, 'dockerfile')
  return editor
}

/** As `line: word`. */
function shown({ range: { start, end } }: Location): string {
  const line = dockerfile.split('\n')[start.line] ?? ''
  return `${start.line + 1}: ${line.slice(start.character, end.character)}`
}
