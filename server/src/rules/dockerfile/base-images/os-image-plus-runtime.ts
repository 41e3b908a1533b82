import { familiarName, isOfficial } from '../../../docker/image.ts'
import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { installsIn, toOfficialImage } from './runtime-install.ts'
import { imageFor, type Runtime } from './runtime-package.ts'

export const osImagePlusRuntime = defineRule({
  id: 'os-image-plus-runtime',
  title: 'A runtime that has an official image is installed into a distribution',
  severity: 'info',
  profile: 'recommended',
  why: `
    The package is what the distribution had when it was released, with all that it depends on, and a rebuild brings no
    newer one. The official image has the version you choose, is rebuilt when a hole is closed, and holds less that can be
    attacked.`,
  references: [
    'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    'https://docs.docker.com/docker-hub/repos/manage/trusted-content/official-images/',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'Node.js on Alpine',
      bad: `
        FROM alpine:3.22
        RUN apk add --no-cache «nodejs» npm tini
        COPY . /app
        CMD ["tini", "node", "/app/server.js"]
      `,
      good: `
        FROM node:24-alpine
        RUN apk add --no-cache tini
        COPY . /app
        CMD ["tini", "node", "/app/server.js"]
      `,
    },
    {
      title: 'A server on Debian',
      bad: `
        FROM debian:13
        RUN apt-get update && apt-get install -y «nginx» && rm -rf /var/lib/apt/lists/*
        CMD ["nginx", "-g", "daemon off;"]
      `,
      good: `
        FROM nginx:1.29
        CMD ["nginx", "-g", "daemon off;"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const { reference, image } = stage
    const name = reference && isOfficial(reference) ? familiarName(reference) : ''
    if (!DISTRIBUTIONS.has(name)) return
    const installs = collect(stage.instructions, installsIn)
    const [first] = installs
    if (!first || installs.some(({ runtime }) => runtime !== first.runtime) || runsOther(stage, first.runtime)) return
    const official = imageFor(first.runtime, first.one.name ?? '', name === 'alpine')
    report({
      at: first.one.word,
      message: `"${first.one.name}" is installed into "${image.string}", and "${first.runtime.image}" is an official image.`,
      fixes: [official === undefined ? undefined : toOfficialImage(stage, installs, official)],
    })
  },
})

/** Whether the stage starts something else, and the runtime only helps. */
function runsOther(stage: Stage, { programs }: Runtime): boolean {
  const started = collect([stage.entrypoint, stage.command], (instruction) => instruction?.commands)
  if (started.length === 0) return false
  const used = [
    ...collect(stage.all('RUN'), ({ commands }) => commands.map(({ name }) => name)),
    ...collect(started, ({ name, arguments: words }) => [name, ...words.map(({ string }) => string)]),
  ]
  return !used.some((name) => name !== undefined && programs.includes(name))
}

const DISTRIBUTIONS: ReadonlySet<string> = new Set(
  'almalinux alpine amazonlinux centos debian fedora oraclelinux rockylinux ubuntu'.split(' '),
)
