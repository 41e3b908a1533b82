import { flagValue } from '../../server/src/rules/dockerfile/instructions/flag-value.ts'
import { parseFailure } from '../../server/src/rules/dockerfile/instructions/parse-failure.ts'
import { variableModifier } from '../../server/src/rules/dockerfile/instructions/variable-modifier.ts'
import { checkRows, type RuleRow } from '../harness/rule-rows.ts'

checkRows([
  [flagValue, 'finds a flag that is given twice', 'FROM a:1\nCOPY --chown=1 «--chown=2» a /b\n'],
  [flagValue, 'is silent about flags that may be given twice', 'FROM a:1\nCOPY --exclude=a --exclude=b . /b\n'],
  [flagValue, 'finds a flag without a value', 'FROM a:1\nCOPY «--from» a /b\n'],
  [flagValue, 'finds a switch that is neither', 'FROM a:1\nCOPY --link=«yes» a /b\n'],
  [flagValue, 'finds a switch with nothing behind it', 'FROM a:1\nCOPY «--link=» a /b\n'],
  [flagValue, 'is silent about switches', 'FROM a:1\nCOPY --link --parents=FALSE a /b\n'],
  [flagValue, 'is silent about variables', 'FROM a:1\nARG A\nCOPY --link=$A --chmod=$A a /b\n'],
  [flagValue, 'finds digits that are not octal', 'FROM a:1\nCOPY --chmod=«0799» a /b\n'],
  [flagValue, 'finds a number that is too long', 'FROM a:1\nADD --chmod=«17777» a /b\n'],
  [flagValue, 'is silent about modes', 'FROM a:1\nCOPY --chmod=u=rwX,go=rX a /b\nCOPY --chmod=00755 a /b\n'],
  [flagValue, 'finds a network that is none', 'FROM a:1\nRUN --network=«bridge» a\n'],
  [flagValue, 'finds a trigger', 'FROM a:1\nONBUILD RUN --security=«none» a\n'],
  [flagValue, 'is silent about unknown flags', 'FROM a:1\nCOPY --links=yes a /b\n'],
  [flagValue, 'is silent about other frontends', '# syntax=example.com/a\nFROM a:1\nCOPY --link=yes a /b\n'],
  [flagValue, 'is silent about words of a command', 'FROM a:1\nRUN a --link=yes --network=x\n'],
  ...['5', '5sec', '-1s', '0.5ms', '999us', '1d', '1m5'].map(wrongInterval),
  ...['0', '0s', '1ms', '1m30s', '1.5h', '.5s', '+5s', '1000us', '1000µs', '$A'].map(rightInterval),
  [flagValue, 'finds times below none', 'FROM a:1\nHEALTHCHECK --retries=«-1» CMD a\n'],
  [flagValue, 'is silent about none at all', 'FROM a:1\nHEALTHCHECK --retries=0 CMD a\n'],
  [flagValue, 'is silent about what is not read', 'FROM a:1\nHEALTHCHECK --interval=5 NONE\n'],
])

function wrongInterval(value: string): RuleRow {
  return [flagValue, `finds an interval of ${value}`, `FROM a:1\nHEALTHCHECK --interval=«${value}» CMD a\n`]
}

function rightInterval(value: string): RuleRow {
  return [flagValue, `is silent about an interval of ${value}`, `FROM a:1\nHEALTHCHECK --interval=${value} CMD a\n`]
}

const mounts: readonly string[] = [
  'type=cache,target=/a,sharing=locked,uid=1,gid=1,mode=0755,id=a,ro',
  'type=secret,id=a,target=/b,required,mode=0400,env=A',
  'type=secret,src=a,required=true',
  'type=ssh,required=0',
  'type=tmpfs,target=/a,size=10m',
  'from=a,source=/b,dst=/c,rw=false',
  'type=$A,sharing=locked,uid=1',
  '$A',
  '«type=cahce»,target=/a',
  'type=cache,«tagret=/a»',
  'type=cache,«target»',
  'type=cache,target=/a,«sharing=lock»',
  'type=cache,target=/a,«mode=rw»',
  '«required»,type=secret,id=a',
  'type=cache,target=/a,«size=1g»',
  'type=bind,target=/a,«uid=1»',
  'target=/a,«sharing=locked»',
  'type=secret,id=a,«from=b»',
  'type=secret,«id=a»,source=b',
  '«type=secret,required»',
  'type=cache,target=$A,«readonly=yes»',
]

checkRows(mounts.map((mount) => [flagValue, `reads ${mount}`, `FROM a:1\nRUN --mount=${mount} b\n`]))

checkRows([
  [variableModifier, 'finds upper case', 'FROM a:1\nENV A=b\nWORKDIR /${A«^»^}\n'],
  [variableModifier, 'finds an assignment', 'FROM a:1\nENV A=b\nUSER ${B«:=»c}\n'],
  [variableModifier, 'finds another name for a name', 'FROM a:1\nENV A=b C="${!«A»}"\n'],
  [variableModifier, 'finds the default of an ARG above FROM', 'ARG A=${B«@»Q}\nFROM a:1\n'],
  [variableModifier, 'finds a flag', 'FROM a:1\nCOPY --chown=${A«,»,} a /b\n'],
  [variableModifier, 'finds a trigger', 'FROM a:1\nONBUILD USER ${A«:1»}\n'],
  [variableModifier, 'finds no name', 'FROM a:1\nUSER «${}»\n'],
  [variableModifier, 'finds one inside of another', 'FROM a:1\nUSER ${A:-${B«^»}}\n'],
  [
    variableModifier,
    'is silent about those of the builder',
    'FROM a:1\nENV A=${B:-c}${B-c}${B:+c}${B+c}${B#c}${B##c}${B%c}${B%%c}${B/c/d}${B//c/d}${B:#c}\n',
  ],
  [variableModifier, 'is silent about what a shell reads', 'FROM a:1\nRUN a ${A^^} ${B\nCMD b ${A:0:1}\n'],
  [variableModifier, 'is silent about JSON of a command', 'FROM a:1\nCMD ["${A^^}"]\n'],
  [variableModifier, 'is silent about quotes and escapes', "FROM a:1\nLABEL a='${A^^}' b=\\${A^^}\n"],
  [variableModifier, 'is silent about other frontends', '# syntax=example.com/a\nFROM a:1\nUSER ${A^^}\n'],

  [parseFailure, 'finds a heredoc of RUN', 'FROM a:1\nRUN «<<END»\na\nEND \n'],
  [parseFailure, 'finds the first of two heredocs', 'FROM a:1\nCOPY «<<A» <<B /b/\nB\n'],
  [parseFailure, 'finds a trigger once', 'FROM a:1\nONBUILD RUN «<<A»\na\n'],
  [parseFailure, 'finds a blank in quotes', 'FROM a:1\nCOPY «"a» b" /c\n'],
  [parseFailure, 'is silent about heredocs that end', 'FROM a:1\nRUN <<-A\na\n\tA\n'],
  [parseFailure, 'is silent about an apostrophe for a shell', "FROM a:1\nRUN echo it's\nCMD it's\n"],
  [parseFailure, 'is silent about arrays', 'FROM a:1\nCOPY ["a", "b]\n'],
  [parseFailure, 'is silent about values, which have a rule', 'FROM a:1\nENV A="b\n'],
  [parseFailure, 'is silent about other frontends', '# syntax=example.com/a\nFROM a:1\nUSER "b\n'],
])
