import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import { copyContextRoot } from '../../server/src/rules/dockerfile/copy/copy-context-root.ts'
import { dockerignoreIncomplete } from '../../server/src/rules/dockerfile/copy/dockerignore-incomplete.ts'
import { dockerignoreMissing } from '../../server/src/rules/dockerfile/copy/dockerignore-missing.ts'
import { exampleFiles } from '../../server/src/rules/example.ts'
import { checkContextRows, firstIn } from '../harness/build-context.ts'

const copyAll = 'FROM a:1\nCOPY «.» /app/\n'
const quiet = 'FROM a:1\nCOPY . /app/\n'

checkContextRows([
  [
    dockerignoreMissing,
    'is silent where Podman has a file of its own',
    { Dockerfile: quiet, 'go.mod': '', '.containerignore': 'a' },
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
])

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
