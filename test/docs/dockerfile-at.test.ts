import { expect, test } from 'vitest'
import { dockerfileAt } from '../../server/src/docs/dockerfile-at.ts'
import { shownDockerfile } from '../../server/src/docs/dockerfile-text.ts'
import { printWords } from '../../server/src/docs/words.ts'
import { dedent } from '../../server/src/rules/example.ts'
import { dockerExamples, dockerfileOf } from '../harness/docker.ts'
import { mutatedDockerfile } from '../harness/mutate-docker.ts'
import { pick, randomOf } from '../harness/random.ts'

/** A `‸` stands where somebody points; the text that is meant, and what is said of it. */
const rows: readonly (readonly [what: string, content: string, place: string, ...said: readonly string[]])[] = [
  [
    'the only stage',
    `
      F‸ROM node:14
      USER node
      WORKDIR /app
      EXPOSE 8080 9090/UDP
      CMD ["node", "server.js"]
    `,
    'FROM',
    'This stage is built from image "node:14".',
    'It gets no updates: support of node 14 has ended.',
    'It is the last stage: what is built when no other one is asked for.',
    'As far as the file tells, a container of it:',
    '- runs as user "node" (USER on line 2)',
    '- works in "/app"',
    '- starts ["node", "server.js"], through the entrypoint of image "node:14" if it has one',
    '- offers ports 8080/tcp, 9090/udp',
  ],
  [
    'the name of a stage that only files are taken from',
    `
      FROM golang:1.26 AS build
      FROM scratch
      COPY --from=b‸uild /a /a
    `,
    'build',
    'Stage "build" (1 of 2) is built from image "golang:1.26".',
    'Of it only what other stages copy or mount gets any further.',
    'As far as the file tells, a container of it:',
    '- runs as root, as image "golang:1.26" does, since no USER is set',
    '- works in the folder that image "golang:1.26" says',
    '- starts what image "golang:1.26" says',
  ],
  [
    'a stage by its number, whose image nobody knows',
    `
      ARG BASE
      FROM $BASE
      USER root
      FROM scratch
      COPY --from=‸0 /a /a
    `,
    '0',
    'This stage (1 of 2) is built from image "$BASE".',
    '"BASE" is what the build is given (--build-arg BASE=…), else it is not set: ARG on line 1 has no default.',
    'Of it only what other stages copy or mount gets any further.',
    'As far as the file tells, a container of it:',
    '- runs as root (USER on line 3)',
    '- works in the folder that image "$BASE" says',
    '- starts what image "$BASE" says',
  ],
  [
    'the last of a chain of stages',
    `
      ARG TAG=3.22
      FROM alpine:\${TAG} AS base
      RUN adduser -D app
      USER app
      ENTRYPOINT ["/init"]
      FROM base AS deps
      WORKDIR src
      FROM deps AS ru‸n
      CMD ["serve", "--password=opensesame"]
    `,
    'run',
    'Stage "run" (3 of 3) is built from stage "deps", which is built from stage "base", which is built from image "alpine:3.22" (alpine:${TAG}).',
    'It is the last stage: what is built when no other one is asked for.',
    'As far as the file tells, a container of it:',
    '- runs as user "app" (USER on line 4)',
    '- works in "src" of the folder before',
    '- starts ["/init"] with ["serve", "--password=ope•••••••"]',
  ],
  [
    'a stage that nothing needs, of an image with a user',
    `
      FROM ‸nginxinc/nginx-unprivileged:1.29 AS Old
      FROM nginx:1.29
    `,
    'nginxinc/nginx-unprivileged:1.29',
    'Stage "Old" (1 of 2) is built from image "nginxinc/nginx-unprivileged:1.29".',
    'The last stage does not need it: it is built when it is asked for (--target Old).',
    'As far as the file tells, a container of it:',
    '- runs as the user of image "nginxinc/nginx-unprivileged:1.29", who is not root',
    '- works in the folder that image "nginxinc/nginx-unprivileged:1.29" says',
    '- starts what image "nginxinc/nginx-unprivileged:1.29" says',
  ],
  [
    'who runs what',
    `
      FROM python:3.14-slim
      RUN useradd --uid 10001 app
      US‸ER app
      RUN pip install a
      RUN pip install \\
          b
      USER 0
    `,
    'USER',
    'User "app" is made by useradd on line 2, with number 10001.',
    'This runs as this user:',
    '- line 4: pip install a',
    '- line 5: pip install b',
    'USER on line 7 takes over.',
    'What COPY and ADD put there belongs to root all the same, unless --chown says otherwise.',
  ],
  [
    'the user of a container',
    `
      FROM debian:13-slim
      ENTRYPOINT ["app", "--token", "abcdefgh"]
      USER ‸65532:65532
    `,
    '65532:65532',
    'User "65532" is a number, which needs no entry in the files of the image.',
    'No RUN of this stage runs as this user.',
    'A container of the image runs as this user: it starts ["app", "--token", "abc•••••"].',
    'What COPY and ADD put there belongs to root all the same, unless --chown says otherwise.',
  ],
  [
    'a user who is nowhere to be seen',
    `
      FROM scratch
      COPY passwd /etc/
      USER a‸pp
    `,
    'app',
    'Nothing in the file makes user "app": an /etc/passwd that is copied has to have it.',
    'No RUN of this stage runs as this user.',
    'A container of the image runs as this user: it starts nothing by itself.',
    'What COPY and ADD put there belongs to root all the same, unless --chown says otherwise.',
  ],
  [
    'a user whom a variable of the image may name',
    `
      FROM debian:13-slim
      USER "$W‸HO"
      CMD app
    `,
    '$WHO',
    '"WHO" is not known: nothing in the file sets it, but image "debian:13-slim" may.',
  ],
  [
    'a port of remote administration',
    `
      FROM debian:13-slim
      EXPOSE 80 2‸2
    `,
    '22',
    'Port 22 over TCP: usually SSH, which gives who gets in control of the machine.',
    'EXPOSE opens nothing: it tells people, tools and docker run -P on which ports the image listens.',
  ],
  [
    'all ports',
    `
      FROM debian:13-slim
      EXP‸OSE 53/udp 5900-5901
    `,
    'EXPOSE',
    'Port 53 over UDP.',
    'Ports 5900-5901 over TCP: usually VNC, which gives who gets in control of the machine.',
    'EXPOSE opens nothing: it tells people, tools and docker run -P on which ports the image listens.',
  ],
  [
    'an ARG that a stage takes in',
    `
      ARG VERSION=1.2
      FROM debian:13-slim
      ARG VERSION
      RUN echo "$‸VERSION"
    `,
    '$VERSION',
    '"VERSION" is "1.2" unless the build is given something else (--build-arg VERSION=…): ARG on line 1 says so. ARG on line 3 takes it into the stage.',
  ],
  [
    'an ENV that is put together from what nobody knows',
    `
      FROM debian:13-slim
      ARG COMMIT
      ENV NAME=app-$COMMIT
      LABEL name=\${NA‸ME}
    `,
    '${NAME}',
    '"NAME" is not known: ENV on line 3 says "app-$COMMIT". "COMMIT" is what the build is given (--build-arg COMMIT=…), else it is not set: ARG on line 2 has no default.',
  ],
  [
    'a secret, also inside of another value',
    `
      FROM debian:13-slim
      ENV DB_PASSWORD=opensesame
      ENV URL="postgres db opensesame"
      LABEL x=$U‸RL
    `,
    '$URL',
    '"URL" is "postgres db ope•••••••": ENV on line 3 says so.',
  ],
  [
    'a variable that the script sets',
    `
      FROM debian:13-slim
      ENV i=1
      RUN for i in a b; do echo $‸i; done
    `,
    '$i',
    'The script itself may set "i".',
  ],
  [
    'an ARG where a container starts',
    `
      FROM debian:13-slim
      ARG PORT=80
      CMD serve $PO‸RT
    `,
    '$PORT',
    'ARG "PORT" on line 2 is there while the image is built, not in what it starts.',
  ],
  [
    'a variable of the platform',
    `
      FROM --platform=$BUILD‸PLATFORM debian:13-slim
    `,
    '$BUILDPLATFORM',
    'The builder sets "BUILDPLATFORM", by the platform that it builds on or for.',
  ],
  [
    'the inner one of two variables',
    `
      FROM scratch
      WORKDIR \${DIR:-/$N‸AME}
    `,
    '$NAME',
    'Nothing sets "NAME", so it is empty.',
  ],
  [
    'an ARG before the first FROM',
    `
      ARG ‸TAG=13
      FROM debian:\${TAG}
      ARG TAG
    `,
    'TAG',
    '"TAG" is "13" unless the build is given something else (--build-arg TAG=…): ARG on line 1 says so.',
    'It is there for FROM alone; a stage takes it in with ARG TAG.',
    'It is used on lines 2, 3.',
  ],
  [
    'an ARG that a stage does not take in',
    `
      ARG TAG=13
      FROM debian:\${TAG}
      LABEL tag=$T‸AG
    `,
    '$TAG',
    'ARG "TAG" on line 1 is for FROM alone: ARG TAG in this stage would take it in.',
  ],
  [
    'the same in a script',
    `
      ARG TAG=13
      FROM scratch
      RUN echo $T‸AG
    `,
    '$TAG',
    'ARG "TAG" on line 1 is for FROM alone: ARG TAG in this stage would take it in.',
  ],
  [
    'characters that would change what is shown',
    `
      FROM debian:13-slim
      ENV A="a\u202eb\u0007c"
      LABEL a=$‸A
    `,
    '$A',
    '"A" is "a?b?c": ENV on line 2 says so.',
  ],
]

for (const [what, content, place, ...said] of rows) {
  test(`it is said what stands at a place of a Dockerfile: ${what}`, () => {
    const marked = dedent(content)
    const dockerfile = dockerfileOf(marked.replace('‸', ''))
    const found = dockerfileAt(shownDockerfile(dockerfile, []), marked.indexOf('‸'))
    expect(found && dockerfile.text.content.slice(found.span.start, found.span.end)).toBe(place)
    expect(printWords(found?.words ?? []).split(/\n+/)).toEqual(said)
  })
}

const silent: readonly (readonly [what: string, content: string])[] = [
  ['a comment', '# a‸b\nFROM debian:13-slim\n'],
  ['a word of a command', 'FROM debian:13-slim\nRUN ec‸ho a\n'],
  ['a comment between the lines of an instruction', 'FROM debian:13-slim\nEXPOSE 22 \\\n  # a‸b\n  23\n'],
  ['a USER before the first FROM', 'USER a‸pp\n'],
  ['nothing at all', '‸'],
]

for (const [what, marked] of silent) {
  test(`nothing is said of ${what}`, () => {
    const dockerfile = dockerfileOf(marked.replace('‸', ''))
    expect(dockerfileAt(shownDockerfile(dockerfile, []), marked.indexOf('‸'))).toBe(undefined)
  })
}

const contents = [...dockerExamples(), ...rows.map(([, content]) => dedent(content).replace('‸', ''))]

test('whatever is done to a Dockerfile, what is said is about what stands there', () => {
  const random = randomOf(11)
  let count = 0
  for (let round = 0; round < 1000; round++) {
    const content = mutatedDockerfile(pick(contents, random), random)
    const shown = shownDockerfile(dockerfileOf(content), [])
    for (let left = 15; left > 0; left--) {
      const offset = random(content.length + 1)
      const found = dockerfileAt(shown, offset)
      if (!found) continue
      count++
      expect(found.span.start, content).toBeLessThanOrEqual(offset)
      expect(found.span.end, content).toBeGreaterThanOrEqual(offset)
      expect(printWords(found.words), content).not.toContain('undefined')
    }
  }
  expect(count).toBeGreaterThan(3000)
})

test('no secret of any example is said', () => {
  const secret = /gh[po]_\w|h4rd2|Tr0ub|opense/
  expect(contents.filter((content) => secret.test(content)).length).toBeGreaterThan(5)
  for (const content of contents) {
    const shown = shownDockerfile(dockerfileOf(content), [])
    for (let offset = 0; offset < content.length; offset += 3) {
      expect(printWords(dockerfileAt(shown, offset)?.words ?? []), content).not.toMatch(secret)
    }
  }
})
