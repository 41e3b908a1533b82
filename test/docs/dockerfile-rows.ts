/** A `‸` stands where somebody points; the text that is meant, and what is said of it. */
export type Row = readonly [what: string, content: string, place: string, ...said: readonly string[]]

/** Stages, users and ports. */
export const stageRows: readonly Row[] = [
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
]
