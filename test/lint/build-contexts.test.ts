import { expect, test } from 'vitest'
import { type ComposeBuild, composeBuildsIn } from '../../server/src/compose/build.ts'
import { Dockerignore } from '../../server/src/docker/dockerignore.ts'
import { DockerText } from '../../server/src/docker/document.ts'
import { BuildContexts } from '../../server/src/lint/build-contexts.ts'
import { Text } from '../../server/src/text/document.ts'
import { readYaml } from '../../server/src/yaml/document.ts'

const TOP = 'file:///r'

/** What is known around a Dockerfile of these lines in folders with these files; those that end with `?` are not listed. */
function contextOf(path: string, lines: string, files: readonly string[], builds: readonly ComposeBuild[] = []) {
  const contexts = new BuildContexts((uri) =>
    files.some((file) => `${TOP}/${file}` === uri) ? new Dockerignore(new Text('a\n')) : undefined,
  )
  contexts.setBuilds(`${TOP}/compose.yaml`, builds)
  const folders = new Map<string, string[]>([[TOP, []]])
  for (const file of [path, ...files]) {
    const parts = file.split('/')
    for (const [index, name] of parts.entries()) {
      const folder = [TOP, ...parts.slice(0, index).map(encodeURIComponent)].join('/')
      folders.set(folder, [...(folders.get(folder) ?? []), name])
    }
  }
  const { dockerfile } = new DockerText(`FROM a:1\n${lines}\n`)
  const uri = `${TOP}/${path.split('/').map(encodeURIComponent).join('/')}`
  const seen = new Set<string>()
  const next = () => contexts.foldersAround(uri, dockerfile).filter((folder) => !seen.has(folder))
  for (let ahead = next(); ahead.length > 0; ahead = next()) {
    for (const folder of ahead) {
      seen.add(folder)
      const names = folders.get(folder)
      contexts.list(folder, names?.includes('?') ? undefined : names)
    }
  }
  return { context: contexts.of(uri, dockerfile), seen: [...seen] }
}

type Row = readonly [what: string, path: string, lines: string, files: readonly string[], root: string | undefined]

const roots: readonly Row[] = [
  ['its own folder has what it copies', 'web/Dockerfile', 'COPY a b c/', ['web/a', 'web/b', 'a/x'], ''],
  ['the folder above has it', 'docker/Dockerfile', 'COPY src/a b/', ['src/a', 'docker/b'], '../'],
  ['the folder above has more of it', 'docker/Dockerfile', 'COPY a b c/', ['a', 'b', 'docker/a'], '../'],
  ['each has something of its own', 'docker/Dockerfile', 'COPY a b c/', ['a', 'docker/b'], undefined],
  ['both have the same', 'docker/Dockerfile', 'COPY a b/', ['a', 'docker/a'], undefined],
  ['both have the same, and it is a project', 'web/Dockerfile', 'COPY a b/', ['a', 'web/a', 'web/go.mod'], ''],
  ['a folder on the way says where', 'web/Dockerfile', 'COPY web/dist /d', ['web/package.json'], '../'],
  ['everything is copied, and it is a project', 'web/Dockerfile', 'COPY . .', ['web/x.csproj', 'go.mod'], ''],
  ['everything is copied, and something is ignored', 'web/Dockerfile', 'COPY . .', ['web/.dockerignore'], ''],
  ['everything is copied, and nothing tells', 'docker/Dockerfile', 'COPY . .', ['docker/run.sh', 'go.mod'], undefined],
  ['nothing of it is anywhere', 'docker/Dockerfile', 'COPY dist /d', ['go.mod'], undefined],
  ['nothing of it is anywhere, and it is a project', 'web/Dockerfile', 'COPY dist /d', ['web/pom.xml'], ''],
  [
    'patterns, stages and addresses tell nothing',
    'a/Dockerfile',
    'COPY *.x /d\nCOPY --from=b go.mod /d\nADD https://a.b/go.mod /d',
    ['go.mod'],
    undefined,
  ],
  ['what is kept for later tells nothing', 'a/Dockerfile', 'ONBUILD COPY go.mod /d', ['go.mod'], undefined],
  ['a folder that nobody has seen may have it', 'a/Dockerfile', 'COPY b/c /d', ['a/b/?', 'b/c'], undefined],
  ['names with blanks and signs', 'c #/Dockerfile', 'COPY ["x y%/z", "/d"]', ['c #/x y%/z'], ''],
]

for (const [what, path, lines, files, root] of roots) {
  test(`the context of ${path} is ${root === undefined ? 'not known' : `"${root}"`}: ${what}`, () => {
    expect(contextOf(path, lines, files).context.root).toBe(root)
  })
}

const builds: readonly Row[] = [
  ['one service says it', 'd/Dockerfile', 'services: {a: {build: {dockerfile: d/Dockerfile}}}', ['x'], '../'],
  ['one service says it in short', 'd/Dockerfile', 'services: {a: {build: ./d}}', ['x'], ''],
  [
    'several services say the same',
    'd/Dockerfile',
    'services: {a: {build: d}, b: {build: {context: d}}, c: {}}',
    ['x'],
    '',
  ],
  [
    'two services say something else',
    'd/Dockerfile',
    'services: {a: {build: d}, b: {build: {dockerfile: d/Dockerfile}}}',
    ['d/go.mod'],
    undefined,
  ],
  [
    'it lies in no folder above',
    'd/Dockerfile',
    'services: {a: {build: {context: e, dockerfile: ../d/Dockerfile}}}',
    ['d/go.mod'],
    undefined,
  ],
  ['what it copies is somewhere else', 'd/Dockerfile', 'services: {a: {build: d}}', ['a'], undefined],
  [
    'it is for another Dockerfile',
    'd/Dockerfile',
    'services: {a: {build: {context: d, dockerfile: e.Dockerfile}}}',
    ['d/go.mod'],
    '',
  ],
  [
    'it has variables',
    'd/Dockerfile',
    'services: {a: {build: "${D:-d}"}, b: {build: {context: d, dockerfile: $F}}}',
    ['x'],
    undefined,
  ],
  [
    'it is an address, or has its own lines',
    'd/Dockerfile',
    'services: {a: {build: "https://a.b/c.git#d"}, b: {build: {context: d, dockerfile_inline: FROM a}}}',
    ['x'],
    undefined,
  ],
]

for (const [what, path, compose, files, root] of builds) {
  test(`the context of ${path} is ${root === undefined ? 'not known' : `"${root}"`} by a Compose file: ${what}`, () => {
    const [document] = readYaml(`${TOP}/compose.yaml`, compose, 'compose')
    const { context } = contextOf(path, 'COPY . /w\nCOPY a /w', files, composeBuildsIn(document!.text))
    expect(context.root).toBe(root)
  })
}

const targets: readonly (readonly [what: string, build: string, mayBeTarget: boolean])[] = [
  ['it is named', '{target: Dev}', true],
  ['a variable names it', '{target: $STAGE}', true],
  ['another one is named', '{target: prod}', false],
  ['none is named', '{context: .}', false],
  ['the build is a path', '.', false],
  ['another Dockerfile is built', '{dockerfile: x.Dockerfile, target: dev}', false],
]

for (const [what, build, mayBeTarget] of targets) {
  test(`a stage is ${mayBeTarget ? '' : 'not '}built by its name, by a Compose file: ${what}`, () => {
    const [document] = readYaml(`${TOP}/compose.yaml`, `services: {a: {build: ${build}}}`, 'compose')
    const { context } = contextOf('Dockerfile', '', [], composeBuildsIn(document!.text))
    expect(context.mayBeTarget('dev')).toBe(mayBeTarget)
  })
}

test('any stage may be built by its name where a file of Buildx is in the folder or above it', () => {
  const mayBeTarget = (files: readonly string[]) => contextOf('d/Dockerfile', '', files).context.mayBeTarget('dev')
  expect(mayBeTarget(['d/docker-bake.hcl'])).toBe(true)
  expect(mayBeTarget(['docker-bake.override.json'])).toBe(true)
  expect(mayBeTarget(['e/docker-bake.hcl', 'bake.hcl'])).toBe(false)
})

test('no more folders are looked into than may matter', () => {
  const files = ['web/a/b/c', 'web/x/y/z', 'go.mod', 'x/y']
  const { seen } = contextOf('web/Dockerfile', 'COPY a/b none/c /d', files)
  expect(seen).toEqual([`${TOP}/web`, TOP, `${TOP}/web/a`, 'file://'])
})

test('something is there, or is not, or may be there', () => {
  const { context } = contextOf('Dockerfile', 'COPY a/b /d', ['a/b', 'c/?'])
  expect(['a', 'a/b', 'b', 'a/c'].map((path) => [context.has(path), context.lacks(path)])).toEqual([
    [true, false],
    [true, false],
    [false, true],
    [false, true],
  ])
  expect([context.has('c/d'), context.lacks('c/d')]).toEqual([false, false])
})

test('the file that says what is ignored is that of the Dockerfile, or else that of the context', () => {
  const kindOf = (path: string, lines: string, files: readonly string[]) => {
    const { ignoreFile } = contextOf(path, lines, files).context
    return ignoreFile.kind === 'found' ? ignoreFile.path : ignoreFile.kind
  }
  expect(kindOf('d/Dockerfile', 'COPY a /d', ['a', '.dockerignore'])).toBe('../.dockerignore')
  expect(kindOf('d/Dockerfile', 'COPY a /d', ['a', 'd/.dockerignore'])).toBe('missing')
  expect(kindOf('d/Dockerfile', 'COPY a /d', ['a', '.dockerignore', 'd/Dockerfile.dockerignore'])).toBe(
    'Dockerfile.dockerignore',
  )
  expect(kindOf('d/Dockerfile', 'COPY . /d', ['a', 'd/Dockerfile.dockerignore'])).toBe('Dockerfile.dockerignore')
  expect(kindOf('d/Dockerfile', 'COPY . /d', ['a', '.dockerignore'])).toBe('unknown')
})
