import { argumentCount } from '../../server/src/rules/dockerfile/instructions/argument-count.ts'
import { emptyContinuation } from '../../server/src/rules/dockerfile/instructions/empty-continuation.ts'
import { escapeDirective } from '../../server/src/rules/dockerfile/instructions/escape-directive.ts'
import { exposeHostMapping } from '../../server/src/rules/dockerfile/instructions/expose-host-mapping.ts'
import { exposePortInvalid } from '../../server/src/rules/dockerfile/instructions/expose-port-invalid.ts'
import { exposeProtoCasing } from '../../server/src/rules/dockerfile/instructions/expose-proto-casing.ts'
import { exposeProtoInvalid } from '../../server/src/rules/dockerfile/instructions/expose-proto-invalid.ts'
import { healthcheckSyntax } from '../../server/src/rules/dockerfile/instructions/healthcheck-syntax.ts'
import { instructionBeforeFrom } from '../../server/src/rules/dockerfile/instructions/instruction-before-from.ts'
import { keyValueSyntax } from '../../server/src/rules/dockerfile/instructions/key-value-syntax.ts'
import { legacyKeyValue } from '../../server/src/rules/dockerfile/instructions/legacy-key-value.ts'
import { maintainerDeprecated } from '../../server/src/rules/dockerfile/instructions/maintainer-deprecated.ts'
import { misplacedDirective } from '../../server/src/rules/dockerfile/instructions/misplaced-directive.ts'
import { multipleCmd } from '../../server/src/rules/dockerfile/instructions/multiple-cmd.ts'
import { multipleEntrypoint } from '../../server/src/rules/dockerfile/instructions/multiple-entrypoint.ts'
import { multipleHealthcheck } from '../../server/src/rules/dockerfile/instructions/multiple-healthcheck.ts'
import { onbuildInvalid } from '../../server/src/rules/dockerfile/instructions/onbuild-invalid.ts'
import { pid1Wrapper } from '../../server/src/rules/dockerfile/instructions/pid1-wrapper.ts'
import { shellNotJson } from '../../server/src/rules/dockerfile/instructions/shell-not-json.ts'
import { spaceBeforeEquals } from '../../server/src/rules/dockerfile/instructions/space-before-equals.ts'
import { stopsignalInvalid } from '../../server/src/rules/dockerfile/instructions/stopsignal-invalid.ts'
import { unknownFlag } from '../../server/src/rules/dockerfile/instructions/unknown-flag.ts'
import { unknownInstruction } from '../../server/src/rules/dockerfile/instructions/unknown-instruction.ts'
import { volumeSensitive } from '../../server/src/rules/dockerfile/instructions/volume-sensitive.ts'
import { workdirRelative } from '../../server/src/rules/dockerfile/instructions/workdir-relative.ts'
import { workdirSystemDir } from '../../server/src/rules/dockerfile/instructions/workdir-system-dir.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [multipleCmd, 'finds each but the last', 'FROM a:1\n«CMD» ["a"]\n«CMD» ["b"]\nCMD ["c"]\n'],
  [multipleCmd, 'is silent about other stages', 'FROM a:1 AS x\nCMD ["a"]\nFROM x\nCMD ["b"]\n'],
  [multipleCmd, 'is silent about triggers', 'FROM a:1\nONBUILD CMD ["a"]\nCMD ["b"]\n'],
  [multipleCmd, 'is silent about the CMD of a HEALTHCHECK', 'FROM a:1\nHEALTHCHECK CMD ["a"]\nCMD ["b"]\n'],

  [multipleEntrypoint, 'finds each form', 'FROM a:1\n«entrypoint» a\nENTRYPOINT ["b"]\n'],
  [multipleEntrypoint, 'is silent about CMD', 'FROM a:1\nENTRYPOINT ["a"]\nCMD ["b"]\n'],
  [multipleEntrypoint, 'is silent about other stages', 'FROM a:1\nENTRYPOINT ["a"]\nFROM b:1\nENTRYPOINT ["b"]\n'],

  [multipleHealthcheck, 'finds one that NONE replaces', 'FROM a:1\n«HEALTHCHECK» CMD a\nHEALTHCHECK NONE\n'],
  [multipleHealthcheck, 'is silent about triggers', 'FROM a:1\nHEALTHCHECK CMD a\nONBUILD HEALTHCHECK CMD b\n'],
  [multipleHealthcheck, 'is silent about other stages', 'FROM a:1\nHEALTHCHECK CMD a\nFROM b:1\nHEALTHCHECK CMD b\n'],

  [onbuildInvalid, 'finds FROM in lower case', 'FROM a:1\nonbuild «from» b:1\n'],
  [onbuildInvalid, 'finds MAINTAINER', 'FROM a:1\nONBUILD «MAINTAINER» me\n'],
  [onbuildInvalid, 'is silent about others', 'FROM a:1\nONBUILD RUN a\nMAINTAINER me\n'],

  [unknownInstruction, 'finds the rest of a line', 'FROM a:1\nRUN apk update\n«&&» apk add curl\n'],
  [unknownInstruction, 'finds a trigger', 'FROM a:1\nONBUILD «COPPY» a b\n'],
  [unknownInstruction, 'is silent about lower case', 'from a:1\nrun a\n'],
  [unknownInstruction, 'is silent about heredocs', 'FROM a:1\nRUN <<END\nFOO bar\nEND\n'],
  [unknownInstruction, 'is silent about templates', 'FROM a:1\n{{ if .x }}\nFOO bar\n{{ end }}\n'],
  [unknownInstruction, 'is silent about other frontends', '# syntax=example.com/frontend:1\nFROM a:1\nINCLUDE b\n'],

  [instructionBeforeFrom, 'finds a file without FROM', '«RUN» a\n'],
  [instructionBeforeFrom, 'finds a file of ARG', '«ARG» A=1\n'],
  [instructionBeforeFrom, 'is silent about ARG above FROM', '# a\nARG A=1\nFROM a:$A\n'],
  [instructionBeforeFrom, 'is silent about templates', '{% include "a" %}\nRUN a\n'],
  [instructionBeforeFrom, 'is silent where an instruction is unknown', 'FORM a:1\nRUN a\n'],

  [exposePortInvalid, 'finds a range that ends before it begins', 'FROM a:1\nEXPOSE «90-80»/udp\n'],
  [exposePortInvalid, 'finds only the first', 'FROM a:1\nEXPOSE 80 «#» the shop\n'],
  [exposePortInvalid, 'finds what a variable holds', 'FROM a:1\nARG PORT=http\nEXPOSE «$PORT»\n'],
  [
    exposePortInvalid,
    'is silent about ranges, quotes and other protocols',
    'FROM a:1\nEXPOSE 0-65535 "80" 1/sctp 80/\n',
  ],
  [exposePortInvalid, 'is silent about mappings of ports', 'FROM a:1\nEXPOSE 8080:80 127.0.0.1:80:80\n'],
  [exposePortInvalid, 'is silent about several in a variable', 'FROM a:1\nARG PORTS="80 81"\nEXPOSE $PORTS\n'],

  [exposeProtoInvalid, 'finds each', 'FROM a:1\nEXPOSE 80/«http» 81/«tcpp»\n'],
  [exposeProtoInvalid, 'is silent about upper case', 'FROM a:1\nEXPOSE 80/TCP\n'],
  [exposeProtoInvalid, 'is silent about a variable', 'FROM a:1\nEXPOSE 80/$PROTOCOL\n'],

  [healthcheckSyntax, 'finds CMD without a command', 'FROM a:1\nHEALTHCHECK --retries=2 «CMD»\n'],
  [healthcheckSyntax, 'finds NONE with one', 'FROM a:1\nHEALTHCHECK «none» a\n'],
  [healthcheckSyntax, 'is silent about lower case', 'FROM a:1\nhealthcheck cmd a\n'],
  [healthcheckSyntax, 'is silent about NONE', 'FROM a:1\nHEALTHCHECK NONE\n'],

  [volumeSensitive, 'finds strings of JSON', 'FROM a:1\nVOLUME ["/data", «"/proc/"»]\n'],
  [volumeSensitive, 'finds the root', 'FROM a:1\nVOLUME «/»\n'],
  [volumeSensitive, 'is silent about folders below', 'FROM a:1\nVOLUME /etc/shop\n'],
  [volumeSensitive, 'is silent about variables', 'FROM a:1\nVOLUME $FOLDER\n'],

  [workdirRelative, 'finds what a variable holds', 'FROM a:1\nARG D=app\nWORKDIR «$D»\n'],
  [workdirRelative, 'finds the home of a shell', 'FROM a:1\nWORKDIR «~/app»\n'],
  [workdirRelative, 'is silent below an earlier one', 'FROM a:1 AS x\nWORKDIR /a\nFROM x\nWORKDIR b\n'],
  [workdirRelative, 'is silent about drives', 'FROM a:1\nWORKDIR C:\\app\n'],
  [workdirRelative, 'is silent about quotes', 'FROM a:1\nWORKDIR "/app"\n'],
  [workdirRelative, 'is silent about variables', 'FROM a:1\nWORKDIR $HOME/app\n'],
  [
    argumentCount,
    'finds each instruction without words',
    'FROM a:1\n«ENV»\n«EXPOSE»\n«WORKDIR»\n«ONBUILD»\n«HEALTHCHECK»\n',
  ],
  [argumentCount, 'finds words behind the image', 'FROM a:1 «b»\nFROM a:1 AS b «c»\n'],
  [argumentCount, 'finds triggers', 'FROM a:1\nONBUILD «COPY» a\n'],
  [argumentCount, 'is silent about heredocs', 'FROM a:1\nCOPY <<END /a\nb\nEND\n'],
  [argumentCount, 'is silent about JSON', 'FROM a:1\nCOPY ["a", "b"]\nVOLUME ["/c"]\nCMD []\n'],

  [emptyContinuation, 'finds blanks', 'FROM a:1\n«RUN» a \\\n  \t\n  b\n'],
  [emptyContinuation, 'is silent about comments', 'FROM a:1\nRUN a \\\n  # b\n  c\n'],
  [emptyContinuation, 'is silent about heredocs', 'FROM a:1\nRUN <<END\na\n\nb\nEND\n'],
  [emptyContinuation, 'is silent at the end of the file', 'FROM a:1\nRUN a \\\n\n\n'],

  [escapeDirective, 'finds a second one', '# escape=`\n# «escape»=`\nFROM a:1\n'],
  [escapeDirective, 'is silent about both characters', '# syntax=docker/dockerfile:1\n# escape=\\\nFROM a:1\n'],
  [escapeDirective, 'is silent about comments', 'FROM a:1\n# escape=/\n'],

  [exposeHostMapping, 'finds two ports', 'FROM a:1\nEXPOSE «8080:80»/udp\n'.replace('»/udp', '/udp»')],
  [exposeHostMapping, 'is silent about ports', 'FROM a:1\nEXPOSE 80 90-91/udp\n'],
  [exposeHostMapping, 'is silent about variables', 'FROM a:1\nEXPOSE $HOST:80\n'],

  [exposeProtoCasing, 'finds mixed case', 'FROM a:1\nEXPOSE 80/«Tcp»\n'],
  [exposeProtoCasing, 'is silent about others', 'FROM a:1\nEXPOSE 80/HTTP 80\n'],
  [exposeProtoCasing, 'is silent about variables', 'FROM a:1\nEXPOSE 80/$P\n'],

  [keyValueSyntax, 'finds a key alone', 'FROM a:1\nENV «A»\nLABEL «b»\n'],
  [keyValueSyntax, 'finds a quote that is open', 'FROM a:1\nENV A=«"b»\n'],
  [keyValueSyntax, 'is silent about ARG', 'ARG A\nFROM a:1\nARG B C\nARG D=\n'],
  [keyValueSyntax, 'is silent about empty values', 'FROM a:1\nENV A= B="" C=\'\'\n'],
  [keyValueSyntax, 'is silent about quotes that are escaped', 'FROM a:1\nENV A=b\\"c D="e\\"f"\n'],

  [legacyKeyValue, 'finds variables in a value', 'FROM a:1\nENV «PATH» $PATH:/b\n'],
  [legacyKeyValue, 'finds triggers', 'FROM a:1\nONBUILD ENV «A» b\n'],
  [legacyKeyValue, 'is silent about equals signs', 'FROM a:1\nENV A=b C=d\nLABEL e="f g"\n'],
  [legacyKeyValue, 'is silent about a blank too many', 'FROM a:1\nENV A =b\n'],

  [maintainerDeprecated, 'finds lower case', 'FROM a:1\n«maintainer» me\n'],
  [maintainerDeprecated, 'is silent about labels', 'FROM a:1\nLABEL maintainer=me\n'],
  [maintainerDeprecated, 'is silent about triggers, which are refused', 'FROM a:1\nONBUILD MAINTAINER me\n'],

  [misplacedDirective, 'finds it below a blank line', '# check=skip=all\n\n«# syntax=docker/dockerfile:1»\nFROM a:1\n'],
  [misplacedDirective, 'finds it below an instruction', 'FROM a:1\n«# escape=`»\n'],
  [misplacedDirective, 'is silent about directives', '# check=skip=all\n# syntax=docker/dockerfile:1\nFROM a:1\n'],
  [misplacedDirective, 'is silent about prose', 'FROM a:1\n# syntax = what it is\n# check=1\n# escape=the quotes\n'],

  [pid1Wrapper, 'finds a shell form', 'FROM a:1\nENTRYPOINT «yarn» run serve\n'],
  [pid1Wrapper, 'is silent about builders', 'FROM a:1\nCMD ["npm", "start"]\nFROM b:1\n'],
  [pid1Wrapper, 'is silent behind an init process', 'FROM a:1\nENTRYPOINT ["tini", "--"]\nCMD ["npm", "start"]\n'],
  [pid1Wrapper, 'is silent about other actions', 'FROM a:1\nCMD ["npm", "version"]\n'],
  [pid1Wrapper, 'is silent about variables', 'FROM a:1\nCMD npm $ACTION\n'],

  [shellNotJson, 'finds an empty array', 'FROM a:1\n«SHELL» []\n'],
  [shellNotJson, 'finds single quotes', "FROM a:1\n«SHELL» ['/bin/sh']\n"],
  [shellNotJson, 'is silent about JSON', 'FROM a:1\nSHELL [ "/bin/sh", "-c" ]\n'],

  [spaceBeforeEquals, 'finds labels', 'FROM a:1\nLABEL «a» ="b c"\n'],
  [spaceBeforeEquals, 'is silent about values', 'FROM a:1\nENV A b=c\n'],
  [spaceBeforeEquals, 'is silent about blanks in quotes', 'FROM a:1\nENV A="b =c"\n'],

  [stopsignalInvalid, 'finds zero', 'FROM a:1\nSTOPSIGNAL «0»\n'],
  [stopsignalInvalid, 'finds what no process handles', 'FROM a:1\nSTOPSIGNAL «SIGKILL»\n'],
  [
    stopsignalInvalid,
    'is silent about each spelling',
    'FROM a:1\nSTOPSIGNAL term\nSTOPSIGNAL 15\nSTOPSIGNAL SIGRTMIN+3\n',
  ],
  [stopsignalInvalid, 'is silent about variables', 'FROM a:1\nSTOPSIGNAL $SIGNAL\n'],

  [unknownFlag, 'finds upper case', 'FROM «--Platform=linux/amd64» a:1\n'],
  [unknownFlag, 'finds the flag of another instruction', 'FROM a:1\nADD «--from=b» c d\n'],
  [
    unknownFlag,
    'is silent about those of programs',
    'FROM a:1\nRUN npm ci --omit=dev\nHEALTHCHECK --retries=2 CMD a --b\n',
  ],
  [unknownFlag, 'is silent about other frontends', '# syntax=example.com/a:1\nFROM a:1\nRUN --foo a\n'],

  [workdirSystemDir, 'finds folders below', 'FROM a:1\nWORKDIR «/proc//self/»\n'],
  [
    workdirSystemDir,
    'is silent about names that begin alike',
    'FROM a:1\nWORKDIR /etcetera\nWORKDIR /usr/lib\nWORKDIR /\n',
  ],
  [
    workdirSystemDir,
    'is silent about the folder of a program that nothing is copied into',
    'FROM a:1\nWORKDIR /etc/a\nCOPY b /b\nWORKDIR /c\nCOPY d .\n',
  ],
  [workdirSystemDir, 'finds the folder of all', 'FROM a:1\nWORKDIR «/etc/»\n'],
  [workdirSystemDir, 'is silent about variables', 'FROM a:1\nWORKDIR /etc/$NAME\n'],
])

checkFixes([
  [
    emptyContinuation,
    'takes all of them',
    'FROM a:1\nRUN a \\\n\n\n  b \\\n \n  c\n',
    'FROM a:1\nRUN a \\\n  b \\\n  c\n',
  ],
  [exposeHostMapping, 'leaves the protocol', 'FROM a:1\nEXPOSE 1.2.3.4:80:81/udp\n', 'FROM a:1\nEXPOSE 81/udp\n'],
  [legacyKeyValue, 'leaves quotes', 'FROM a:1\nENV A "b c"\n', 'FROM a:1\nENV A="b c"\n'],
  [legacyKeyValue, 'leaves what needs other quotes', 'FROM a:1\nENV A b "c d"\n', 'FROM a:1\nENV A b "c d"\n'],
  [
    maintainerDeprecated,
    'leaves quotes',
    'FROM a:1\nMAINTAINER "me"\n',
    'FROM a:1\nLABEL org.opencontainers.image.authors="me"\n',
  ],
  [spaceBeforeEquals, 'leaves several words', 'FROM a:1\nENV A = b c\n', 'FROM a:1\nENV A = b c\n'],
  [unknownFlag, 'leaves what is like nothing', 'FROM a:1\nRUN --foo a\n', 'FROM a:1\nRUN --foo a\n'],
  [multipleCmd, 'takes all lines', 'FROM a:1\nCMD ["a", \\\n  "b"]\n# c\nCMD ["c"]\n', 'FROM a:1\n# c\nCMD ["c"]\n'],
  [workdirRelative, 'takes the dot away', 'FROM a:1\nWORKDIR ./app\n', 'FROM a:1\nWORKDIR /app\n'],
  [unknownInstruction, 'keeps lower case', 'FROM a:1\ncoppy a b\n', 'FROM a:1\ncopy a b\n'],
])
