import { labelEmpty } from '../../server/src/rules/dockerfile/labels/label-empty.ts'
import { labelKeyInvalid } from '../../server/src/rules/dockerfile/labels/label-key-invalid.ts'
import { labelMissing } from '../../server/src/rules/dockerfile/labels/label-missing.ts'
import { labelValueInvalid } from '../../server/src/rules/dockerfile/labels/label-value-invalid.ts'
import { checkRows, type RuleRow } from '../harness/rule-rows.ts'

const names = 'A a_b a. -a a..b a--b a/b com.docker.a io.docker.a org.dockerproject.a'.split(' ')
const goodNames = 'a a.b a-b a1 1a com.docker.desktop.extension.icon com.dockerful.a org.label-schema.vcs-ref'.split(
  ' ',
)
const licences = ['MIT', 'Apache-2.0 OR MIT', '(MIT AND BSD-3-Clause)', 'GPL-2.0-or-later WITH Classpath-exception-2.0']

checkRows([
  ...names.map((name): RuleRow => [labelKeyInvalid, `finds ${name}`, `FROM a:1\nLABEL «${name}»=b\n`]),
  ...goodNames.map((name): RuleRow => [labelKeyInvalid, `is silent about ${name}`, `FROM a:1\nLABEL ${name}=b\n`]),
  [labelKeyInvalid, 'is silent about variables', 'FROM a:1\nARG B\nLABEL $B=c\n'],
  [labelKeyInvalid, 'is silent about ENV', 'FROM a:1\nENV A=b\n'],
  [labelKeyInvalid, 'finds a trigger', 'FROM a:1\nONBUILD LABEL «A»=b\n'],

  [labelEmpty, 'finds a value that is not there', 'FROM a:1\nLABEL «org.opencontainers.image.url»=\n'],
  [labelEmpty, 'is silent about other labels', 'FROM a:1\nLABEL a=""\n'],
  [labelEmpty, 'is silent about variables', 'FROM a:1\nARG B=\nARG C\nLABEL org.opencontainers.image.url=$B$C\n'],

  [labelMissing, 'finds the stage that is built', 'FROM a:1 AS b\nFROM «b»\n'],
  [
    labelMissing,
    'is silent about what is inherited',
    'FROM a:1 AS b\nLABEL org.opencontainers.image.source=c\nFROM b\n',
  ],
  [labelMissing, 'is silent about variables', 'FROM a:1\nARG B\nLABEL $B=c\n'],

  [labelValueInvalid, 'finds a path', 'FROM a:1\nLABEL org.opencontainers.image.source=«github.com/a/b»\n'],
  [labelValueInvalid, 'finds two licences', 'FROM a:1\nLABEL org.opencontainers.image.licenses=«"MIT, BSD"»\n'],
  [
    labelValueInvalid,
    'finds a time without a zone',
    'FROM a:1\nLABEL org.opencontainers.image.created=«2026-11-21T10:00:00»\n',
  ],
  ...licences.map((licence): RuleRow => {
    return [
      labelValueInvalid,
      `is silent about ${licence}`,
      `FROM a:1\nLABEL org.opencontainers.image.licenses="${licence}"\n`,
    ]
  }),
  [
    labelValueInvalid,
    'is silent about a time',
    'FROM a:1\nLABEL org.opencontainers.image.created=2026-11-21T10:00:00.5+01:00\n',
  ],
  [labelValueInvalid, 'is silent about variables', 'FROM a:1\nARG B=c\nLABEL org.opencontainers.image.created=$B\n'],
  [labelValueInvalid, 'is silent about other labels', 'FROM a:1\nLABEL created=yesterday\n'],
])
