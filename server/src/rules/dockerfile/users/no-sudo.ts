import { RUNNING_KEYWORDS } from '../../../docker/shell.ts'
import { defineRule } from '../../rule.ts'
import { isSudo, withoutSudo } from './sudo.ts'

export const noSudo = defineRule({
  id: 'no-sudo',
  title: 'A command is run by sudo',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A user that may use sudo is root by another name: whoever takes over its process becomes root as well. Signals do not
    reach what sudo runs as they should either. USER says who runs a line, and needs no program that can do anything.`,
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  equivalents: {
    hadolint: ['DL3004'],
    trivy: ['DS-0010'],
    checkov: ['CKV2_DOCKER_1'],
    kics: ['8ada6e80-0ade-439e-b176-0b28f6bce35a'],
    semgrep: ['no-sudo-in-dockerfile'],
    dockerfilelint: ['sudo_usage'],
    dockle: ['DKL-DI-0001'],
  },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Where root runs the command anyway',
      bad: `
        FROM debian:13-slim
        RUN «sudo» apt-get update && \\
            «sudo» -E apt-get install -y --no-install-recommends curl
        USER nobody
      `,
      good: `
        FROM debian:13-slim
        RUN apt-get update && \\
            apt-get install -y --no-install-recommends curl
        USER nobody
      `,
    },
    {
      title: 'Where another user is set',
      bad: `
        FROM jenkins/agent:jdk21
        USER jenkins
        # tools
        RUN «sudo» npm install --global pm2@6.0.8
      `,
      good: `
        FROM jenkins/agent:jdk21
        USER jenkins
        USER root
        # tools
        RUN npm install --global pm2@6.0.8
        USER jenkins
      `,
    },
  ],

  on: 'instruction',
  keywords: RUNNING_KEYWORDS,
  check(instruction, { report }) {
    const all = instruction.commands.filter(({ name, wrappers }) => name === 'sudo' || wrappers.some(isSudo))
    for (const command of all) {
      const at = command.wrappers.find(isSudo)?.words[0] ?? command.nameWord
      const message = `Sudo runs ${command.name === 'sudo' ? 'a command' : `"${command.name ?? 'a command'}"`}.`
      if (at) report({ at, message, fixes: [withoutSudo(instruction, command, all)] })
    }
    for (const { packages } of instruction.packageCalls.filter(
      ({ action }) => action === 'install' || action === 'add',
    )) {
      const sudo = packages.find(({ name }) => name === 'sudo')
      if (!sudo) continue
      const isOnly = packages.length === 1 || instruction.form === 'exec'
      const fix = { title: 'Remove sudo', applicability: 'unsafe', changes: [sudo.word.remove()] } as const
      report({
        at: sudo.word,
        message: 'Package "sudo" is installed.',
        severity: 'info',
        fixes: [isOnly ? undefined : fix],
      })
    }
  },
})
