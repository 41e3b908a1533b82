import { insertAfter } from '../../../docker/change.ts'
import { isPlatformVariable } from '../../../docker/variables.ts'
import { defineRule } from '../../rule.ts'
import { unsetUsesIn } from './unset-variable.ts'

export const argOutOfScope = defineRule({
  id: 'arg-out-of-scope',
  title: 'A stage uses an ARG that it does not declare',
  severity: 'warning',
  profile: 'recommended',
  impliedBy: ['env-self-reference'],
  why: `
    An ARG above the first FROM is seen by FROM alone, and those of the platform likewise: a stage that does not declare
    it again puts in nothing. A version that is not there is the newest one, and an address without its last part leads
    somewhere else.`,
  references: ['https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact'],
  equivalents: { sonar: ['S6579'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The version of all stages',
      bad: `
        ARG VERSION=1.4.2
        FROM golang:1.26 AS build
        RUN go build -ldflags "-X main.version=«\${VERSION}»" -o /shop .

        FROM scratch
        # the same everywhere
        LABEL org.opencontainers.image.version="«$VERSION»"
        COPY --from=build /shop /shop
      `,
      good: `
        ARG VERSION=1.4.2
        FROM golang:1.26 AS build
        ARG VERSION
        RUN go build -ldflags "-X main.version=\${VERSION}" -o /shop .

        FROM scratch
        ARG VERSION
        # the same everywhere
        LABEL org.opencontainers.image.version="$VERSION"
        COPY --from=build /shop /shop
      `,
    },
    {
      title: 'The platform',
      bad: `
        FROM alpine:3.22
        ADD shop-«$TARGETARCH».tar.gz /opt/
      `,
      good: `
        FROM alpine:3.22
        ARG TARGETARCH
        ADD shop-$TARGETARCH.tar.gz /opt/
      `,
    },
  ],

  on: 'dockerfile',
  check(dockerfile, { report }) {
    const seen = new Set<string>()
    for (const use of unsetUsesIn(dockerfile)) {
      const { name, instruction } = use
      const { stage } = instruction
      const outer = stage && dockerfile.variables.declarationOf(name, stage.from)
      if (!stage || (!outer && !isPlatformVariable(name)) || seen.has(`${stage.index} ${name}`)) continue
      // One line declares it for all of the stage.
      seen.add(`${stage.index} ${name}`)
      const what = outer ? 'an ARG from above the first FROM' : 'an ARG of the platform'
      report({
        at: use,
        message: `"${name}" is ${what}, which the stage does not declare.`,
        related: outer ? [{ location: outer.key.location, message: 'FROM sees this one.' }] : [],
        fixes: [
          {
            title: `Declare ${name} in the stage`,
            applicability: 'unsafe',
            changes: [insertAfter(stage.from, [`ARG ${name}`])],
          },
        ],
      })
    }
  },
})
