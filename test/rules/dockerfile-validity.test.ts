import { argOutOfScope } from '../../server/src/rules/dockerfile/instructions/arg-out-of-scope.ts'
import { envSelfReference } from '../../server/src/rules/dockerfile/instructions/env-self-reference.ts'
import { flagValue } from '../../server/src/rules/dockerfile/instructions/flag-value.ts'
import { keyValueSyntax } from '../../server/src/rules/dockerfile/instructions/key-value-syntax.ts'
import { parseFailure } from '../../server/src/rules/dockerfile/instructions/parse-failure.ts'
import { undefinedVariable } from '../../server/src/rules/dockerfile/instructions/undefined-variable.ts'
import { variableModifier } from '../../server/src/rules/dockerfile/instructions/variable-modifier.ts'
import { checkFixes, checkRows, type RuleRow } from '../harness/rule-rows.ts'

checkRows([
  [flagValue, 'finds a flag that is given twice', 'FROM a:1\nCOPY --chown=1 «--chown=2» a /b\n'],
  [flagValue, 'is silent about flags that may be given twice', 'FROM a:1\nCOPY --exclude=a --exclude=b . /b\n'],
  [flagValue, 'finds a flag without a value', 'FROM a:1\nCOPY «--from» a /b\n'],
  [flagValue, 'finds a switch that is neither', 'FROM a:1\nCOPY --link=«yes» a /b\n'],
  [flagValue, 'finds a switch with nothing behind it', 'FROM a:1\nCOPY «--link=» a /b\n'],
  [flagValue, 'is silent about switches', 'FROM a:1\nCOPY --link --parents=FALSE a /b\n'],
  [flagValue, 'is silent about variables', 'FROM a:1\nARG A\nCOPY --chmod=$A a /b\n'],
  [flagValue, 'finds a variable in a switch, where it is none', 'FROM a:1\nARG A\nCOPY --link=«$A» a /b\n'],
  [flagValue, 'finds a variable in a time, where it is none', 'FROM a:1\nARG A\nHEALTHCHECK --interval=«$A» CMD a\n'],
  [flagValue, 'finds a variable in a number', 'FROM a:1\nARG A=1\nHEALTHCHECK --retries=«${A}» CMD a\n'],
  [flagValue, 'finds digits that are not octal', 'FROM a:1\nCOPY --chmod=«0799» a /b\n'],
  [flagValue, 'finds a number that is too long', 'FROM a:1\nADD --chmod=«17777» a /b\n'],
  [flagValue, 'is silent about modes', 'FROM a:1\nCOPY --chmod=u=rwX,go=rX a /b\nCOPY --chmod=00755 a /b\n'],
  [flagValue, 'finds a network that is none', 'FROM a:1\nRUN --network=«bridge» a\n'],
  [flagValue, 'finds a trigger', 'FROM a:1\nONBUILD RUN --security=«none» a\n'],
  [flagValue, 'is silent about unknown flags', 'FROM a:1\nCOPY --links=yes a /b\n'],
  [flagValue, 'is silent about other frontends', '# syntax=example.com/a\nFROM a:1\nCOPY --link=yes a /b\n'],
  [flagValue, 'is silent about words of a command', 'FROM a:1\nRUN a --link=yes --network=x\n'],
  ...['5', '5sec', '-1s', '0.5ms', '999us', '1d', '1m5'].map(wrongInterval),
  ...['0', '0s', '1ms', '1m30s', '1.5h', '.5s', '+5s', '1000us', '1000µs'].map(rightInterval),
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
  [parseFailure, 'is silent about holes of templates', 'FROM a:1\nWORKDIR {{ .Dir | default "a }}\n'],
  [variableModifier, 'is silent about holes of templates', 'FROM a:1\nLABEL a=${{ values.name }}\n'],
  [flagValue, 'is silent about holes of templates', 'FROM a:1\nCOPY --link={{.Link}} a b\n'],
  [keyValueSyntax, 'is silent about holes of templates', 'FROM a:1\nENV A={{ .B }}\n'],
  [parseFailure, 'is silent about arrays', 'FROM a:1\nCOPY ["a", "b]\n'],
  [parseFailure, 'is silent about values, which have a rule', 'FROM a:1\nENV A="b\n'],
  [parseFailure, 'is silent about other frontends', '# syntax=example.com/a\nFROM a:1\nUSER "b\n'],
])

checkRows([
  [
    argOutOfScope,
    'finds the first use in each stage',
    'ARG A=1\nFROM alpine\nUSER «$A»\nUSER $A\nFROM debian\nUSER «$A»\n',
  ],
  [argOutOfScope, 'finds what a stage inherits', 'ARG A=1\nFROM alpine AS b\nFROM b\nUSER «$A»\n'],
  [argOutOfScope, 'finds one that is declared too late', 'ARG A=1\nFROM alpine\nRUN b «$A»\nARG A\n'],
  [
    argOutOfScope,
    'finds a shell with options',
    'ARG A=1\nFROM alpine\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN b «$A»\n',
  ],
  [argOutOfScope, 'is silent about what is declared', 'ARG A=1\nFROM alpine AS b\nARG A\nFROM b\nUSER $A\n'],
  [argOutOfScope, 'is silent about what ENV sets', 'ARG A=1\nFROM alpine\nENV A=2\nUSER $A\n'],
  [argOutOfScope, 'is silent about images of others', 'ARG A=1\nFROM acme/alpine\nUSER $A\n'],
  [argOutOfScope, 'is silent about what an image sets', 'ARG NODE_VERSION=1\nFROM node:24\nLABEL a=$NODE_VERSION\n'],
  [argOutOfScope, 'is silent about images that are not known', 'ARG A=1\nARG B\nFROM $B\nUSER $A\n'],
  [argOutOfScope, 'is silent about Windows', '# escape=`\nARG A=1\nFROM alpine\nUSER $A\n'],
  [argOutOfScope, 'is silent about proxies', 'ARG HTTP_PROXY=a\nFROM alpine\nENV B=$HTTP_PROXY\n'],
  [
    argOutOfScope,
    'is silent about other values',
    'ARG A=1\nFROM alpine\nUSER ${A:-b}\nENV B=${C:-$A}\nRUN b ${A:-c}\n',
  ],
  [argOutOfScope, 'is silent about what a container starts', 'ARG A=1\nFROM alpine\nCMD echo $A\n'],
  [
    argOutOfScope,
    'is silent about what triggers declare',
    'ARG A=1\nFROM alpine AS b\nONBUILD ARG A\nFROM b\nUSER $A\n',
  ],
  [argOutOfScope, 'is silent about triggers', 'ARG A=1\nFROM alpine\nONBUILD RUN b $A\n'],
  [argOutOfScope, 'is silent about unknown names', 'ARG A=1\nFROM alpine\nARG B\nENV $B=1\nUSER $A\n'],
  ...[
    'A=1; b $A',
    'export A=1 && b $A',
    'read A </c && b $A',
    '. /c && b $A',
    'eval "$(c)" && b $A',
    'for A in 1 2; do b $A; done',
    'env A=1 sh -c "b $A"',
    'export $(c) && b $A',
    '$B A=1 && b $A',
    ': ${A:=1} && b $A',
    'printf -v A 1 && b $A',
    "b '$A'",
  ].map((script): RuleRow => [argOutOfScope, `is silent about ${script}`, `ARG A=1\nFROM alpine\nRUN ${script}\n`]),
  [argOutOfScope, 'is silent about what a shell sets', 'ARG UID=1\nFROM alpine\nRUN b $UID\n'],
  [argOutOfScope, 'is silent about a secret', 'ARG A=1\nFROM alpine\nRUN --mount=type=secret,id=a,env=A b $A\n'],
  [argOutOfScope, 'is silent about a login shell', 'ARG A=1\nFROM debian\nSHELL ["bash", "-lc"]\nRUN b $A\n'],
  [argOutOfScope, 'is silent about BASH_ENV', 'ARG A=1\nFROM debian\nENV BASH_ENV=/a\nRUN b $A\n'],

  [undefinedVariable, 'finds what scratch does not set', 'FROM scratch\nCOPY a «$B»/c\n'],
  [undefinedVariable, 'finds what an image does not set', 'FROM golang:1.26\nENV B=«${HOME}»/c\n'],
  [undefinedVariable, 'finds what is set later', 'FROM alpine\nWORKDIR «$B»\nENV B=/c\n'],
  [undefinedVariable, 'finds a letter that is left out', 'FROM b:1\nARG SERVER_PORT=1\nEXPOSE «$SEVER_PORT»\n'],
  [undefinedVariable, 'finds another case', 'FROM b:1\nARG version=1\nLABEL c=«$VERSION»\n'],
  [undefinedVariable, 'finds a flag', 'FROM b:1 AS c\nENV APP_USER=1\nFROM c\nCOPY --chown=«$APP_USRE» a /b\n'],
  [undefinedVariable, 'is silent about what an image may set', 'FROM b:1\nUSER $B\n'],
  [
    undefinedVariable,
    'is silent about what an image sets',
    'FROM golang:1.26\nWORKDIR $GOPATH/src\nENV PATH=$PATH:/b\n',
  ],
  [undefinedVariable, 'is silent about other numbers', 'FROM b:1\nARG VERSION1=1\nLABEL c=$VERSION2\n'],
  [undefinedVariable, 'is silent about the plural', 'FROM b:1\nARG SERVERS=1\nLABEL c=$SERVER\n'],
  [undefinedVariable, 'is silent about another letter', 'FROM b:1\nARG APP_HOST=1\nLABEL c=$APP_POST\n'],
  [undefinedVariable, 'is silent about what is set later over an image', 'FROM b:1\nENV PYTHONPATH=$PYTHONPATH:/c\n'],
  [undefinedVariable, 'is silent about ARG of FROM', 'ARG B=1\nFROM scratch\nLABEL c=$B\n'],
  [undefinedVariable, 'is silent about other values', 'FROM scratch\nLABEL c=${B:-1} d=${B+1} e=${B-$C}\n'],
  [undefinedVariable, 'is silent about commands', 'FROM scratch\nCMD ["a", "$B"]\nHEALTHCHECK CMD a $B\n'],
  [undefinedVariable, 'is silent about quotes', "FROM scratch\nLABEL c='$B' d=\\$B\n"],

  [envSelfReference, 'finds each assignment', 'FROM a:1\nENV A=1 B=«$A» C=«${A}»\n'],
  [envSelfReference, 'is silent about what was set before', 'FROM a:1\nARG A=1\nENV A=2 B=$A\n'],
  [envSelfReference, 'is silent about what is set behind it', 'FROM a:1\nENV B=$A A=1\n'],
  [envSelfReference, 'is silent about itself', 'FROM a:1\nENV A=1:$A PATH=/b:$PATH C=$PATH\n'],
  [envSelfReference, 'is silent about another value', 'FROM a:1\nENV A=1 B=${A:-2}\n'],
  [envSelfReference, 'is silent about quotes', "FROM a:1\nENV A=1 B='$A'\n"],
  [envSelfReference, 'is silent about labels', 'FROM a:1\nLABEL A=1 B=$A\n'],
])

checkFixes([
  [envSelfReference, 'splits on one line', 'FROM a:1\nenv A=1 B=$A C=2\n', 'FROM a:1\nenv A=1\nenv B=$A C=2\n'],
  [
    argOutOfScope,
    'declares two of them',
    'ARG A=1\nARG B=2\nFROM alpine\nUSER $A:$B\n',
    'ARG A=1\nARG B=2\nFROM alpine\nARG A\nARG B\nUSER $A:$B\n',
  ],
  [
    undefinedVariable,
    'keeps braces',
    'FROM b:1\nARG VERSION=1\nLABEL c=${VERSOIN}\n',
    'FROM b:1\nARG VERSION=1\nLABEL c=${VERSION}\n',
  ],
])
