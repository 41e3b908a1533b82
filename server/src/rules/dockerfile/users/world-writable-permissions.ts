import { defineRule, type Fix } from '../../rule.ts'
import { type Clause, clausesOf, type ModePlace, modesIn, octalLike, octalOf } from './file-mode.ts'

export const worldWritablePermissions = defineRule({
  id: 'world-writable-permissions',
  title: 'Everybody may write to files of the image',
  severity: 'warning',
  profile: 'recommended',
  why: `
    Whoever takes over a process without rights can then change programs and settings that others run and read, also what
    root does with them. Give the files to the user or the group that has to write to them.`,
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  equivalents: { sonar: ['S2612'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'In a command and in a copy',
      bad: `
        FROM node:24-slim
        COPY --chmod=«777» start.sh /usr/local/bin/
        RUN mkdir -p /data && \\
            chmod -R «a+rwX» /data
        USER node
      `,
      good: `
        FROM node:24-slim
        COPY --chmod=775 start.sh /usr/local/bin/
        RUN mkdir -p /data && \\
            chmod -R a+rX,ug+w /data
        USER node
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD', 'COPY', 'RUN'],
  check(instruction, { report }) {
    // What is in a stage that nothing takes from is in no image.
    if (!instruction.stage?.isNeeded) return
    for (const place of modesIn(instruction)) {
      const less = withoutWriting(place.mode)
      if (less === undefined) continue
      const message = `Mode "${place.mode}" lets everybody write.`
      report({ at: place.at, message, fixes: [fixFor(place, less)] })
    }
  },
})

function fixFor(place: ModePlace, mode: string): Fix {
  return { title: `Set the mode to ${mode}`, applicability: 'unsafe', changes: [place.replace(mode)] }
}

/** The mode without the right of others to write; `undefined` when it does not give it. */
function withoutWriting(mode: string): string | undefined {
  const bits = octalOf(mode)
  if (bits !== undefined) {
    // With the sticky bit, as of a folder for temporary files, nobody can touch what is another one's.
    return bits & WRITE && !(bits & STICKY) ? octalLike(mode, bits & ~WRITE) : undefined
  }
  const clauses = clausesOf(mode)
  if (!clauses || clauses.some(({ permissions }) => permissions.includes('t'))) return undefined
  if (!clauses.some(givesWriting)) return undefined
  return clauses.map(narrowed).join(',')
}

function givesWriting({ who, operator, permissions }: Clause): boolean {
  return operator !== '-' && permissions.includes('w') && /[oa]/.test(who)
}

function narrowed(clause: Clause): string {
  const { who, operator, permissions } = clause
  if (!givesWriting(clause)) return who + operator + permissions
  const others = permissions.replaceAll('w', '')
  const owners = who.includes('a') ? 'ug' : who.replaceAll('o', '')
  const rest = others === '' && operator === '+' ? [] : [who + operator + others]
  if (owners !== '') return [...rest, `${owners}+w`].join(',')
  return rest[0] ?? `${who}-w`
}

const WRITE = 0o002
const STICKY = 0o1000
