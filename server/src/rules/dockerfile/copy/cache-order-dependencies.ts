import { insertAfter } from '../../../docker/change.ts'
import { type ContextSource, contextSourcesOf } from '../../../docker/context-source.ts'
import {
  type DependencyInstall,
  dependencyInstallsIn,
  mayCopyManifest,
  needsManifestsOnly,
} from '../../../docker/dependency-install.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import type { Stage } from '../../../docker/stage.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { absolutePath, folderOf } from './archive.ts'

export const cacheOrderDependencies = defineRule({
  id: 'cache-order-dependencies',
  title: 'Dependencies are installed anew whenever any file changes',
  severity: 'info',
  profile: 'recommended',
  why: `
    A step runs again when a file changes that was copied before it. With all sources copied first, each build loads all
    dependencies from the network, slowly, and whatever the registry has that day where no lock file pins them.`,
  references: [
    'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    'https://docs.docker.com/build/building/best-practices/#leverage-build-cache',
  ],
  fixable: 'unsafe',
  examples: [
    {
      title: 'Packages behind the sources',
      bad: `
        FROM node:24-slim
        WORKDIR /app
        # The shop
        COPY --chown=node:node . .
        RUN «npm ci --omit=dev»
        USER node
        CMD ["node", "server.js"]
      `,
      good: `
        FROM node:24-slim
        WORKDIR /app
        # The shop
        COPY --chown=node:node package*.json ./
        RUN npm ci --omit=dev
        COPY --chown=node:node . .
        USER node
        CMD ["node", "server.js"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const { instructions } = stage
    const all = collect(instructions, contextSourcesOf).find(({ path }) => path === '.')
    if (!all?.instruction.flag('exclude').isMissing) return
    const copy = all.instruction
    const isBefore = ({ index }: Instruction) => index < copy.index
    const before = collect(stage.chain, (one) => (one === stage ? instructions.filter(isBefore) : one.instructions))
    const seen = new Set(collect(before, dependencyInstallsIn).map(({ label }) => label))
    for (const run of instructions.slice(instructions.indexOf(copy))) {
      if (run.mounts.some(({ type }) => type !== 'cache' && type !== 'secret')) continue
      const installs = dependencyInstallsIn(run)
      for (const install of installs) {
        if (seen.has(install.label)) continue
        seen.add(install.label)
        if (mayCopyManifest(before, install)) continue
        report({
          at: install.command,
          message: `"${install.label}" runs again whenever any file of the build context changes.`,
          related: [{ location: all.location, message: 'Here all of them are copied.' }],
          fixes: [fixFor(stage, all, run, installs)],
        })
      }
    }
  },
})

/** The manifest is copied first, and all the rest behind the RUN. */
function fixFor(stage: Stage, all: ContextSource, run: Instruction, installs: readonly DependencyInstall[]) {
  const { instruction: copy, argument } = all
  const next = stage.instructions[stage.instructions.indexOf(copy) + 1]
  const sources = [...new Set(collect(installs, (install) => install.sources))]
  if (next !== run || copy.sources.length > 1 || copy.heredocs.length > 0 || copy.form === 'exec') return undefined
  if (installs.some((install) => !install.sources) || !needsManifestsOnly(run, installs)) return undefined
  const { written } = copy.destination
  const isHere = written === '.' || written === './' || absolutePath(written, undefined) === folderOf(run)
  if (!isHere || !/^[\w./@+-]+$/.test(written)) return undefined
  const folder = written === '.' ? './' : `${written.replace(/\/$/, '')}/`
  const changes = [
    argument.replace(sources.join(' ')),
    copy.destination.replace(folder),
    insertAfter(run, [copy.source.line.text.trim()]),
  ]
  return { title: `Copy ${sources.join(' ')} before the rest`, applicability: 'unsafe', changes } satisfies Fix
}
