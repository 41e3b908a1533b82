import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule } from '../../rule.ts'
import { passwordSettingsIn } from './password.ts'

export const passwordInRun = defineRule({
  id: 'password-in-run',
  title: 'The password of a user stands in the Dockerfile',
  severity: 'error',
  profile: 'recommended',
  why: `
    Commands stay in the history of the image, for everybody who may pull it, and a password that is encrypted can be
    guessed at leisure. Who has it can become that user in every container. Users in images need no passwords.`,
  references: ['https://docs.docker.com/build/building/secrets/'],
  equivalents: { checkov: ['CKV2_DOCKER_17'] },
  fixable: false,
  examples: [
    {
      title: 'The password of root, and that of a new user',
      bad: `
        FROM debian:13-slim
        RUN echo «"root:Tr0ub4dor"» | chpasswd
        RUN useradd --uid 10001 -p «'$6$saltsalt$hvYv5M3Xg'» app
        USER app
      `,
      good: `
        FROM debian:13-slim
        RUN useradd --uid 10001 app
        USER app
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check(instruction, { report }) {
    for (const { word, password } of passwordSettingsIn(instruction)) {
      // Nothing matches these: they lock the account.
      if (!password || /^[!*x]*$/.test(password)) continue
      report({ at: { location: word.location, sensitive: true }, message: 'A password stands in the Dockerfile.' })
    }
  },
})
