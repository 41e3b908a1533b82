import { contentTrustRetired } from '../../server/src/rules/dockerfile/secrets/content-trust-retired.ts'
import { envUnsetInLaterLayer } from '../../server/src/rules/dockerfile/secrets/env-unset-in-later-layer.ts'
import { hardcodedSecretValue } from '../../server/src/rules/dockerfile/secrets/hardcoded-secret-value.ts'
import { secretFileCopied } from '../../server/src/rules/dockerfile/secrets/secret-file-copied.ts'
import { secretInArgOrEnv } from '../../server/src/rules/dockerfile/secrets/secret-in-arg-or-env.ts'
import { secretInRunCommand } from '../../server/src/rules/dockerfile/secrets/secret-in-run-command.ts'
import { secretMountPermissions } from '../../server/src/rules/dockerfile/secrets/secret-mount-permissions.ts'
import { secretRemovedTooLate } from '../../server/src/rules/dockerfile/secrets/secret-removed-too-late.ts'
import { sshAgentVsKey } from '../../server/src/rules/dockerfile/secrets/ssh-agent-vs-key.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

/** Written in two parts, so that no scanner takes this file for a leak. */
const token = `${'ghp_'}${'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6'}`

checkRows([
  [secretInArgOrEnv, 'finds it without a value', 'FROM a:1\nENV «DB_PASSWORD»=\nARG «apiKey»\n'],
  [secretInArgOrEnv, 'finds the old form', 'FROM a:1\nENV «DB_PASSWORD» hunter 2\n'],
  [secretInArgOrEnv, 'finds it in a builder and a trigger', 'FROM a:1 AS b\nONBUILD ARG «NPM_TOKEN»\nFROM c:1\n'],
  [secretInArgOrEnv, 'is silent about files and addresses', 'FROM a:1\nENV DB_PASSWORD=/run/a A_TOKEN=https://a/b\n'],
  [secretInArgOrEnv, 'is silent about switches', 'FROM a:1\nENV ALLOW_EMPTY_PASSWORD=yes A_PASSWORD=false\n'],
  [secretInArgOrEnv, 'is silent about other names', 'FROM a:1\nENV PWD=a TOKEN_URL=b GPG_KEY=c A_PASSWORD_FILE=d\n'],
  [secretInArgOrEnv, 'is silent about an ARG put into ENV', 'FROM a:1\nARG «TOKEN»\nENV TOKEN=$TOKEN\n'],
  [secretInArgOrEnv, 'is silent before the first stage', 'ARG TOKEN\nFROM a:1\n'],
  [secretInArgOrEnv, 'leaves known tokens to another rule', `FROM a:1\nENV TOKEN=${token}\n`],

  [hardcodedSecretValue, 'finds a token in quotes', `FROM a:1\nENV TOKEN="«${token}»"\n`],
  [hardcodedSecretValue, 'finds it in a heredoc', `FROM a:1\nRUN <<EOF\ncurl -H "A: «${token}»" b\nEOF\n`],
  [hardcodedSecretValue, 'finds it in a comment', `FROM a:1\n# «${token}»\nRUN a\n`],
  [hardcodedSecretValue, 'finds it in a trigger once', `FROM a:1\nONBUILD RUN a «${token}»\n`],
  [hardcodedSecretValue, 'is silent about variables', 'FROM a:1\nRUN git clone https://ci:$TOKEN@a.com/b\n'],
  [hardcodedSecretValue, 'is silent about placeholders', 'FROM a:1\nENV A=redis://u:changeme@a/b\n'],

  [secretMountPermissions, 'finds short modes', 'FROM a:1\nRUN --mount=mode=«644»,type=secret,id=a b\n'],
  [secretMountPermissions, 'is silent about closed ones', 'FROM a:1\nRUN --mount=type=secret,id=a,mode=0440 b\n'],
  [secretMountPermissions, 'is silent about others', 'FROM a:1\nRUN --mount=type=tmpfs,target=/a,mode=0777 b\n'],
  [secretMountPermissions, 'is silent without a mode', 'FROM a:1\nRUN --mount=type=secret,id=a b\n'],

  [envUnsetInLaterLayer, 'finds several', 'FROM a:1\nENV A=1 B=2\nRUN unset «A» «B»\n'],
  [envUnsetInLaterLayer, 'is silent where the shell goes on', 'FROM a:1\nENV A=1\nRUN unset A && make\n'],
  [envUnsetInLaterLayer, 'is silent about variables of the shell', 'FROM a:1\nRUN A=1; b; unset A\nENV A=1\n'],
  [envUnsetInLaterLayer, 'is silent in another stage', 'FROM a:1\nENV A=1\nFROM b:1\nRUN unset A\n'],

  [contentTrustRetired, 'finds options and subcommands', 'FROM a:1\nRUN docker pull «--disable-content-trust» b\n'],
  [contentTrustRetired, 'finds it before a command', 'FROM a:1\nRUN «DOCKER_CONTENT_TRUST=0» docker pull b\n'],
  [contentTrustRetired, 'finds docker trust', 'FROM a:1\nRUN docker «trust» inspect b\n'],
  [contentTrustRetired, 'is silent about other commands', 'FROM a:1\nRUN docker pull trust\n'],

  [secretFileCopied, 'finds keys and files of tools', 'FROM a:1\nADD «conf/.env» «id_rsa» «b/.aws/credentials» /c/\n'],
  [
    secretFileCopied,
    'finds it in a builder and a trigger',
    'FROM a:1 AS b\nCOPY «.npmrc» .\nFROM c:1\nONBUILD COPY «.env» .\n',
  ],
  [
    secretFileCopied,
    'is silent about examples and certificates',
    'FROM a:1\nCOPY .env.example ca.pem server.crt id_rsa.pub /b/\n',
  ],
  [secretFileCopied, 'is silent about other stages', 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b /.env /\n'],
  [secretFileCopied, 'is silent about an unknown source', 'FROM a:1\nARG FILE\nCOPY $FILE /b\n'],

  [secretRemovedTooLate, 'finds it below WORKDIR', 'FROM a:1\nWORKDIR /b\nCOPY .npmrc .\nRUN npm ci; rm «/b/.npmrc»\n'],
  [secretRemovedTooLate, 'finds it under another name', 'FROM a:1\nCOPY id_rsa /k\nRUN rm «/k»\n'],
  [secretRemovedTooLate, 'is silent about other files', 'FROM a:1\nCOPY id_rsa /k\nRUN rm /l\n'],
  [secretRemovedTooLate, 'is silent about builders', 'FROM a:1\nCOPY id_rsa /k\nRUN rm /k\nFROM c:1\n'],

  [secretInRunCommand, 'finds it behind a user', 'FROM a:1\nRUN curl -fsS -u «ci:h4rd2gue55» https://a.com\n'],
  [secretInRunCommand, 'finds it in an exec form', 'FROM a:1\nCMD ["docker", "login", "-p", «"h4rd2gue55"»]\n'],
  [secretInRunCommand, 'is silent about variables', 'FROM a:1\nRUN docker login -u a -p "$PASS" && curl -u a:$P b\n'],
  [
    secretInRunCommand,
    'is silent about other options',
    'FROM a:1\nRUN docker run -p 80:80 b && curl -u a b && mkdir -p c\n',
  ],
  [secretInRunCommand, 'leaves known tokens to another rule', `FROM a:1\nRUN docker login -p ${token}\n`],

  [sshAgentVsKey, 'finds a variable', 'FROM a:1\nRUN echo "$KEY" > «~/.ssh/id_rsa»\n'],
  [
    sshAgentVsKey,
    'is silent where it is removed',
    'FROM a:1\nRUN echo "$K" > ~/.ssh/id_rsa && b && rm ~/.ssh/id_rsa\n',
  ],
  [sshAgentVsKey, 'is silent about public keys', 'FROM a:1\nRUN echo a > ~/.ssh/id_rsa.pub\n'],
  [
    sshAgentVsKey,
    'is silent below a mount',
    'FROM a:1\nRUN --mount=type=tmpfs,target=/root/.ssh echo "$K" > /root/.ssh/id_rsa\n',
  ],
])

checkFixes([
  [
    secretInArgOrEnv,
    'keeps other mounts',
    'FROM a:1\nARG TOKEN\nRUN --mount=type=cache,target=/c get $TOKEN\n',
    'FROM a:1\nRUN --mount=type=cache,target=/c --mount=type=secret,id=TOKEN,env=TOKEN get $TOKEN\n',
  ],
  [
    secretInArgOrEnv,
    'is not made for several uses',
    'FROM a:1\nARG TOKEN\nRUN get $TOKEN\nRUN put $TOKEN\n',
    'FROM a:1\nARG TOKEN\nRUN get $TOKEN\nRUN put $TOKEN\n',
  ],
  [
    secretInArgOrEnv,
    'is not made for a fixed syntax',
    '# syntax=docker/dockerfile:1.4\nFROM a:1\nARG TOKEN\nRUN get $TOKEN\n',
    '# syntax=docker/dockerfile:1.4\nFROM a:1\nARG TOKEN\nRUN get $TOKEN\n',
  ],
  [
    secretFileCopied,
    'is not made for a user who is not root',
    'FROM a:1\nUSER b\nCOPY .npmrc /b/\nRUN npm ci\n',
    'FROM a:1\nUSER b\nCOPY .npmrc /b/\nRUN npm ci\n',
  ],
])
