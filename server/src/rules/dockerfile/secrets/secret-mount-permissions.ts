import { defineRule } from '../../rule.ts'

export const secretMountPermissions = defineRule({
  id: 'secret-mount-permissions',
  title: 'A secret mount is open to every user',
  severity: 'warning',
  profile: 'recommended',
  why: `
    The last digit of a mode is for all who neither own the file nor belong to its group. Any process of that step then
    reads the secret, or speaks to the SSH agent, also the install script of some package that runs without rights.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#run---mounttypesecret',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypessh',
  ],
  equivalents: { sonar: ['S6469'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A token and an agent',
      bad: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,mode=«0444» npm ci
        RUN --mount=type=cache,target=/root/.npm,mode=0777 \\
            --mount=type=ssh,mode=«0666» \\
            npm install --global git+ssh://git@git.example.com/tool.git#v1.2.0
      `,
      good: `
        FROM node:24-slim
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,mode=0440 npm ci
        RUN --mount=type=cache,target=/root/.npm,mode=0777 \\
            --mount=type=ssh,mode=0660 \\
            npm install --global git+ssh://git@git.example.com/tool.git#v1.2.0
      `,
    },
  ],

  on: 'instruction',
  keywords: ['RUN'],
  check(instruction, { report }) {
    for (const { type, argument } of instruction.mounts) {
      if (type !== 'secret' && type !== 'ssh') continue
      const { before = '', mode = '' } = MODE.exec(argument.string ?? '')?.groups ?? {}
      if (!/[1-7]$/.test(mode)) continue
      const part = argument.part(before.length, before.length + mode.length)
      const closed = `${mode.slice(0, -1)}0`
      report({
        at: part,
        message: `The mount of type ${type} has mode "${mode}", which lets every user use it.`,
        fixes: [{ title: `Set mode ${closed}`, applicability: 'unsafe', changes: [part.replace(closed)] }],
      })
    }
  },
})

const MODE = /^(?<before>(?:[^,]*,)*mode=)(?<mode>[0-7]{3,5})(?=,|$)/
