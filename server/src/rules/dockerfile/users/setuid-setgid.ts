import { defineRule } from '../../rule.ts'
import { type Clause, clausesOf, modesIn, octalLike, octalOf } from './file-mode.ts'

export const setuidSetgid = defineRule({
  id: 'setuid-setgid',
  title: 'A file runs with the rights of its owner',
  severity: 'warning',
  profile: 'recommended',
  why: `
    A program with the set-user-ID or set-group-ID bit runs as its owner or its group, whoever starts it. One mistake in it,
    or one option nobody has thought of, and the user without rights that the image runs as is root.`,
  references: ['https://docs.docker.com/engine/security/#linux-kernel-capabilities'],
  equivalents: { sonar: ['S2612'], dockle: ['CIS-DI-0008'], 'cis-docker': ['4.8'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A program that becomes root',
      bad: `
        FROM debian:13-slim
        COPY backup /usr/local/bin/
        RUN chmod «4755» /usr/local/bin/backup && \\
            chmod «u+xs» /usr/bin/rsync
        USER nobody
      `,
      good: `
        FROM debian:13-slim
        COPY backup /usr/local/bin/
        RUN chmod 0755 /usr/local/bin/backup && \\
            chmod u+x /usr/bin/rsync
        USER nobody
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD', 'COPY', 'RUN'],
  check(instruction, { report }) {
    if (!instruction.stage?.isNeeded) return
    for (const { at, mode, replace } of modesIn(instruction)) {
      const less = withoutIds(mode)
      if (less === undefined) continue
      report({
        at,
        message: `Mode "${mode}" runs files with the rights of their owner or group.`,
        fixes: [{ title: `Set the mode to ${less}`, applicability: 'unsafe', changes: [replace(less)] }],
      })
    }
  },
})

/** The mode without the bits that change the user or the group; `undefined` when it does not set them. */
function withoutIds(mode: string): string | undefined {
  const bits = octalOf(mode)
  if (bits !== undefined) return bits & IDS ? octalLike(mode, bits & ~IDS) : undefined
  const clauses = clausesOf(mode)
  return clauses?.some(setsId) ? clauses.map(narrowed).join(',') : undefined
}

function setsId({ operator, permissions }: Clause): boolean {
  return operator !== '-' && permissions.includes('s')
}

function narrowed(clause: Clause): string {
  const { who, operator, permissions } = clause
  if (!setsId(clause)) return who + operator + permissions
  const others = permissions.replaceAll('s', '')
  return others === '' && operator === '+' ? `${who}-s` : who + operator + others
}

const IDS = 0o6000
