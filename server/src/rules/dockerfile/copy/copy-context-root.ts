import { defineRule } from '../../rule.ts'
import { broadSourcesOf, clutterIn, leftIn, listed, secretsIn, unusedBy } from './needless.ts'

export const copyContextRoot = defineRule({
  id: 'copy-context-root',
  title: 'The whole build context is copied',
  severity: 'info',
  profile: 'recommended',
  impliedBy: ['dockerignore-missing', 'dockerignore-incomplete'],
  why: `
    What somebody puts beside the sources tomorrow, a key or a copy of the production settings, is in the next image without
    a line of the Dockerfile that says so. It can be read by all who can pull the image.`,
  references: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://docs.docker.com/reference/dockerfile/#copy',
  ],
  equivalents: { sonar: ['S6470'] },
  fixable: false,
  examples: [
    {
      title: 'A .dockerignore that does not know of settings',
      bad: {
        Dockerfile: `
          FROM node:24-slim
          WORKDIR /app
          COPY package.json «.» ./
          USER node
        `,
        'package.json': '{ "name": "shop" }\n',
        '.dockerignore': `
          node_modules
          **/*.key
          **/*.pem
        `,
      },
      good: {
        Dockerfile: `
          FROM node:24-slim
          WORKDIR /app
          COPY package.json . ./
          USER node
        `,
        'package.json': '{ "name": "shop" }\n',
        '.dockerignore': `
          node_modules
          **/*.key
          **/*.pem
          .env*
        `,
      },
    },
  ],

  on: 'dockerfile',
  readsBuildContext: true,
  check(dockerfile, { buildContext, report }) {
    const names = buildContext.names()
    const { ignoreFile } = buildContext
    if (!names || ignoreFile.kind === 'unknown') return
    const needless = unusedBy(dockerfile, [...secretsIn(names), ...clutterIn(names, dockerfile)])
    const left = ignoreFile.kind === 'missing' ? needless : leftIn(ignoreFile.file, needless)
    const main = left.filter(({ path }) => MAIN.has(path))
    if (main.length === 0) return
    for (const source of broadSourcesOf(dockerfile)) {
      const { keyword, stage } = source.instruction
      report({
        at: source,
        message: `${keyword} takes the whole build context, and nothing keeps ${listed(main)} out of it.`,
        ...(stage?.isInFinalChain ? {} : { severity: 'hint' }),
      })
    }
  },
})

const MAIN: ReadonlySet<string> = new Set(['.env', '.git', 'node_modules'])
