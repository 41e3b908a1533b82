import { defineRule } from '../../rule.ts'
import { broadSourceOf, clutterIn, madeIn, secretsIn, unusedBy } from './needless.ts'

export const dockerignoreMissing = defineRule({
  id: 'dockerignore-missing',
  title: 'No .dockerignore keeps anything out of an image',
  severity: 'info',
  profile: 'recommended',
  why: `
    What lies in the folder by chance goes into the image with all the rest: the history of the project, keys, a file with
    the passwords of somebody's own machine. Whoever can pull the image can read them, also from a layer below the last.`,
  references: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore',
  ],
  fixable: 'manual',
  examples: [
    {
      title: 'A folder that is copied as it is',
      bad: {
        Dockerfile: `
          FROM node:24-slim
          WORKDIR /app
          COPY package.json package-lock.json ./
          RUN npm ci --omit=dev # what is locked
          COPY --chown=node:node \\
            «.» .
          USER node
          CMD ["node", "server.js"]
        `,
        'package.json': '{ "name": "shop" }\n',
        'server.js': 'console.log(1)\n',
      },
      good: {
        Dockerfile: `
          FROM node:24-slim
          WORKDIR /app
          COPY package.json package-lock.json ./
          RUN npm ci --omit=dev # what is locked
          COPY --chown=node:node \\
            . .
          USER node
          CMD ["node", "server.js"]
        `,
        'package.json': '{ "name": "shop" }\n',
        'server.js': 'console.log(1)\n',
        '.dockerignore': `
          # Secrets
          .env
          .env.*
          **/*.key
          **/*.pem
          # What is made again, or not needed in an image
          **/node_modules
          **/npm-debug.log*
          coverage
          Dockerfile
        `,
      },
    },
  ],

  on: 'dockerfile',
  readsBuildContext: true,
  check(dockerfile, { buildContext, report }) {
    const source = broadSourceOf(dockerfile)
    const { root } = buildContext
    const names = buildContext.names()
    if (!source || root === undefined || !names || buildContext.ignoreFile.kind !== 'missing') return
    const lines = (needless: ReturnType<typeof secretsIn>) => unusedBy(dockerfile, needless).map(({ line }) => line)
    const content = [
      '# Secrets',
      ...lines(secretsIn(names)),
      '# What is made again, or not needed in an image',
      ...lines([...madeIn(names, dockerfile), ...clutterIn(names)]),
    ]
    report({
      at: source,
      message: `${source.instruction.keyword} takes the whole build context, and no ".dockerignore" keeps anything out of it.`,
      fixes: [
        {
          title: 'Make a .dockerignore',
          applicability: 'manual',
          changes: [
            {
              kind: 'create-file',
              beside: dockerfile.text,
              path: `${root}.dockerignore`,
              content: `${content.join('\n')}\n`,
            },
          ],
        },
      ],
    })
  },
})
