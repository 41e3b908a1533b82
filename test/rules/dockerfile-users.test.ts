import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { fixFile } from '../../server/src/lint/fix.ts'
import { lastUserRoot } from '../../server/src/rules/dockerfile/users/last-user-root.ts'
import { missingUser } from '../../server/src/rules/dockerfile/users/missing-user.ts'
import { noSudo } from '../../server/src/rules/dockerfile/users/no-sudo.ts'
import { userDuplicateUid } from '../../server/src/rules/dockerfile/users/user-duplicate-uid.ts'
import { userIdUnpinned } from '../../server/src/rules/dockerfile/users/user-id-unpinned.ts'
import { userNonNumeric } from '../../server/src/rules/dockerfile/users/user-non-numeric.ts'
import { userNotCreated } from '../../server/src/rules/dockerfile/users/user-not-created.ts'
import { userPingPong } from '../../server/src/rules/dockerfile/users/user-ping-pong.ts'
import { useraddNoLogInit } from '../../server/src/rules/dockerfile/users/useradd-no-log-init.ts'
import { checkFixes, checkRows } from '../harness/rule-rows.ts'

checkRows([
  [missingUser, 'finds it in the last stage alone', 'FROM node:24 AS a\n«FROM» node:24\nCMD a\n'],
  [
    missingUser,
    'finds it where only a builder has a user',
    'FROM node:24 AS a\nUSER node\n«FROM» alpine:3.22\nCMD a\n',
  ],
  [missingUser, 'finds distroless images for root', '«FROM» gcr.io/distroless/static-debian12\nCMD ["/a"]\n'],
  [missingUser, 'finds images that nobody knows', '«FROM» acme/base:1\n'],
  [missingUser, 'finds servers that need no CMD', '«FROM» nginx:1.29\nCOPY . /usr/share/nginx/html\n'],
  [missingUser, 'is silent where a base stage has a user', 'FROM node:24 AS a\nUSER node\nFROM a\nCMD a\n'],
  [missingUser, 'is silent about images without root', 'FROM gcr.io/distroless/static:nonroot\nCMD ["/a"]\n'],
  [missingUser, 'is silent about hardened images', 'FROM cgr.dev/chainguard/node\nCMD ["a"]\n'],
  [missingUser, 'is silent about what is for others alone', 'FROM node:24\nONBUILD COPY . .\nONBUILD RUN npm ci\n'],
  [missingUser, 'is silent about an unknown image', 'ARG BASE\nFROM $BASE\nCMD a\n'],
  [missingUser, 'is silent about an unknown user', 'FROM node:24\nARG NAME\nUSER $NAME\n'],
  [missingUser, 'finds Windows', '«FROM» mcr.microsoft.com/windows/servercore:ltsc2025\nCMD a\n'],
  [missingUser, 'is silent about Nano Server', 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCMD a\n'],

  [lastUserRoot, 'finds a number and a group', 'FROM a:1\nUSER «0:0»\n'],
  [lastUserRoot, 'finds it in a base stage', 'FROM a:1 AS b\nUSER «root»\nFROM b\n'],
  [lastUserRoot, 'is silent about a builder', 'FROM a:1 AS b\nUSER root\nFROM c:1\nUSER d\n'],
  [lastUserRoot, 'is silent about a variable', 'FROM a:1\nARG WHO\nUSER $WHO\n'],

  [userNonNumeric, 'finds a name before a group', 'FROM a:1\nUSER «app»:0\n'],
  [userNonNumeric, 'is silent about root, which another rule finds', 'FROM a:1\nUSER root\n'],
  [userNonNumeric, 'is silent about numbers by variables', 'FROM a:1\nARG ID=1000\nUSER $ID:app\n'],
  [userNonNumeric, 'is silent about builders', 'FROM a:1\nUSER app\nFROM a:1\nUSER 1\n'],
  [
    userNonNumeric,
    'is silent about Windows',
    'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nUSER ContainerUser\n',
  ],

  [userNotCreated, 'finds it on Alpine', 'FROM alpine:3.22\nRUN apk add curl\nUSER «app»:app\n'],
  [userNotCreated, 'is silent about users of the image', 'FROM alpine:3.22\nUSER nobody\n'],
  [userNotCreated, 'is silent where a command makes it', 'FROM alpine:3.22\nRUN adduser -S app\nUSER app\n'],
  [
    userNotCreated,
    'is silent where a package may make it',
    'FROM debian:13\nRUN apt-get install -y tor\nUSER debian-tor\n',
  ],
  [userNotCreated, 'is silent where a script may make it', 'FROM debian:13\nRUN ./setup\nUSER app\n'],
  [userNotCreated, 'is silent where the users are copied', 'FROM debian:13\nCOPY passwd /etc/\nUSER app\n'],
  [userNotCreated, 'is silent about other images', 'FROM acme/base:1\nUSER app\n'],
  [userNotCreated, 'is silent about numbers', 'FROM debian:13\nUSER 1000:app\n'],

  [userIdUnpinned, 'finds it in a heredoc', 'FROM a:1\nRUN <<EOF\n«useradd» -m app\nEOF\n'],
  [userIdUnpinned, 'finds it behind sudo', 'FROM a:1\nRUN sudo «useradd» app\n'],
  [userIdUnpinned, 'is silent about a number in a variable', 'FROM a:1\nARG ID=7\nRUN useradd --uid=$ID -m app\n'],
  [userIdUnpinned, 'is silent about a number in a cluster', 'FROM a:1\nRUN adduser -SDu 1000 app\n'],
  [userIdUnpinned, 'is silent about groups of users that exist', 'FROM a:1\nRUN adduser app staff\n'],
  [userIdUnpinned, 'is silent where a variable may hide it', 'FROM a:1\nRUN useradd $OPTIONS app\n'],
  [userIdUnpinned, 'is silent about builders', 'FROM a:1\nRUN useradd app\nFROM b:1\n'],

  [
    userDuplicateUid,
    'finds users of a base stage',
    'FROM a:1 AS b\nRUN useradd -u 7 x\nFROM b\nRUN useradd -o -u «7» y\n',
  ],
  [userDuplicateUid, 'finds leading zeros', 'FROM a:1\nRUN useradd -u 00«0» x\n'.replace('00«0»', '«000»')],
  [userDuplicateUid, 'is silent about branches', 'FROM a:1\nRUN if a; then useradd -u 7 x; else adduser -u 7 y; fi\n'],
  [userDuplicateUid, 'is silent about the same user', 'FROM a:1\nRUN useradd -u 7 x || adduser -u 7 x\n'],
  [userDuplicateUid, 'is silent about variables', 'FROM a:1\nRUN useradd -u $A x && useradd -u $A y\n'],
  [userDuplicateUid, 'is silent about other stages', 'FROM a:1\nRUN useradd -u 7 x\nFROM a:1\nRUN useradd -u 7 y\n'],

  [useraddNoLogInit, 'finds an equals sign', 'FROM a:1\nRUN useradd «--uid=123456» app\n'],
  [useraddNoLogInit, 'is silent about five digits', 'FROM a:1\nRUN useradd -u 12345 app\n'],
  [useraddNoLogInit, 'is silent about its short option', 'FROM a:1\nRUN useradd -lmu 123456 app\n'],
  [useraddNoLogInit, 'is silent about adduser', 'FROM a:1\nRUN adduser --uid 123456 app\n'],

  [userPingPong, 'finds the third', 'FROM a:1\nUSER a\nUSER b\n«USER» c\nUSER d\n'],
  [userPingPong, 'is silent about two', 'FROM a:1\nUSER root\nUSER app\n'],
  [userPingPong, 'is silent about two stages', 'FROM a:1\nUSER a\nUSER b\nFROM a:1\nUSER c\n'],
  [userPingPong, 'is silent about triggers', 'FROM a:1\nUSER a\nONBUILD USER b\nUSER c\n'],

  [noSudo, 'finds it in a trigger', 'FROM a:1\nONBUILD RUN «sudo» make\n'],
  [noSudo, 'finds it in what starts', 'FROM a:1\nCMD ["«sudo»", "a"]\n'.replace('"«sudo»"', '«"sudo"»')],
  [noSudo, 'finds it alone', 'FROM a:1\nRUN «sudo» -i\n'],
  [noSudo, 'finds the package', 'FROM a:1\nRUN apt-get install -y curl «sudo»\n'],
  [noSudo, 'is silent about words that hold it', 'FROM a:1\nRUN echo a >> /etc/sudoers.d/sudo && pseudo sudo\n'],
  [noSudo, 'is silent about a heredoc for a file', 'FROM a:1\nCOPY <<EOF /a\nsudo a\nEOF\n'],
])

checkFixes([
  [
    missingUser,
    'makes one on Debian',
    'FROM python:3.13-slim\nCMD ["a"]',
    'FROM python:3.13-slim\nRUN groupadd --system --gid 10001 app && useradd --system --no-log-init --uid 10001 --gid app app\nUSER 10001:10001\nCMD ["a"]',
  ],
  [
    missingUser,
    'makes one on Alpine',
    'FROM python:3.13-alpine\nCMD ["a"]',
    'FROM python:3.13-alpine\nRUN addgroup -S -g 10001 app && adduser -S -u 10001 -G app app\nUSER 10001:10001\nCMD ["a"]',
  ],
  [
    missingUser,
    'takes the one that is made',
    'FROM debian:13\nRUN useradd -m shop\nCMD ["a"]',
    'FROM debian:13\nRUN useradd -m shop\nUSER shop\nCMD ["a"]',
  ],
  [
    missingUser,
    'of Windows',
    'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nCMD a',
    'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nUSER ContainerUser\nCMD a',
  ],
  [
    missingUser,
    'of nginx',
    'FROM nginx:1.29\n',
    'FROM nginx:1.29\nRUN chown -R nginx:nginx /var/cache/nginx /run\nUSER nginx\n',
  ],
  [
    missingUser,
    'of distroless images',
    'FROM gcr.io/distroless/static-debian12\nCMD ["/a"]',
    'FROM gcr.io/distroless/static-debian12\nUSER 65532:65532\nCMD ["/a"]',
  ],
  [
    missingUser,
    'of images for .NET',
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nENTRYPOINT ["dotnet", "a.dll"]',
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nUSER app\nENTRYPOINT ["dotnet", "a.dll"]',
  ],
  [
    userNonNumeric,
    'writes where the name is',
    'FROM node:24\nARG NAME=node\nUSER $NAME\n',
    'FROM node:24\nARG NAME=1000\nUSER $NAME\n',
  ],
  [
    userNonNumeric,
    'gives a number to who has none',
    'FROM debian:13\nRUN useradd -d $HOME app\nUSER app\n',
    'FROM debian:13\nRUN useradd --uid 10001 -d $HOME app\nUSER 10001\n',
  ],
  [
    userNonNumeric,
    'takes the variable of the number',
    'FROM a:1\nARG ID=1000\nRUN useradd -u $ID app\nUSER app\n',
    'FROM a:1\nARG ID=1000\nRUN useradd -u $ID app\nUSER ${ID}\n',
  ],
  [
    userIdUnpinned,
    'takes a number that is free',
    'FROM a:1\nRUN useradd -u 10001 x && useradd y && useradd z\n',
    'FROM a:1\nRUN useradd -u 10001 x && useradd --uid 10002 y && useradd --uid 10003 z\n',
  ],
  [noSudo, 'keeps other wrappers', 'FROM a:1\nRUN sudo -E env A=b make\n', 'FROM a:1\nRUN env A=b make\n'],
  [noSudo, 'of an exec form', 'FROM a:1\nRUN ["sudo", "make"]\n', 'FROM a:1\nRUN ["make"]\n'],
])

test('sudo is not taken away together with what a command reads from a file', () => {
  const config = { profile: 'recommended', kubernetes: newestVersion, language: 'dockerfile' } as const
  const { content } = fixFile('FROM a:1\nRUN sudo <in make && sudo make\nUSER 1:1\n', config, { allowed: ['unsafe'] })
  expect(content).toBe('FROM a:1\nRUN sudo <in make && make\nUSER 1:1\n')
})
