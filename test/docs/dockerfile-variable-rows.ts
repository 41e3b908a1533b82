import type { Row } from './dockerfile-rows.ts'

/** Variables, where they are set and where they are used. */
export const variableRows: readonly Row[] = [
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
