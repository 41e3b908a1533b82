import { insertIgnoreLines } from '../../../docker/ignore-change.ts'
import { defineRule } from '../../rule.ts'
import { broadSourceOf, clutterIn, leftIn, listed, lyingAmong, madeIn, secretsIn, unusedBy } from './needless.ts'

export const dockerignoreIncomplete = defineRule({
  id: 'dockerignore-incomplete',
  title: 'A .dockerignore lets through what no image needs',
  severity: 'hint',
  profile: 'strict',
  why: `
    One file that was forgotten is enough: a key that is copied stays in a layer of the image for everyone who can pull it.
    What the build makes itself, but finds there already, may be from another machine, and make other files of it.`,
  references: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore',
  ],
  equivalents: { dockle: ['DKL-LI-0003'] },
  fixable: 'manual',
  examples: [
    {
      title: 'Packages, but no settings',
      bad: {
        Dockerfile: `
          FROM node:24-slim
          WORKDIR /app
          COPY package.json ./
          COPY «.» .
          USER node
        `,
        'package.json': '{ "name": "shop" }\n',
        '.dockerignore': `
          Dockerfile
          *.pem
          # An example of the settings
          !.env.example
        `,
      },
      good: {
        Dockerfile: `
          FROM node:24-slim
          WORKDIR /app
          COPY package.json ./
          COPY . .
          USER node
        `,
        'package.json': '{ "name": "shop" }\n',
        '.dockerignore': `
          Dockerfile
          *.pem
          # An example of the settings
          .env
          .env.*
          **/*.key
          !.env.example
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
    if (!source || !names || ignoreFile.kind !== 'found') return
    const { file, path } = ignoreFile
    const needless = unusedBy(dockerfile, [
      ...secretsIn(names),
      ...madeIn(names, dockerfile),
      ...lyingAmong(names, clutterIn(names)),
    ])
    const left = leftIn(file, needless)
    if (left.length === 0) return
    report({
      at: source,
      message: `"${path}" does not keep ${listed(left)} out of the build context.`,
      related: [
        { location: { text: file.text, span: { start: 0, end: 0 } }, message: 'This file says what is ignored.' },
      ],
      fixes: [
        {
          title: `Ignore ${listed(left)}`,
          applicability: 'manual',
          changes: [
            insertIgnoreLines(
              file,
              left.map(({ line }) => line),
            ),
          ],
        },
      ],
    })
  },
})
