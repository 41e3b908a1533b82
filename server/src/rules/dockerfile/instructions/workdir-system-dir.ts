import type { Instruction } from '../../../docker/instruction.ts'
import { defineRule } from '../../rule.ts'

export const workdirSystemDir = defineRule({
  id: 'workdir-system-dir',
  title: 'A folder of the system is the working directory',
  severity: 'warning',
  profile: 'recommended',
  why: `
    What is copied or unpacked without an absolute path lands in the working directory. In a folder of the system it
    replaces configuration or programs that everything else relies on, or disappears under what the runtime mounts there.`,
  references: ['https://docs.docker.com/reference/dockerfile/#workdir'],
  equivalents: { trivy: ['DS-0030'] },
  fixable: false,
  examples: [
    {
      title: 'The folder of configuration',
      bad: `
        FROM nginx:1.29
        WORKDIR «/etc/nginx»
        COPY nginx.conf ./
      `,
      good: `
        FROM nginx:1.29
        COPY nginx.conf /etc/nginx/
      `,
    },
  ],

  on: 'instruction',
  keywords: ['WORKDIR'],
  check(instruction, { report }) {
    const { stage } = instruction
    const path = instruction.argument(0)
    const { string } = path
    if (!string?.startsWith('/') || stage?.isWindows || /\/\.{1,2}(?:\/|$)/.test(string)) return
    const [folder = '', ...below] = string.split('/').filter((name) => name !== '')
    if (!SYSTEM.has(folder)) return
    // Programs have folders of their own there, and many look for their configuration where they are started.
    if (folder === 'etc' && below.length > 0 && !isCopiedInto(instruction)) return
    const place = below.length > 0 ? `lies in "/${folder}", a folder of the system` : 'is a folder of the system'
    report({ at: path, message: `WORKDIR "${string}" ${place}.` })
  },
})

/** Whether files land in a working directory because their destination is relative. */
function isCopiedInto({ stage, index }: Instruction): boolean {
  const all = stage?.instructions ?? []
  const first = all[0]?.index ?? 0
  for (let place = index - first + 1; place < all.length; place++) {
    const { keyword, destination } = all[place]!
    if (keyword === 'WORKDIR') return false
    const { string } = destination
    if (COPYING.has(keyword) && string !== undefined && !/^[/$]/.test(string)) return true
  }
  return false
}

const COPYING: ReadonlySet<string> = new Set(['COPY', 'ADD'])
const SYSTEM: ReadonlySet<string> = new Set([
  'bin',
  'boot',
  'dev',
  'etc',
  'initrd',
  'lib',
  'lib64',
  'lost+found',
  'proc',
  'sbin',
  'sys',
])
