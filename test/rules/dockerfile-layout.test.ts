import { wgetAndCurl } from '../../server/src/rules/dockerfile/downloads/wget-and-curl.ts'
import { wgetProgress } from '../../server/src/rules/dockerfile/downloads/wget-progress.ts'
import { definitionDescription } from '../../server/src/rules/dockerfile/instructions/definition-description.ts'
import { directiveCasing } from '../../server/src/rules/dockerfile/instructions/directive-casing.ts'
import { dockerfileTodoComment } from '../../server/src/rules/dockerfile/instructions/dockerfile-todo-comment.ts'
import { exposePrivilegedPortNonroot } from '../../server/src/rules/dockerfile/instructions/expose-privileged-port-nonroot.ts'
import { healthcheckMissing } from '../../server/src/rules/dockerfile/instructions/healthcheck-missing.ts'
import { instructionCasing } from '../../server/src/rules/dockerfile/instructions/instruction-casing.ts'
import { multiProcess } from '../../server/src/rules/dockerfile/instructions/multi-process.ts'
import { syntaxDirectiveMissing } from '../../server/src/rules/dockerfile/instructions/syntax-directive-missing.ts'
import { volumeThenWrite } from '../../server/src/rules/dockerfile/instructions/volume-then-write.ts'
import { workdirUnquotedSpace } from '../../server/src/rules/dockerfile/instructions/workdir-unquoted-space.ts'
import { consecutiveRun } from '../../server/src/rules/dockerfile/run/consecutive-run.ts'
import { lateRmNoShrink } from '../../server/src/rules/dockerfile/run/late-rm-no-shrink.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [consecutiveRun, 'finds equal flags', 'FROM a:1\nRUN --network=none a\n«RUN» --network=none b\n'],
  [consecutiveRun, 'is silent about other flags', 'FROM a:1\nRUN --network=none a\nRUN b\n'],
  [consecutiveRun, 'is silent about long scripts', 'FROM a:1\nRUN a && b && c\nRUN d\n'],
  [consecutiveRun, 'is silent about other instructions between', 'FROM a:1\nRUN a\nUSER b\nRUN c\n'],
  [consecutiveRun, 'is silent about heredocs and exec forms', 'FROM a:1\nRUN a\nRUN <<E\nb\nE\nRUN ["c"]\nRUN d\n'],
  [
    consecutiveRun,
    'is silent about stages that are not kept',
    'FROM a:1 AS b\nRUN a\nRUN b\nFROM c:1\nCOPY --from=b a b\n',
  ],
  [consecutiveRun, 'is silent about triggers', 'FROM a:1\nONBUILD RUN a\nONBUILD RUN b\n'],
  [consecutiveRun, 'is silent about other shells', 'FROM a:1\nSHELL ["pwsh", "-c"]\nRUN a\nRUN b\n'],

  [
    lateRmNoShrink,
    'finds a download',
    'FROM a:1\nRUN curl -fo /var/tmp/b.tgz https://c.d\nRUN rm -f «/var/tmp/b.tgz»\n',
  ],
  [lateRmNoShrink, 'finds the lists of apt', 'FROM a:1\nRUN apt-get update\nRUN rm -rf «/var/lib/apt/lists/*»\n'],
  [lateRmNoShrink, 'finds a folder', 'FROM a:1\nCOPY . /src/\nCOPY b /src\nRUN make\nRUN rm -rf «/src»\n'],
  [lateRmNoShrink, 'is silent within one layer', 'FROM a:1\nRUN curl -o /b https://c.d && rm /b\nRUN rm -f /b\n'],
  [lateRmNoShrink, 'is silent about what the image brings', 'FROM a:1\nRUN rm /etc/b\n'],
  [lateRmNoShrink, 'is silent where more is done', 'FROM a:1\nCOPY b /c\nRUN d /c && rm /c\n'],
  [lateRmNoShrink, 'is silent about variables', 'FROM a:1\nARG B\nCOPY b $B/c\nRUN rm /c\n'],
  [
    lateRmNoShrink,
    'is silent about stages that are not kept',
    'FROM a:1 AS b\nCOPY c /d\nRUN rm /d\nFROM e:1\nCOPY --from=b f g\n',
  ],

  [wgetProgress, 'finds a pipe', 'FROM a:1\nRUN «wget» -O- https://b.c | tar x\n'],
  [
    wgetProgress,
    'is silent about quiet ones',
    'FROM a:1\nRUN wget -qO- a; wget -nv a; wget --progress=dot:mega a; wget -o log a\n',
  ],
  [wgetProgress, 'is silent about variables', 'FROM a:1\nRUN wget $OPTIONS https://b.c\n'],
  [wgetProgress, 'is silent about installing it', 'FROM a:1\nRUN apk add wget\n'],

  [wgetAndCurl, 'finds what is used over a stage', 'FROM a:1 AS b\nRUN curl c\nFROM b\nRUN «wget» d && wget e\n'],
  [wgetAndCurl, 'is silent about other stages', 'FROM a:1\nRUN curl c\nFROM b:1\nRUN wget d\n'],
  [wgetAndCurl, 'is silent about installing both', 'FROM a:1\nRUN apk add curl wget && curl c\n'],
  [wgetAndCurl, 'finds them once', 'FROM a:1 AS b\nRUN curl c && «wget» d\nFROM b\nRUN curl e && wget f\n'],

  [exposePrivilegedPortNonroot, 'finds what is inherited', 'FROM a:1 AS b\nEXPOSE «443»/tcp\nFROM b\nUSER 1000\n'],
  [exposePrivilegedPortNonroot, 'is silent about root', 'FROM a:1\nEXPOSE 80\nUSER 1000\nUSER root\n'],
  [exposePrivilegedPortNonroot, 'is silent without USER', 'FROM a:1\nEXPOSE 80\n'],
  [
    exposePrivilegedPortNonroot,
    'is silent about setcap',
    'FROM a:1\nRUN setcap cap_net_bind_service=+ep /b\nEXPOSE 80\nUSER b\n',
  ],
  [exposePrivilegedPortNonroot, 'is silent about variables', 'FROM a:1\nARG P U\nEXPOSE $P 80\nUSER $U\n'],
  [exposePrivilegedPortNonroot, 'is silent about other stages', 'FROM a:1\nEXPOSE 80\nUSER b\nFROM c:1\n'],

  [workdirUnquotedSpace, 'finds a comment', 'FROM a:1\nWORKDIR «/b # c»\n'],
  [workdirUnquotedSpace, 'is silent about quotes', 'FROM a:1\nWORKDIR "/b c"\nWORKDIR \'/b c\'\nWORKDIR /b\\ c\n'],
  [workdirUnquotedSpace, 'is silent about variables', 'FROM a:1\nARG B\nWORKDIR ${B:-c d}\nWORKDIR /$B /c\n'],

  [healthcheckMissing, 'finds scratch', 'FROM «scratch»\nEXPOSE 8080\nCMD ["/a"]\n'],
  [healthcheckMissing, 'is silent about NONE', 'FROM nginx:1.29\nEXPOSE 80\nCMD ["a"]\nHEALTHCHECK NONE\n'],
  [
    healthcheckMissing,
    'is silent about what is inherited',
    'FROM nginx:1.29 AS a\nHEALTHCHECK CMD a\nFROM a\nEXPOSE 80\nCMD ["a"]\n',
  ],
  [healthcheckMissing, 'is silent about images of others', 'FROM acme/a:1\nEXPOSE 80\nCMD ["a"]\n'],
  [healthcheckMissing, 'is silent about tools', 'FROM alpine:3.22\nCMD ["a"]\n'],
  [healthcheckMissing, 'is silent about other stages', 'FROM alpine:3.22\nEXPOSE 80\nCMD ["a"]\nFROM acme/a:1\n'],

  [multiProcess, 'finds what goes on behind', 'FROM a:1\nENTRYPOINT «b --daemon» & exec c\n'],
  [multiProcess, 'finds a supervisor in a stage', 'FROM a:1 AS b\nCMD [«"supervisord"», "-n"]\nFROM b\n'],
  [multiProcess, 'is silent about RUN', 'FROM a:1\nRUN service b start && c\n'],
  [multiProcess, 'is silent about one service', 'FROM a:1\nCMD service nginx start\n'],
  [multiProcess, 'is silent about variables', 'FROM a:1\nCMD ["sh", "-c", "$B start && c"]\n'],

  [instructionCasing, 'finds upper case among lower', 'from a:1\nrun b\n«USER» c\nonbuild «Run» d\n'],
  [instructionCasing, 'is silent about lower case', 'from a:1\nrun b\n'],
  [instructionCasing, 'prefers upper case where they are as many', '«from» a:1\nRUN b\n'],
  [instructionCasing, 'is silent about what is no instruction', 'FROM a:1\nruun b\n'],

  [directiveCasing, 'finds each of them', '# «Syntax»=docker/dockerfile:1\n# «CHECK»=skip=all\nFROM a:1\n'],
  [directiveCasing, 'is silent about comments', 'FROM a:1\n# Syntax=docker/dockerfile:1\n'],
  [directiveCasing, 'is silent about values', '# syntax=Docker/Dockerfile:1\nFROM a:1\n'],
])

checkRows([
  [definitionDescription, 'finds a stage', '# A server.\nFROM a:1 AS «b»\n'],
  [definitionDescription, 'finds the first of two ARGs', 'FROM a:1\n# both\nARG «B» C=1\n'],
  [definitionDescription, 'is silent where one line begins with the name', '# Notes:\n# b is small.\nFROM a:1 AS b\n'],
  [definitionDescription, 'is silent behind a blank line or an empty comment', '# A\n\nFROM a:1 AS b\n# C\n#\nARG D\n'],
  [definitionDescription, 'is silent about stages without a name', '# A\nFROM a:1\n# B\nENV C=1\n'],
  [definitionDescription, 'is silent about directives', '# syntax=docker/dockerfile:1\nFROM a:1 AS b\n'],

  [dockerfileTodoComment, 'finds a comment in a RUN', 'FROM a:1\nRUN b \\\n  # «FIXME» later\n  c\n'],
  [dockerfileTodoComment, 'is silent about other words', 'FROM a:1\n# a TODOS list\nRUN echo TODO\n'],
  [dockerfileTodoComment, 'is silent about ignore comments', '# seaworthy-ignore base-image-eol: TODO\nFROM a:1\n'],
  [definitionDescription, 'is silent about ignore comments', '# hadolint ignore=DL3006\nFROM a AS b\n'],
  [dockerfileTodoComment, 'is silent about heredocs', 'FROM a:1\nRUN <<E\n# TODO\nE\n'],

  [syntaxDirectiveMissing, 'finds the first heredoc', 'FROM a:1\nCOPY «<<B» /b\nB\nRUN <<C\nC\n'],
  [syntaxDirectiveMissing, 'finds a trigger', 'FROM a:1\nONBUILD COPY «--link» a b\n'],
  [syntaxDirectiveMissing, 'is silent with any syntax', '# syntax=example.com/a\nFROM a:1\nRUN --mount=target=/b c\n'],
  [
    syntaxDirectiveMissing,
    'is silent about old flags',
    'FROM --platform=$BUILDPLATFORM a:1\nCOPY --from=b --chown=1 c d\n',
  ],

  [volumeThenWrite, 'finds a folder below', 'FROM a:1\nVOLUME ["/b", "/c/"]\nADD d «/c/e/f»\n'],
  [volumeThenWrite, 'is silent about what comes before', 'FROM a:1\nCOPY b /c/\nVOLUME /c\n'],
  [volumeThenWrite, 'is silent about names that begin alike', 'FROM a:1\nVOLUME /b\nCOPY c /bc/\n'],
  [volumeThenWrite, 'is silent about variables', 'FROM a:1\nARG B\nVOLUME $B /c\nCOPY d $B/e\n'],
])

checkFixes([
  [
    consecutiveRun,
    'continues lines as they are',
    'FROM a:1\nRUN b && \\\n  c\n\n# d\n\nRUN --network=none e\nRUN --network=none \\\n  # f\n  g 2>&1 | h\n',
    'FROM a:1\nRUN b && \\\n  c\n\n# d\n\nRUN --network=none e && \\\n  # f\n  g 2>&1 | h\n',
  ],
  [workdirUnquotedSpace, 'leaves a comment', 'FROM a:1\nWORKDIR /b # c\n', 'FROM a:1\nWORKDIR /b # c\n'],
  [
    healthcheckMissing,
    'is put behind the last instruction of a stage without CMD',
    'FROM nginx:1.29 AS a\nCMD ["a"]\nFROM a\nEXPOSE 80\n',
    'FROM nginx:1.29 AS a\nCMD ["a"]\nFROM a\nEXPOSE 80\nHEALTHCHECK CMD ["CHECK"]\n',
  ],
  [
    wgetProgress,
    'knows Alpine by its tag',
    'FROM node:24-alpine\nRUN wget b\n',
    'FROM node:24-alpine\nRUN wget -q b\n',
  ],
])
