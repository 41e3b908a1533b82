import { familiarName } from '../../../docker/image.ts'
import type { Command } from '../../../docker/script.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'

export const multiStageRecommended = defineRule({
  id: 'multi-stage-recommended',
  title: 'The program is built in the image that is shipped',
  severity: 'hint',
  profile: 'strict',
  why: `
    The compiler, the sources and all packages of the build are in the image, where they are nothing but something to be
    attacked, and to attack with. A second stage that copies the result leaves them behind.`,
  references: ['https://docs.docker.com/build/building/multi-stage/'],
  fixable: false,
  examples: [
    {
      title: 'A compiled program',
      bad: `
        FROM golang:1.26
        WORKDIR /src
        COPY . .
        RUN go vet ./... && \\
            «go» build -o /shop .
        CMD ["/shop"]
      `,
      good: `
        FROM golang:1.26 AS build
        WORKDIR /src
        COPY . .
        RUN go vet ./... && \\
            go build -o /shop .

        FROM gcr.io/distroless/static:nonroot
        COPY --from=build /shop /shop
        CMD ["/shop"]
      `,
    },
  ],

  on: 'dockerfile',
  check({ stages }, { report }) {
    const [stage, ...others] = stages
    if (!stage?.reference || others.length > 0 || !(stage.entrypoint ?? stage.command)) return
    if (familiarName(stage.reference).includes('distroless')) return
    const found = collect(stage.all('RUN'), ({ commands }) => collect(commands, (command) => buildOf(command)))
    const [first] = found
    if (first) report({ at: first.word, message: `"${first.text}" builds in the image that is shipped.` })
  },
})

/** What builds, as it is called, and where its name stands. */
function buildOf({ name = '', nameWord: word, arguments: words }: Command) {
  if (!word) return undefined
  if (COMPILERS.has(name)) return { word, text: name }
  const tool = name.replace(/^(?:gradlew|mvnw)$/, (wrapper) => wrapper.slice(0, -1))
  const action = words.find(({ string }) => string !== undefined && BUILDS.get(tool)?.has(string))?.string
  return action === undefined ? undefined : { word, text: `${name} ${action}` }
}

const COMPILERS: ReadonlySet<string> = new Set('cc clang g++ gcc ghc javac rustc tsc'.split(' '))
/** What makes a program of sources, by tool. */
const BUILDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    cabal: 'build install',
    cargo: 'build install',
    dotnet: 'build publish',
    go: 'build install',
    gradle: 'assemble bootJar build installDist jar shadowJar',
    mvn: 'install package verify',
    npm: 'build',
    pnpm: 'build',
    sbt: 'assembly dist stage',
    stack: 'build install',
    swift: 'build',
    yarn: 'build',
    zig: 'build',
  }).map(([tool, actions]) => [tool, new Set(actions.split(' '))]),
)
