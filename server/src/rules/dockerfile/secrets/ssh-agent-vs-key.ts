import { defineRule } from '../../rule.ts'

export const sshAgentVsKey = defineRule({
  id: 'ssh-agent-vs-key',
  title: 'A private SSH key is written into a layer',
  severity: 'info',
  profile: 'recommended',
  why: `
    The key is in the layer of that RUN for whoever pulls the image or reads the build cache, and the variable that it comes
    from is in the history. With a mount of the SSH agent the key never leaves the machine of who builds.`,
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypessh'],
  fixable: false,
  examples: [
    {
      title: 'A key for git',
      bad: `
        FROM debian:13-slim
        RUN --mount=type=secret,id=key,target=/key \\
            cat /key > «/root/.ssh/id_ed25519» && \\
            git clone --depth 1 --branch v1.4.2 git@git.example.com:shop.git /srv
      `,
      good: `
        FROM debian:13-slim
        RUN --mount=type=ssh \\
            git clone --depth 1 --branch v1.4.2 git@git.example.com:shop.git /srv
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    // What is written below a mount is in no layer; a mount that is not known may be one.
    if (instruction.mounts.some(({ type }) => type !== 'secret' && type !== 'ssh' && type !== 'bind')) return
    const { commands } = instruction
    const removes = commands.some(({ name }) => name === 'rm' || name === 'shred')
    for (const { redirects, isCertain } of removes ? [] : commands) {
      for (const { operator, target } of redirects) {
        if (!target || !isCertain || !operator.startsWith('>') || !KEY.test(target.written)) continue
        report({ at: target, message: `A private SSH key is written to ${target.written}, which stays in a layer.` })
      }
    }
  },
})

const KEY = /\/\.ssh\/id_(?:rsa|dsa|ecdsa|ed25519)["']?$/
