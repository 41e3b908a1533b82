import { exposePortInvalid } from '../../server/src/rules/dockerfile/instructions/expose-port-invalid.ts'
import { exposeProtoInvalid } from '../../server/src/rules/dockerfile/instructions/expose-proto-invalid.ts'
import { healthcheckSyntax } from '../../server/src/rules/dockerfile/instructions/healthcheck-syntax.ts'
import { instructionBeforeFrom } from '../../server/src/rules/dockerfile/instructions/instruction-before-from.ts'
import { multipleCmd } from '../../server/src/rules/dockerfile/instructions/multiple-cmd.ts'
import { multipleEntrypoint } from '../../server/src/rules/dockerfile/instructions/multiple-entrypoint.ts'
import { multipleHealthcheck } from '../../server/src/rules/dockerfile/instructions/multiple-healthcheck.ts'
import { onbuildInvalid } from '../../server/src/rules/dockerfile/instructions/onbuild-invalid.ts'
import { unknownInstruction } from '../../server/src/rules/dockerfile/instructions/unknown-instruction.ts'
import { volumeSensitive } from '../../server/src/rules/dockerfile/instructions/volume-sensitive.ts'
import { workdirRelative } from '../../server/src/rules/dockerfile/instructions/workdir-relative.ts'
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
])

checkFixes([
  [multipleCmd, 'takes all lines', 'FROM a:1\nCMD ["a", \\\n  "b"]\n# c\nCMD ["c"]\n', 'FROM a:1\n# c\nCMD ["c"]\n'],
  [workdirRelative, 'takes the dot away', 'FROM a:1\nWORKDIR ./app\n', 'FROM a:1\nWORKDIR /app\n'],
  [unknownInstruction, 'keeps lower case', 'FROM a:1\ncoppy a b\n', 'FROM a:1\ncopy a b\n'],
])
