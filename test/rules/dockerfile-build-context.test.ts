import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import { editsOfFiles } from '../../server/src/lint/edits.ts'
import { isDockerfile } from '../../server/src/lint/language.ts'
import { baseName } from '../../server/src/lint/path.ts'
import { copyContextRoot } from '../../server/src/rules/dockerfile/copy/copy-context-root.ts'
import { copyIgnoredFile } from '../../server/src/rules/dockerfile/copy/copy-ignored-file.ts'
import { copySourceMissing } from '../../server/src/rules/dockerfile/copy/copy-source-missing.ts'
import { dockerignoreIncomplete } from '../../server/src/rules/dockerfile/copy/dockerignore-incomplete.ts'
import { dockerignoreMissing } from '../../server/src/rules/dockerfile/copy/dockerignore-missing.ts'
import { exampleFiles } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import type { AnyRule, Finding } from '../../server/src/rules/rule.ts'
import { mutatedDockerfile } from '../harness/mutate-docker.ts'
import { pick, randomOf } from '../harness/random.ts'

/** A rule and files; `«…»` marks what is found in those that are Dockerfiles. */
type Row = readonly [rule: AnyRule, what: string, files: Readonly<Record<string, string>>]

/** The first finding in the first Dockerfile. */
function firstIn(rule: AnyRule, files: Readonly<Record<string, string>>): Finding | undefined {
  const all = exampleFiles(files, '')
  const own = all.find(({ path }) => isDockerfile(baseName(path)))
  return linterOfRule(rule, all, newestVersion).lint(own?.path ?? '').findings[0]?.finding
}

const copyAll = 'FROM a:1\nCOPY «.» /app/\n'
const quiet = 'FROM a:1\nCOPY . /app/\n'

const rows: readonly Row[] = [
  [
    dockerignoreMissing,
    'is silent where Podman has a file of its own',
    { Dockerfile: quiet, 'go.mod': '', '.containerignore': 'a' },
  ],
  [
    copyIgnoredFile,
    'finds it by a file of the Dockerfile',
    { 'd/a.Dockerfile': 'FROM a:1\nADD «x/y» /b/\n', 'd/a.Dockerfile.dockerignore': 'x' },
  ],
  [
    copyIgnoredFile,
    'finds it in a context above',
    { 'd/Dockerfile': 'FROM a:1\nCOPY z «./y/» /b/\n', z: '', '.dockerignore': 'y' },
  ],
  [
    copyIgnoredFile,
    'finds what a list does not let through',
    { Dockerfile: 'FROM a:1\nCOPY src «go.mod» «/docs» /b/\n', '.dockerignore': '*\n!src\n!docs.md' },
  ],
  [copyIgnoredFile, 'finds a context of which nothing is left', { Dockerfile: copyAll, '.dockerignore': '**' }],
  [
    copyIgnoredFile,
    'is silent about what is let through below',
    { Dockerfile: 'FROM a:1\nCOPY docs /b/\n', '.dockerignore': '*\n!docs/a' },
  ],
  [
    copyIgnoredFile,
    'is silent about what patterns may let through',
    { Dockerfile: 'FROM a:1\nCOPY docs /b/\n', '.dockerignore': '*\n!*/a' },
  ],
  [copyIgnoredFile, 'is silent about all that is left', { Dockerfile: quiet, '.dockerignore': '*\n!src' }],
  [
    copyIgnoredFile,
    'is silent about patterns',
    { Dockerfile: 'FROM a:1\nCOPY *.md a* /b/\n', '.dockerignore': '*.md\na' },
  ],
  [
    copyIgnoredFile,
    'is silent about files in folders',
    { Dockerfile: 'FROM a:1\nCOPY a /b/\n', '.dockerignore': 'a/*' },
  ],
  [
    copyIgnoredFile,
    'is silent about stages and triggers',
    { Dockerfile: 'FROM a:1\nCOPY --from=b x /b/\nONBUILD COPY x /b/\n', '.dockerignore': 'x' },
  ],
  [
    copyIgnoredFile,
    'is silent about variables',
    { Dockerfile: 'FROM a:1\nARG A\nCOPY $A/x /b/\n', '.dockerignore': '**/x' },
  ],
  [
    copyIgnoredFile,
    'is silent where the context is not known',
    { 'd/Dockerfile': 'FROM a:1\nCOPY x y /b/\n', x: '', 'd/y': '', '.dockerignore': 'x', 'd/.dockerignore': 'x' },
  ],
  [
    copyIgnoredFile,
    'is silent about what nobody can read',
    { Dockerfile: 'FROM a:1\nCOPY x /b/\n', '.dockerignore': 'x\n[' },
  ],

  [
    copySourceMissing,
    'finds another case',
    { Dockerfile: 'FROM a:1\nCOPY a.b «Readme.md» «src/Main.py» /b/\n', 'a.b': '', 'README.md': '', 'src/main.py': '' },
  ],
  [
    copySourceMissing,
    'finds letters that are swapped',
    { Dockerfile: 'FROM a:1\nCOPY x /y\nADD «conf/ngnix.conf» /b/\n', x: '', 'conf/nginx.conf': '' },
  ],
  [
    copySourceMissing,
    'finds the other ending of YAML',
    { Dockerfile: 'FROM a:1\nCOPY x «app.yml» /b/\n', x: '', 'app.yaml': '' },
  ],
  [
    copySourceMissing,
    'finds it in a context above',
    { 'd/Dockerfile': 'FROM a:1\nCOPY x «notse.md» /b/\n', x: '', 'notes.md': '' },
  ],
  [
    copySourceMissing,
    'is silent about what a build may make',
    {
      Dockerfile: 'FROM a:1\nCOPY x dist app.jar server index.js /b/\n',
      x: '',
      dists: '',
      'apps.jar': '',
      servers: '',
      'indexx.js': '',
    },
  ],
  [
    copySourceMissing,
    'is silent about other numbers and endings',
    { Dockerfile: 'FROM a:1\nCOPY x schema2.sql config.json /b/\n', x: '', 'schema1.sql': '', 'config.jsonc': '' },
  ],
  [
    copySourceMissing,
    'is silent about two that are copied',
    { Dockerfile: 'FROM a:1\nCOPY x notes.md note.md /b/\n', x: '', 'notes.md': '' },
  ],
  [
    copySourceMissing,
    'is silent about what is ignored',
    { Dockerfile: 'FROM a:1\nCOPY x note.md /b/\n', x: '', 'notes.md': '', '.dockerignore': '*.md' },
  ],
  [
    copySourceMissing,
    'is silent where the context is not known',
    { 'd/Dockerfile': 'FROM a:1\nCOPY note.md /b/\n', 'notes.md': '' },
  ],
  [
    copySourceMissing,
    'is silent about variables and patterns',
    { Dockerfile: 'FROM a:1\nARG A\nCOPY x note$A.md not?.md /b/\n', x: '', 'notes.md': '' },
  ],
  [
    copySourceMissing,
    'is silent about what is nowhere',
    { Dockerfile: 'FROM a:1\nCOPY x other.md /b/\n', x: '', 'notes.md': '' },
  ],

  [dockerignoreMissing, 'finds the first place', { Dockerfile: 'FROM a:1\nADD «*» /a/\nCOPY . /b/\n', 'go.mod': '' }],
  [
    dockerignoreMissing,
    'finds a build stage',
    { Dockerfile: 'FROM a:1 AS b\nCOPY «./» /a/\nFROM c:1\n', 'go.mod': '' },
  ],
  [dockerignoreMissing, 'finds a context above', { 'd/Dockerfile': 'FROM a:1\nCOPY x «/» /a/\n', x: '' }],
  [
    dockerignoreMissing,
    'is silent where one is above',
    { 'd/Dockerfile': 'FROM a:1\nCOPY x / /a/\n', x: '', '.dockerignore': 'b' },
  ],
  [
    dockerignoreMissing,
    'is silent where the Dockerfile has one',
    { 'b.Dockerfile': quiet, 'go.mod': '', 'b.Dockerfile.dockerignore': 'b' },
  ],
  [dockerignoreMissing, 'is silent where the context is not known', { 'd/Dockerfile': quiet, 'go.mod': '' }],
  [
    dockerignoreMissing,
    'is silent about parts of the context',
    { Dockerfile: 'FROM a:1\nCOPY src *.js /a/\n', 'go.mod': '' },
  ],
  [
    dockerignoreMissing,
    'is silent about stages',
    { Dockerfile: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b . /a/\n', 'go.mod': '' },
  ],
  [
    dockerignoreMissing,
    'is silent about variables',
    { Dockerfile: 'FROM a:1\nARG S\nCOPY $S /a/\nCOPY . $S\n', 'go.mod': '' },
  ],
  [
    dockerignoreMissing,
    'is silent where COPY leaves something out',
    { Dockerfile: 'FROM a:1\nCOPY --exclude=.env . /a/\n', 'go.mod': '' },
  ],
  [dockerignoreMissing, 'is silent about triggers', { Dockerfile: 'FROM a:1\nONBUILD COPY . /a/\n', 'go.mod': '' }],

  [
    copyContextRoot,
    'finds a folder without settings in its .dockerignore',
    { Dockerfile: copyAll, '.dockerignore': '.git' },
  ],
  [copyContextRoot, 'finds a history', { Dockerfile: copyAll, '.dockerignore': '.env', '.git/HEAD': '' }],
  [
    copyContextRoot,
    'finds packages that are installed anew',
    { Dockerfile: `${copyAll}RUN npm ci\n`, '.dockerignore': '.env', 'package.json': '' },
  ],
  [
    copyContextRoot,
    'is silent about packages that are not',
    { Dockerfile: quiet, '.dockerignore': '.env', 'package.json': '' },
  ],
  [
    copyContextRoot,
    'is silent about lists of what is let through',
    { Dockerfile: quiet, '.dockerignore': '**\n!src', 'go.mod': '' },
  ],
  [
    copyContextRoot,
    'is silent about settings on purpose',
    { Dockerfile: quiet, '.dockerignore': '.e*\n!.env', 'go.mod': '' },
  ],
  [
    copyContextRoot,
    'is silent about settings that are copied by name',
    { Dockerfile: 'FROM a:1\nCOPY . /a/\nCOPY .env /a/\n', '.dockerignore': 'x' },
  ],
  [
    copyContextRoot,
    'is silent about a history that the build asks',
    { Dockerfile: `${quiet}RUN git describe > v\n`, '.dockerignore': '.env', '.git/HEAD': '' },
  ],
  [copyContextRoot, 'is silent about what nobody can read', { Dockerfile: quiet, '.dockerignore': '[', 'go.mod': '' }],

  [
    dockerignoreIncomplete,
    'finds what lies there',
    { Dockerfile: copyAll, '.dockerignore': '.env*\n*.key\n*.pem\nDockerfile', '.idea/x': '' },
  ],
  [dockerignoreIncomplete, 'finds keys', { Dockerfile: copyAll, '.dockerignore': '.env*\nDockerfile' }],
  [
    dockerignoreIncomplete,
    'is silent about keys that are copied',
    { Dockerfile: 'FROM a:1\nCOPY . /a/\nCOPY *.pem tls/*.key /b/\n', '.dockerignore': '.env*\nDockerfile' },
  ],
  [
    dockerignoreIncomplete,
    'is silent about what is mounted',
    {
      Dockerfile: `${quiet}RUN --mount=type=bind,source=.idea/x,target=/x y\n`,
      '.dockerignore': '.env*\n*.key\n*.pem\nDockerfile',
      '.idea/x': '',
    },
  ],
  [
    dockerignoreIncomplete,
    'is silent where nothing is missing',
    { Dockerfile: quiet, '.dockerignore': '.env*\n**/*.key\n**/*.pem\nDockerfile*', 'go.mod': '' },
  ],
  [dockerignoreIncomplete, 'is silent where there is no file', { Dockerfile: quiet, 'go.mod': '' }],
]

for (const [rule, what, files] of rows) {
  test(`${rule.id}: ${what}`, () => {
    const all = exampleFiles(files, '')
    const linter = linterOfRule(rule, all, newestVersion)
    for (const { path, marks } of all.filter((file) => isDockerfile(baseName(file.path)))) {
      const { findings, failures } = linter.lint(path)
      expect(failures).toEqual([])
      expect(findings.map(({ finding }) => finding.location.span)).toEqual(marks)
    }
  })
}

test('a new .dockerignore has what the languages of a project need', () => {
  const make = (lines: string, names: readonly string[]) => {
    const files = Object.fromEntries([
      ['Dockerfile', `FROM a:1\nCOPY . /a/\n${lines}\n`],
      ...names.map((name) => [name, '']),
    ])
    const [change] = firstIn(dockerignoreMissing, files)?.fixes[0]?.changes ?? []
    return change?.kind === 'create-file' ? change.content.split('\n').filter((line) => /^[^#]/.test(line)) : []
  }
  const secrets = ['.env', '.env.*', '**/*.key', '**/*.pem']
  expect(make('RUN pip install .', ['requirements.txt'])).toEqual([
    ...secrets,
    '.venv',
    'venv',
    '**/__pycache__',
    '**/*.py[co]',
    '.pytest_cache',
    'Dockerfile',
  ])
  expect(make('RUN ./mvnw package', ['pom.xml'])).toEqual([...secrets, '**/target', 'Dockerfile'])
  expect(make('COPY target/*.jar /b/\nRUN mvn -v', ['pom.xml'])).toEqual([...secrets, 'Dockerfile'])
  expect(make('CMD java -jar target/a.jar', ['pom.xml'])).toEqual([...secrets, 'Dockerfile'])
  expect(make('COPY tls/ca.pem .env.example /b/', ['go.mod'])).toEqual(['.env', '**/*.key', 'Dockerfile'])
})

test('the file is made in the folder of the context', () => {
  const finding = firstIn(dockerignoreMissing, { 'd/Dockerfile': 'FROM a:1\nCOPY x . /a/\n', x: '' })
  expect(finding?.fixes[0]?.changes[0]).toMatchObject({ kind: 'create-file', path: '../.dockerignore' })
})

test('the image that is built counts more than a stage', () => {
  const files = { Dockerfile: 'FROM a:1 AS b\nCOPY . /a/\nFROM c:1\nCOPY . /c\n', 'go.mod': '' }
  const rules = [dockerignoreMissing, copyContextRoot, dockerignoreIncomplete]
  const spans = (more: Readonly<Record<string, string>>) =>
    rules.map((rule) => firstIn(rule, { ...files, ...more })?.location.span.start)
  expect(spans({})).toEqual([39, undefined, undefined])
  expect(spans({ '.dockerignore': 'x' })).toEqual([undefined, 39, 39])
})

test('a build stage that takes everything is a hint', () => {
  const files = { Dockerfile: 'FROM a:1 AS b\nCOPY . /a/\nFROM c:1\nCOPY --from=b /a /a\n', '.dockerignore': 'x' }
  expect(firstIn(copyContextRoot, files)?.severity).toBe('hint')
})

test('a Compose file says where a Dockerfile is built, until it says something else', () => {
  const files = { 'd/Dockerfile': quiet, 'compose.yaml': 'services: {a: {build: d}}', 'x.go': '' }
  const linter = linterOfRule(dockerignoreMissing, exampleFiles(files, ''), newestVersion)
  const count = () => {
    for (const _ of linter.rest());
    return linter.lint('d/Dockerfile').findings.length
  }
  expect(count()).toBe(1)
  linter.update('compose.yaml', 'services: {a: {build: {context: $D, dockerfile: d/Dockerfile}}}')
  expect(count()).toBe(0)
  linter.update('compose.yaml', 'services: {a: {build: {dockerfile: d/Dockerfile}}}')
  expect(count()).toBe(1)
  linter.update('.dockerignore', 'a')
  expect(count()).toBe(0)
  linter.remove('.dockerignore')
  linter.remove('compose.yaml')
  expect(count()).toBe(0)
})

test('what is listed anew is seen', () => {
  const files = { Dockerfile: 'FROM a:1\nCOPY x Readme.md /b/\n', 'README.md': '', x: '' }
  const linter = linterOfRule(copySourceMissing, exampleFiles(files, ''), newestVersion)
  const count = () => {
    for (const _ of linter.rest());
    return linter.lint('Dockerfile').findings.length
  }
  expect(count()).toBe(1)
  expect(linter.list('', ['Dockerfile', 'README.md', 'Readme.md', 'x'])).toBe(true)
  expect(count()).toBe(0)
  expect(linter.list('', ['x', 'Dockerfile', 'README.md', 'Readme.md'])).toBe(false)
})

test('damaged Dockerfiles and .dockerignore files are looked at without failing, and each fix can be made', () => {
  const random = randomOf(5)
  const ours = rules.filter(({ readsBuildContext }) => readsBuildContext)
  const examples = ours.flatMap((rule) => rule.examples.map(({ bad }) => exampleFiles(bad, '')))
  let found = 0
  for (let round = 0; round < 400; round++) {
    const files = pick(examples, random).map((file) => ({
      ...file,
      content: /ocker/.test(file.path) ? mutatedDockerfile(file.content, random) : file.content,
    }))
    for (const rule of ours) {
      const { findings, failures, ...result } = linterOfRule(rule, files, newestVersion).lint('Dockerfile')
      expect(failures).toEqual([])
      for (const { finding } of findings) {
        found++
        for (const { changes } of finding.fixes) expect(editsOfFiles(changes, result).skipped).toEqual([])
      }
    }
  }
  expect(found).toBeGreaterThan(100)
})
