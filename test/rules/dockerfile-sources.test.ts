import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import { copyIgnoredFile } from '../../server/src/rules/dockerfile/copy/copy-ignored-file.ts'
import { copySourceMissing } from '../../server/src/rules/dockerfile/copy/copy-source-missing.ts'
import { exampleFiles } from '../../server/src/rules/example.ts'
import { checkContextRows } from '../harness/build-context.ts'

checkContextRows([
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
  [
    copyIgnoredFile,
    'finds a context of which nothing is left',
    { Dockerfile: 'FROM a:1\nCOPY «.» /app/\n', '.dockerignore': '**' },
  ],
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
  [
    copyIgnoredFile,
    'is silent about all that is left',
    { Dockerfile: 'FROM a:1\nCOPY . /app/\n', '.dockerignore': '*\n!src' },
  ],
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
])

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
