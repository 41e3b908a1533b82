import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import { isDockerfile } from '../../server/src/lint/language.ts'
import { baseName } from '../../server/src/lint/path.ts'
import { copyContextRoot } from '../../server/src/rules/dockerfile/copy/copy-context-root.ts'
import { dockerignoreIncomplete } from '../../server/src/rules/dockerfile/copy/dockerignore-incomplete.ts'
import { dockerignoreMissing } from '../../server/src/rules/dockerfile/copy/dockerignore-missing.ts'
import { exampleFiles } from '../../server/src/rules/example.ts'
import type { AnyRule, Finding } from '../../server/src/rules/rule.ts'

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

test('a build stage that takes everything is a hint', () => {
  const files = { Dockerfile: 'FROM a:1 AS b\nCOPY . /a/\nFROM c:1\nCOPY --from=b /a /a\n', '.dockerignore': 'x' }
  expect(firstIn(copyContextRoot, files)?.severity).toBe('hint')
})
