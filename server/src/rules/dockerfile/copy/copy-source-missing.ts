import { contextSourcesOf, plainPathsOf } from '../../../docker/context-source.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'
import { meantBy } from './misspelled-path.ts'

export const copySourceMissing = defineRule({
  id: 'copy-source-missing',
  title: 'COPY takes a file that is not there',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The build fails where the name is wrong in one letter or in its case. It may go unnoticed on the machine of its author,
    whose file system takes upper and lower case for the same, and fail everywhere else.`,
  references: ['https://docs.docker.com/reference/dockerfile/#copy', 'https://docs.docker.com/build/concepts/context/'],
  fixable: false,
  examples: [
    {
      title: 'One letter too few',
      bad: {
        Dockerfile: `
          FROM python:3.13-slim
          WORKDIR /app
          # What the shop needs
          COPY setup.cfg \\
            «requirement.txt» ./
          USER nobody
        `,
        'setup.cfg': '',
        'requirements.txt': 'flask==3.1.0\n',
      },
      good: {
        Dockerfile: `
          FROM python:3.13-slim
          WORKDIR /app
          # What the shop needs
          COPY setup.cfg \\
            requirements.txt ./
          USER nobody
        `,
        'setup.cfg': '',
        'requirements.txt': 'flask==3.1.0\n',
      },
    },
  ],

  on: 'dockerfile',
  readsBuildContext: true,
  check(dockerfile, { buildContext, report }) {
    const { ignoreFile } = buildContext
    const copied = new Set(plainPathsOf(dockerfile))
    for (const source of collect(dockerfile.instructions, contextSourcesOf)) {
      const { path, isPattern } = source
      if (isPattern || path === '.' || !buildContext.lacks(path)) continue
      // What is ignored is not there in any case.
      if (ignoreFile.kind === 'found' && ignoreFile.file.ignores(path) !== false) continue
      const meant = meantBy(path, buildContext)
      // What is copied besides is not the same under a wrong name.
      if (meant === undefined || copied.has(meant)) continue
      report({ at: source, message: `"${path}" is not in the build context, and "${meant}" is.` })
    }
  },
})
