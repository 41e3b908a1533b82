import { expect, test } from 'vitest'
import type { DockerText } from '../../server/src/docker/document.ts'
import { useBuildSecrets } from '../../server/src/lint/build-secret.ts'
import { runAsNonRoot } from '../../server/src/lint/run-as-non-root.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { type Change, printChanges } from '../../server/src/yaml/change.ts'
import { dockerExamples, dockerTextOf, summariesOf } from '../harness/docker.ts'
import { mutatedDockerfile } from '../harness/mutate-docker.ts'
import { pick, randomOf } from '../harness/random.ts'

/** A text with all of some changes; nothing where one of them cannot be made. */
function changed(text: DockerText, changes: readonly Change[] | undefined): string | undefined {
  if (!changes) return undefined
  const { edits, skipped } = printChanges(changes)
  return skipped.length > 0 ? undefined : applyEdits(text.content, edits.get(text) ?? [])
}

/** Images, the lines that are put before CMD, and who that makes the user. */
const users: readonly (readonly [image: string, user: string, ...lines: readonly string[]])[] = [
  ['alpine:3.22', '10001:10001', 'RUN addgroup -S -g 10001 app && adduser -S -u 10001 -G app app'],
  ['python:3.14-alpine', '10001:10001', 'RUN addgroup -S -g 10001 app && adduser -S -u 10001 -G app app'],
  ...['debian:13-slim', 'ubuntu:24.04', 'fedora:43', 'rockylinux:9', 'python:3.14-slim'].map(
    (image) =>
      [
        image,
        '10001:10001',
        'RUN groupadd --system --gid 10001 app && useradd --system --no-log-init --uid 10001 --gid app app',
      ] as const,
  ),
  ['node:24-slim', 'node'],
  ['nginx:1.29', 'nginx', 'RUN chown -R nginx:nginx /var/cache/nginx /run'],
  ['mcr.microsoft.com/dotnet/aspnet:10.0', 'app'],
  ['mcr.microsoft.com/windows/servercore:ltsc2025', 'ContainerUser'],
  ['gcr.io/distroless/static-debian13', '65532:65532'],
  ['scratch', '65532:65532'],
  ['registry.example.com/team/base:1.2', '65532:65532'],
]

for (const [image, user, ...lines] of users) {
  test(`an image from ${image} is made to run as ${user}, once`, () => {
    const text = dockerTextOf(`FROM ${image}\nCOPY a /a\n# start\nCMD ["/a"]\n`)
    const found = runAsNonRoot(text)
    expect(found?.user).toBe(user)
    const after = changed(text, found?.changes) ?? ''
    const inserted = [...lines, `USER ${user}`].map((line) => `${line}\n`).join('')
    expect(after).toBe(`FROM ${image}\nCOPY a /a\n${inserted}# start\nCMD ["/a"]\n`)
    expect(runAsNonRoot(dockerTextOf(after))).toBe(undefined)
  })
}

const stages: readonly (readonly [what: string, before: string, after: string | undefined])[] = [
  ['root at the end goes back to who was before', 'FROM a\nUSER app\nUSER 0\nRUN b\n', 'USER app\n'],
  ['root of a stage it is built from', 'FROM debian:13 AS base\nUSER root\nFROM base\nRUN useradd web\n', 'USER web\n'],
  ['a group of that name is there', 'FROM debian:13\nRUN groupadd app\n', 'USER 65532:65532\n'],
  ['another shell', 'FROM debian:13\nSHELL ["pwsh", "-Command"]\n', 'USER 65532:65532\n'],
  ['an image that has a user for it', 'FROM jenkins/jenkins:lts\nUSER root\nRUN a\n', 'USER jenkins\n'],
  ['only the last stage', 'FROM debian:13 AS build\nFROM node:24-slim\nCOPY --from=build /a /a\n', 'USER node\n'],
  ['the user is there', 'FROM debian:13\nUSER 1000\n', undefined],
  ['an image that has a user', 'FROM nginxinc/nginx-unprivileged:1.29\nCOPY a /a\n', undefined],
  ['nobody knows the image', 'ARG BASE\nFROM $BASE\n', undefined],
  ['nobody knows the user', 'FROM debian:13\nARG WHO\nUSER $WHO\n', undefined],
  ['a heredoc without end', 'FROM debian:13\nRUN <<EOF\na\n', undefined],
  ['nothing is built', 'ARG A=1\n', undefined],
]

for (const [what, before, added] of stages) {
  test(`an image is made to run as somebody else than root: ${what}`, () => {
    const text = dockerTextOf(before)
    expect(changed(text, runAsNonRoot(text)?.changes)).toBe(added && before + added)
  })
}

/** A `»` stands before the RUN that is meant. */
const secrets: readonly (readonly [what: string, before: string, after: string, ...ids: readonly string[]])[] = [
  [
    'an ARG for one RUN, in continued lines',
    `
      FROM node:24-slim
      # for the registry
      ARG NPM_TOKEN
      »RUN npm config set //r.example.com/:_authToken=$NPM_TOKEN && \\
          npm ci
    `,
    `
      FROM node:24-slim
      # for the registry
      RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm config set //r.example.com/:_authToken=$NPM_TOKEN && \\
          npm ci
    `,
    'NPM_TOKEN',
  ],
  [
    'an ARG with a value, for several RUNs of two stages',
    `
      FROM node:24-slim AS deps
      ARG NPM_TOKEN=abcdefgh
      RUN --network=default a "$NPM_TOKEN"
      FROM deps
      RUN b
      »RUN <<EOF
      c $NPM_TOKEN
      EOF
    `,
    `
      FROM node:24-slim AS deps
      RUN --network=default --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN a "$NPM_TOKEN"
      FROM deps
      RUN b
      RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN <<EOF
      c $NPM_TOKEN
      EOF
    `,
    'NPM_TOKEN',
  ],
  [
    'the same ARG of two stages, each on its own',
    `
      FROM a AS one
      ARG API_KEY
      »RUN a $API_KEY
      FROM b
      ARG API_KEY
      RUN b $API_KEY
    `,
    `
      FROM a AS one
      RUN --mount=type=secret,id=API_KEY,env=API_KEY a $API_KEY
      FROM b
      ARG API_KEY
      RUN b $API_KEY
    `,
    'API_KEY',
  ],
  [
    'two ARGs and a password',
    `
      FROM a
      ARG API_KEY
      ARG DB_PASSWORD
      »RUN a $API_KEY $DB_PASSWORD && curl --fail -u ci:h4rd2gue55 https://example.com/a
    `,
    `
      FROM a
      RUN --mount=type=secret,id=CURL_PASSWORD,env=CURL_PASSWORD --mount=type=secret,id=API_KEY,env=API_KEY --mount=type=secret,id=DB_PASSWORD,env=DB_PASSWORD a $API_KEY $DB_PASSWORD && curl --fail -u "ci:$CURL_PASSWORD" https://example.com/a
    `,
    'API_KEY',
    'DB_PASSWORD',
    'CURL_PASSWORD',
  ],
  [
    'passwords of options and addresses, with and without quotes',
    `
      FROM a
      »RUN wget --http-password='h4rd2gue55' https://example.com/a && \\
          curl "https://ci:other2gue55@example.com/b" && \\
          curl https://ci:other2gue55@example.com/c
    `,
    `
      FROM a
      RUN --mount=type=secret,id=WGET_PASSWORD,env=WGET_PASSWORD --mount=type=secret,id=CURL_PASSWORD,env=CURL_PASSWORD wget --http-password="$WGET_PASSWORD" https://example.com/a && \\
          curl "https://ci:$CURL_PASSWORD@example.com/b" && \\
          curl "https://ci:$CURL_PASSWORD@example.com/c"
    `,
    'WGET_PASSWORD',
    'CURL_PASSWORD',
  ],
  [
    'two passwords, where a variable has the name already',
    `
      FROM a
      ENV PIP_PASSWORD_2=a
      »RUN pip install --index-url https://a:h4rd2gue55@example.com a && pip3 install -i 'https://b:g00d2gue55@example.com' b
    `,
    `
      FROM a
      ENV PIP_PASSWORD_2=a
      RUN --mount=type=secret,id=PIP_PASSWORD_3,env=PIP_PASSWORD_3 --mount=type=secret,id=PIP3_PASSWORD,env=PIP3_PASSWORD pip install --index-url "https://a:$PIP_PASSWORD_3@example.com" a && pip3 install -i "https://b:$PIP3_PASSWORD@example.com" b
    `,
    'PIP_PASSWORD_3',
    'PIP3_PASSWORD',
  ],
]

for (const [what, before, after, ...ids] of secrets) {
  test(`a RUN is given a secret of the build: ${what}`, () => {
    const { text, run } = pointed(dedent(before))
    const found = run && useBuildSecrets(run)
    expect(changed(text, found?.changes)).toBe(dedent(after))
    expect(found?.ids).toEqual(ids)
  })
}

const left: readonly (readonly [what: string, content: string])[] = [
  ['a variable that containers have, too', 'FROM a\nENV API_KEY=abcdefgh\n»RUN a $API_KEY\n'],
  ['an ARG that an ENV takes', 'FROM a\nARG API_KEY\nENV KEY=$API_KEY\n»RUN a $API_KEY\n'],
  ['an ARG that a file is copied to', 'FROM a\nARG API_KEY\nCOPY a /$API_KEY\n»RUN a $API_KEY\n'],
  ['an ARG beside another one', 'FROM a\nARG API_KEY A\n»RUN a $API_KEY\n'],
  ['an ARG that a flag takes', 'FROM a\nARG API_KEY\n»RUN --mount=type=cache,target=/$API_KEY a $API_KEY\n'],
  ['an ARG before the first FROM', 'ARG API_KEY\nFROM a\n»RUN a $API_KEY\n'],
  ['a secret that is mounted', 'FROM a\nARG API_KEY\n»RUN --mount=type=secret,id=API_KEY a $API_KEY\n'],
  ['an old syntax', '# syntax=docker/dockerfile:1.4\nFROM a\nARG API_KEY\n»RUN a $API_KEY\n'],
  ['what ONBUILD keeps', 'FROM a\nONBUILD ARG API_KEY\n»ONBUILD RUN a $API_KEY\n'],
  ['another instruction', 'FROM a\nARG API_KEY\n»CMD a $API_KEY\n'],
  ['a RUN without secrets', 'FROM a\nARG API_KEY\nRUN a $API_KEY\n»RUN b\n'],
  ['an exec form', 'FROM a\n»RUN ["curl", "-u", "ci:h4rd2gue55", "https://example.com"]\n'],
  ['a login that is kept in the image', 'FROM a\n»RUN docker login -u ci -p h4rd2gue55 r.example.com\n'],
  ['an address that is kept in the image', 'FROM a\n»RUN git clone https://ci:h4rd2gue55@example.com/a\n'],
  ['the same for a package', 'FROM a\n»RUN pip install git+https://ci:h4rd2gue55@example.com/a\n'],
  ['settings', 'FROM a\n»RUN pip config set global.index-url https://ci:h4rd2gue55@example.com/\n'],
  ['a script in quotes', 'FROM a\n»RUN sh -c \'curl -u "ci:h4rd2gue55" https://example.com\'\n'],
  ['a word with patterns', 'FROM a\n»RUN curl https://ci:h4rd2gue55@example.com/[1-3]\n'],
  ['a secret that stands elsewhere, too', 'FROM a\n»RUN curl -u ci:h4rd2gue55 https://a.example && echo h4rd2gue55\n'],
]

for (const [what, content] of left) {
  test(`no secret of the build is offered for ${what}`, () => {
    const { text, run } = pointed(content)
    expect(run).toBeDefined()
    expect(changed(text, run && useBuildSecrets(run)?.changes)).toBe(undefined)
  })
}

function pointed(marked: string) {
  const text = dockerTextOf(marked.replace('»', ''))
  return { text, run: text.dockerfile.instructions.find(({ span }) => span.start === marked.indexOf('»')) }
}

test('refactorings of damaged Dockerfiles leave all else as it is', () => {
  const random = randomOf(11)
  const [examples, withSecrets] = [dockerExamples(), secrets.map(([, before]) => dedent(before).replace('»', ''))]
  const made = { users: 0, secrets: 0 }
  for (let round = 0; round < 1500; round++) {
    const content = mutatedDockerfile(pick(round % 3 === 0 ? withSecrets : examples, random), random)
    const text = dockerTextOf(content)
    const before = summariesOf(content)
    const user = changed(text, runAsNonRoot(text)?.changes)
    if (user !== undefined) {
      made.users++
      const after = summariesOf(user)
      expect(runAsNonRoot(dockerTextOf(user)), content).toBe(undefined)
      const at = after.findIndex((summary, index) => summary !== before[index])
      const rest = after.slice(at + after.length - before.length)
      expect([...after.slice(0, at), ...rest], content).toEqual(before)
    }
    for (const run of text.dockerfile.instructions) {
      const found = useBuildSecrets(run)
      const after = changed(text, found?.changes)
      if (!found || after === undefined) continue
      made.secrets++
      const kept = summariesOf(after).map((summary) => summary.replaceAll(/ --mount=type=secret,id=(\w+),env=\1/g, ''))
      const isTaken = (summary: string) => found.ids.some((id) => summary.startsWith(`ARG ${id}`))
      const others = before.filter((summary, index) => index !== run.index && !isTaken(summary))
      expect(
        others.filter((summary) => !kept.includes(summary)),
        content,
      ).toEqual([])
    }
  }
  expect(made.users).toBeGreaterThan(100)
  expect(made.secrets).toBeGreaterThan(50)
})
