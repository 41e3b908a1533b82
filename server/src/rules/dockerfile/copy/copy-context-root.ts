import { defineRule } from '../../rule.ts'
import { broadSourceOf, leftIn, listed, madeIn, secretsIn, unusedBy } from './needless.ts'

export const copyContextRoot = defineRule({
  id: 'copy-context-root',
  title: 'The whole build context is copied',
  severity: 'info',
  profile: 'recommended',
  impliedBy: ['dockerignore-incomplete'],
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
    const source = broadSourceOf(dockerfile)
    const names = buildContext.names()
    const { ignoreFile } = buildContext
    // Where there is none, another rule says so.
    if (!source || !names || ignoreFile.kind !== 'found') return
    const needless = unusedBy(dockerfile, [...secretsIn(names), ...madeIn(names, dockerfile)])
    const left = leftIn(ignoreFile.file, needless).filter(({ path }) => MAIN.has(path))
    if (left.length === 0) return
    const { keyword, stage } = source.instruction
    report({
      at: source,
      message: `${keyword} takes the whole build context, and nothing keeps ${listed(left)} out of it.`,
      ...(stage?.isInFinalChain ? {} : { severity: 'hint' }),
    })
  },
})

const MAIN: ReadonlySet<string> = new Set(['.env', '.git', 'node_modules'])
