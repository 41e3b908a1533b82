import { cleartextProtocol } from '../../server/src/rules/dockerfile/downloads/cleartext-protocol.ts'
import { curlPipeShell } from '../../server/src/rules/dockerfile/downloads/curl-pipe-shell.ts'
import { dockerfileTlsVerificationDisabledEnv as tlsEnv } from '../../server/src/rules/dockerfile/downloads/dockerfile-tls-verification-disabled-env.ts'
import { downloadWithoutIntegrity } from '../../server/src/rules/dockerfile/downloads/download-without-integrity.ts'
import { gitCloneUnpinned } from '../../server/src/rules/dockerfile/downloads/git-clone-unpinned.ts'
import { redirectDowngrade } from '../../server/src/rules/dockerfile/downloads/redirect-downgrade.ts'
import { tlsVerificationDisabled } from '../../server/src/rules/dockerfile/downloads/tls-verification-disabled.ts'
import { weakHashVerification } from '../../server/src/rules/dockerfile/downloads/weak-hash-verification.ts'
import { weakTlsVersion } from '../../server/src/rules/dockerfile/downloads/weak-tls-version.ts'
import { execForm } from '../../server/src/rules/dockerfile/instructions/exec-form.ts'
import { exposeAdminPort } from '../../server/src/rules/dockerfile/instructions/expose-admin-port.ts'
import { malformedExecForm } from '../../server/src/rules/dockerfile/instructions/malformed-exec-form.ts'
import { cdInsteadOfWorkdir } from '../../server/src/rules/dockerfile/run/cd-instead-of-workdir.ts'
import { debugModeEnv } from '../../server/src/rules/dockerfile/run/debug-mode-env.ts'
import { heredocWithoutSetE } from '../../server/src/rules/dockerfile/run/heredoc-without-set-e.ts'
import { missingPipefail } from '../../server/src/rules/dockerfile/run/missing-pipefail.ts'
import { nonsenseCommand } from '../../server/src/rules/dockerfile/run/nonsense-command.ts'
import { runNetworkHost } from '../../server/src/rules/dockerfile/run/run-network-host.ts'
import { runSecurityInsecure } from '../../server/src/rules/dockerfile/run/run-security-insecure.ts'
import { semicolonChain } from '../../server/src/rules/dockerfile/run/semicolon-chain.ts'
import { shellChangedByRun } from '../../server/src/rules/dockerfile/run/shell-changed-by-run.ts'
import { checkFixes, checkRows, type FixRow, type RuleRow } from '../harness/rule-rows.ts'

const rows: readonly RuleRow[] = [
  [runSecurityInsecure, 'another mode', 'FROM a\nRUN --security=sandbox b'],
  [runSecurityInsecure, 'a variable with a default', 'FROM scratch\nARG M=insecure\nRUN «--security=$M» b'],
  [runSecurityInsecure, 'a variable of who builds', 'FROM a\nARG M\nRUN --security=$M b'],
  [runSecurityInsecure, 'in a trigger', 'FROM a\nONBUILD RUN «--security=insecure» b'],
  [runNetworkHost, 'no network', 'FROM a\nRUN --network=none b'],
  [runNetworkHost, 'a heredoc, and in a stage that is left', 'FROM a AS b\nRUN «--network=host» <<E\nc\nE\nFROM d'],
  [runNetworkHost, 'a command with such a word', 'FROM a\nRUN docker run --network=host b'],
  [tlsVerificationDisabled, 'what only looks like it', 'FROM a\nRUN curl -o -k https://b.c && echo curl -k'],
  [tlsVerificationDisabled, 'a value of another letter', 'FROM a\nRUN curl -fok https://b.c'],
  [tlsVerificationDisabled, 'the machine itself', 'FROM a\nHEALTHCHECK CMD curl -kf https://localhost:8443/'],
  [tlsVerificationDisabled, 'a host that nobody knows', 'FROM a\nRUN curl «-k» https://$HOST/'],
  [
    tlsVerificationDisabled,
    'in a builder, wrapped',
    'FROM a AS b\nRUN sudo -E wget "«--no-check-certificate»" c\nFROM d'.replace('"«', '«"').replace('»"', '"»'),
  ],
  [tlsVerificationDisabled, 'in an exec form', 'FROM a\nRUN ["curl", «"-k"», "https://b.c"]'],
  [
    tlsVerificationDisabled,
    'settings',
    'FROM a\nRUN npm config set «strict-ssl» false && git config --global «http.sslVerify» false',
  ],
  [
    tlsVerificationDisabled,
    'settings that are on',
    'FROM a\nRUN npm config set strict-ssl true && git -c http.sslVerify=true clone b',
  ],
  [tlsVerificationDisabled, 'on Windows', 'FROM mcr.microsoft.com/windows/nanoserver:1\nRUN curl -k https://b.c'],
  [tlsVerificationDisabled, 'in a heredoc', 'FROM a\nRUN <<E\ncurl «-k» https://b.c\nE'],
  [tlsVerificationDisabled, 'in a script of another language', 'FROM a\nRUN python3 <<E\ncurl -k https://b.c\nE'],
  [tlsEnv, 'a value that is on', 'FROM a\nENV NODE_TLS_REJECT_UNAUTHORIZED=1 GIT_SSL_NO_VERIFY='],
  [tlsEnv, 'written without a sign', 'FROM a\nENV «PYTHONHTTPSVERIFY 0»'],
  [tlsEnv, 'a value of who builds', 'FROM a\nARG V\nENV NODE_TLS_REJECT_UNAUTHORIZED=$V'],
  [tlsEnv, 'an argument with a default, and one without', 'FROM a\nARG «GIT_SSL_NO_VERIFY=1»\nARG PIP_TRUSTED_HOST'],
  [tlsEnv, 'exported', 'FROM a\nRUN export «NODE_TLS_REJECT_UNAUTHORIZED=0» && node b.js'],
  [
    cleartextProtocol,
    'hosts of the machine and of the network',
    'FROM a\nRUN curl http://127.0.0.1/ http://proxy/ http://b.internal/',
  ],
  [cleartextProtocol, 'a host that nobody knows', 'FROM a\nRUN curl http://$HOST/b && wget "http://${HOST}.c/"'],
  [cleartextProtocol, 'a path that nobody knows', 'FROM a\nRUN curl "«http://b.c/$V»"'],
  [cleartextProtocol, 'an address that is not loaded', 'FROM a\nRUN echo http://b.c && git config url.x http://b.c'],
  [cleartextProtocol, 'a user and a port', 'FROM a\nRUN git clone --branch v1 «http://u@b.c:80/d»'],
  [cleartextProtocol, 'FTP in ADD', 'FROM a\nADD «ftp://b.c/d» /'],
  [cleartextProtocol, 'COPY takes no addresses', 'FROM a\nCOPY http://b.c/d /'],
  [curlPipeShell, 'through another command', 'FROM a\nRUN «curl https://b.c» | tee d | sudo -E bash -'],
  [curlPipeShell, 'with options', 'FROM a\nRUN «wget -qO- https://b.c» | bash -s -- -y'],
  [curlPipeShell, 'the shell has a script', 'FROM a\nRUN curl https://b.c | bash d.sh'],
  [
    curlPipeShell,
    'data for a program',
    'FROM a\nRUN curl https://b.c | python3 -c "import json" && curl https://b.c | node -e d',
  ],
  [curlPipeShell, 'unpacked', 'FROM a\nRUN curl https://b.c | tar -xz && sh d'],
  [
    curlPipeShell,
    'a file of substitution',
    'FROM a\nSHELL ["bash", "-c"]\nRUN bash <(«curl https://b.c») && source <(«curl https://d.e»)',
  ],
  [curlPipeShell, 'data in a word', 'FROM a\nRUN sh d.sh "$(curl https://b.c)" && echo "$(curl https://b.c)"'],
  [curlPipeShell, 'not joined by a pipe', 'FROM a\nRUN curl https://b.c && sh'],
  [
    weakTlsVersion,
    'versions that are good',
    'FROM a\nRUN curl --tlsv1.2 b && curl --tlsv1 b && wget --secure-protocol=TLSv1_3 b',
  ],
  [weakTlsVersion, 'in a heredoc', 'FROM a\nRUN <<E\nwget «--secure-protocol=SSLv3» b\nE'],
  [weakTlsVersion, 'of another command', 'FROM a\nRUN b --tlsv1.0'],
  [weakHashVerification, 'that it is computed', 'FROM a\nRUN md5sum b > c'],
  [weakHashVerification, 'among other letters', 'FROM a\nRUN «sha1sum» -sc b'],
  [weakHashVerification, 'as an option', 'FROM a\nRUN «md5sum» --check b && sha256sum -c b'],
  [gitCloneUnpinned, 'a commit later', 'FROM a\nRUN git clone https://b.c/d\nRUN cd d && git checkout 1234567'],
  [gitCloneUnpinned, 'a version', 'FROM a\nRUN git clone -b v1 https://b.c/d && git clone --branch=v1 https://b.c/d'],
  [gitCloneUnpinned, 'an option that nobody knows', 'FROM a\nARG O\nRUN git clone $O https://b.c/d'],
  [gitCloneUnpinned, 'a script that cannot be read', 'FROM a\nRUN git clone https://b.c/d\nRUN e "f'],
  [gitCloneUnpinned, 'by SSH', 'FROM a\nRUN --mount=type=ssh git clone «git@b.c:d.git» /e'],
  [
    downloadWithoutIntegrity,
    'a signature',
    'FROM a\nRUN curl -o b https://c.d/b && gpg --verify b.asc b && chmod +x b',
  ],
  [downloadWithoutIntegrity, 'a file that nobody uses', 'FROM a\nRUN curl -o b https://c.d/b && tar -xf e'],
  [downloadWithoutIntegrity, 'a pipe', 'FROM a\nRUN curl -fsSL «https://c.d/b.tgz» | tar -xz'],
  [downloadWithoutIntegrity, 'a command that nobody knows', 'FROM a\nRUN curl -o b https://c.d/b && $CHECK b && sh b'],
  [downloadWithoutIntegrity, 'by its own name', 'FROM a\nRUN wget «https://c.d/e.deb?f» && dpkg -i e.deb'],
  [
    downloadWithoutIntegrity,
    'a redirection, then run',
    'FROM a\nRUN curl «https://c.d/e» > /usr/bin/e && chmod 755 /usr/bin/e',
  ],
  [heredocWithoutSetE, 'one command', 'FROM a\nRUN <<E\nb && c\nE'],
  [heredocWithoutSetE, 'a shell that stops', 'FROM a\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN <<E\nb\nc\nE'],
  [heredocWithoutSetE, 'says it itself', 'FROM a\nRUN <<E\nset -eux\nb\nc\nE\nRUN <<E\n#!/bin/sh -e\nb\nc\nE'],
  [
    heredocWithoutSetE,
    'another interpreter, and input',
    'FROM a\nRUN <<E\n#!/usr/bin/env python3\nb\nc\nE\nRUN cat <<E > /d\nb\nc\nE',
  ],
  [heredocWithoutSetE, 'what cannot fail', 'FROM a\nRUN <<E\necho b\nexport C=d\ne\nE'],
  [heredocWithoutSetE, 'a shell that nobody knows', 'FROM a\nSHELL b\nRUN <<E\nb\nc\nE'],
  [heredocWithoutSetE, 'in a loop only', 'FROM a\nRUN <<E\nfor b in c; do d; e; done\nE'],
  [shellChangedByRun, 'another link', 'FROM a\nRUN ln -s /bin/bash /bin/b && ln -s /bin/sh /c'],
  [shellChangedByRun, 'moved', 'FROM a\nRUN rm /bin/sh && mv /bin/bash «/bin/sh»'],
  [shellChangedByRun, 'a place that nobody knows', 'FROM a\nRUN ln -s /bin/bash $SH'],
  [nonsenseCommand, 'what works without an init', 'FROM a\nRUN systemctl enable b && systemctl mask c'],
  [nonsenseCommand, 'a service for what follows', 'FROM a\nRUN service postgresql start && psql -f b.sql'],
  [nonsenseCommand, 'a package of that name', 'FROM a\nRUN apk add vim nano top'],
  [nonsenseCommand, 'an editor that works alone', 'FROM a\nRUN vim +PluginInstall +qall && «vi b»'],
  [nonsenseCommand, 'in a container', 'FROM a\nCMD top'],
]

const strict: readonly RuleRow[] = [
  [
    missingPipefail,
    'a shell that sees it',
    'FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN b | c\nFROM a AS d\nRUN e «|» f',
  ],
  [
    missingPipefail,
    'an inherited shell, and a script that says so',
    'FROM a AS b\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nFROM b\nRUN c | d\nFROM a\nRUN set -o pipefail && e | f',
  ],
  [missingPipefail, 'what cannot fail, and what may', 'FROM a\nRUN echo b | c\nRUN d | true\nRUN e | f || true'],
  [missingPipefail, 'a search at the end fails itself', 'FROM a\nRUN gpg --fingerprint | grep "Key fingerprint"'],
  [missingPipefail, 'what only passes lines on', 'FROM a\nRUN cat b | grep -v c | sort | tee d'],
  [missingPipefail, 'a search that comes first', 'FROM a\nRUN grep -v c b «|» tee d'],
  [missingPipefail, 'in an array', 'FROM a\nRUN ["b", "|", "c"]'],
  [
    semicolonChain,
    'in blocks, at the end, and what cannot fail',
    'FROM a\nRUN for b in c; do d; e; done\nRUN f;\nRUN echo g; h',
  ],
  [semicolonChain, 'a script that stops', 'FROM a\nRUN set -eux; b; c'],
  [semicolonChain, 'in a heredoc', 'FROM a\nRUN <<E\nb; c\nE'],
  [
    cdInsteadOfWorkdir,
    'in a shell of its own, in the middle, and back',
    'FROM a\nRUN (cd b && c) && d\nRUN e && cd f && g\nRUN cd - && h',
  ],
  [cdInsteadOfWorkdir, 'a folder that nobody knows', 'FROM a\nRUN cd $B && c'],
  [cdInsteadOfWorkdir, 'at the end', 'FROM a\nRUN b && «cd c»'],
  [redirectDowngrade, 'a protocol that is said', 'FROM a\nRUN curl --proto =https -sSfL https://b.c | sh'],
  [redirectDowngrade, 'a file', 'FROM a\nRUN curl -L -o d https://b.c'],
  [redirectDowngrade, 'no redirections', 'FROM a\nRUN curl -sS https://b.c | sh'],
  [debugModeEnv, 'what another one replaces', 'FROM a\nENV NODE_ENV=development\nENV NODE_ENV=production'],
  [
    debugModeEnv,
    'a stage that is left, and one below',
    'FROM a AS b\nENV DEBUG=1\nFROM a AS c\nENV «APP_DEBUG=true»\nFROM c',
  ],
  [debugModeEnv, 'a value of who builds', 'FROM a\nARG D\nENV DEBUG=$D'],
]

const fixes: readonly FixRow[] = [
  [
    cdInsteadOfWorkdir,
    'is not offered over lines, nor for a relative folder',
    'FROM a\nRUN cd /b \\\n && c\nRUN cd d && e',
    'FROM a\nRUN cd /b \\\n && c\nRUN cd d && e',
  ],
  [semicolonChain, 'is not offered beside other signs', 'FROM a\nRUN b; c || d', 'FROM a\nRUN b; c || d'],
  [
    tlsVerificationDisabled,
    'in an array with a script',
    'FROM a\nRUN ["sh", "-c", "curl -k https://b.c"]',
    'FROM a\nRUN ["sh", "-c", "curl https://b.c"]',
  ],
  [
    tlsVerificationDisabled,
    'at the start of a line',
    'FROM a\nRUN curl \\\n    -k https://b.c',
    'FROM a\nRUN curl \\\n    https://b.c',
  ],
  [
    tlsVerificationDisabled,
    'alone in a line',
    'FROM a\nRUN curl \\\n    -k \\\n    https://b.c',
    'FROM a\nRUN curl \\\n    https://b.c',
  ],
  [
    heredocWithoutSetE,
    'below the shebang',
    'FROM a\nRUN <<E\n#!/bin/bash\nb\nc\nE',
    'FROM a\nRUN <<E\n#!/bin/bash\nset -e\nb\nc\nE',
  ],
  [
    cleartextProtocol,
    'of an argument',
    'ARG U=http://b.c\nFROM scratch\nARG U\nADD $U/d /',
    'ARG U=https://b.c\nFROM scratch\nARG U\nADD $U/d /',
  ],
  [tlsEnv, 'alone in its instruction', 'FROM a\nENV PYTHONHTTPSVERIFY=0\nRUN b', 'FROM a\nRUN b'],
]

checkRows([...rows, ...strict])
checkFixes(fixes)

const instructions: readonly RuleRow[] = [
  [execForm, 'a stage that is left, and a CMD that another replaces', 'FROM a AS b\nCMD c\nFROM d\nCMD e\nCMD ["f"]'],
  [execForm, 'inherited', 'FROM a AS b\nENTRYPOINT «c»\nFROM b'],
  [execForm, 'a shell that is chosen', 'FROM a\nSHELL ["/bin/bash", "-c"]\nCMD b'],
  [execForm, 'several commands', 'FROM a\nCMD «b && c»'],
  [execForm, 'on Windows', 'FROM mcr.microsoft.com/windows/nanoserver:1\nCMD b'],
  [execForm, 'in a trigger', 'FROM a\nONBUILD CMD b'],
  [malformedExecForm, 'a test of a shell', 'FROM a\nRUN [ "$A" = b ] && [ -f "c" ]\nRUN [[ "a" == b ]]'],
  [malformedExecForm, 'no end, and more behind it', 'FROM a\nCMD «["b", "c"»\nRUN «["b"] c»'],
  [malformedExecForm, 'with blanks', "FROM a\nCMD «[ 'b', 'c' ]»"],
  [malformedExecForm, 'quotes of a word processor, a comma too many', 'FROM a\nCMD «[“b”, “c”]»\nRUN «["b",]»'],
  [malformedExecForm, 'sound JSON', 'FROM a\nCMD [ "b" , "c" ]\nRUN []'],
  [exposeAdminPort, 'over UDP, and others', 'FROM a\nEXPOSE 22/udp 220 8022'],
  [exposeAdminPort, 'a range', 'FROM a\nEXPOSE «20-30»'],
  [exposeAdminPort, 'a variable', 'FROM scratch\nARG P=22\nARG Q\nEXPOSE «$P» $Q'],
]

const instructionFixes: readonly FixRow[] = [
  [execForm, 'keeps what quotes hold', 'FROM a\nCMD b "c d" e\\ f', 'FROM a\nCMD ["b", "c d", "e f"]'],
  [execForm, 'needs no exec', 'FROM a\nCMD exec b', 'FROM a\nCMD ["b"]'],
  [execForm, 'keeps exec with a variable', 'FROM a\nCMD exec b $C', 'FROM a\nCMD ["/bin/sh", "-c", "exec b $C"]'],
  [execForm, 'is not offered for several commands', 'FROM a\nCMD b && c', 'FROM a\nCMD b && c'],
  [execForm, 'is not offered for what only a shell does', 'FROM a\nCMD cd b', 'FROM a\nCMD cd b'],
  [execForm, 'is not offered with a variable before it', 'FROM a\nCMD A=b c', 'FROM a\nCMD A=b c'],
  [malformedExecForm, 'closes it', 'FROM a\nCMD ["b", "c"', 'FROM a\nCMD ["b", "c"]'],
  [malformedExecForm, 'is not offered for more behind it', 'FROM a\nRUN ["b"] c', 'FROM a\nRUN ["b"] c'],
  [exposeAdminPort, 'takes one of several', 'FROM a\nEXPOSE 22 80', 'FROM a\nEXPOSE 80'],
]

checkRows(instructions)
checkFixes(instructionFixes)
