import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import type { Located } from '../../../text/document.ts'
import { defineRule } from '../../rule.ts'
import { passwordsOf } from './password-option.ts'

export const secretInRunCommand = defineRule({
  id: 'secret-in-run-command',
  title: 'A command is given a password that stands in the Dockerfile',
  severity: 'error',
  profile: 'recommended',
  why: `
    The commands of RUN are kept in the history of the image word for word, and CMD and ENTRYPOINT in its configuration.
    Whoever may read the repository or pull the image logs in with the same password.`,
  references: ['https://docs.docker.com/build/building/secrets/'],
  equivalents: { trivy: ['DS-0031'] },
  fixable: false,
  examples: [
    {
      title: 'Logins of tools',
      bad: `
        FROM docker:28-cli
        RUN docker login -u ci -p «h4rd2gue55» registry.example.com && \\
            wget «--http-password=h4rd2gue55» https://example.com/app.tar
        RUN aws configure set aws_secret_access_key «"h4rd2gue55"»
      `,
      good: `
        FROM docker:28-cli
        RUN --mount=type=secret,id=registry,env=REGISTRY_PASSWORD \\
            echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin registry.example.com
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check({ commands }, { report }) {
    for (const command of commands) {
      for (const { word } of passwordsOf(command)) {
        const at: Located = { location: word.location, sensitive: true }
        report({ at, message: `Command "${command.name}" is given a password that stands in the Dockerfile.` })
      }
    }
  },
})
