import type { Container } from '../../../kubernetes/pod.ts'
import { collect } from '../../../text/collect.ts'
import type { Value } from '../../../yaml/value.ts'
import { defineRule } from '../../rule.ts'
import { commandNames } from './shell-words.ts'

export const sudoInCommand = defineRule({
  id: 'sudo-in-command',
  title: 'A container calls sudo',
  severity: 'warning',
  profile: 'recommended',
  why: `
    sudo makes a process root, so the image has it, and rules that let its user call it. Whoever takes over the application
    calls it too, and the container cannot forbid privilege escalation without breaking.`,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  equivalents: { kubescape: ['C-0062'] },
  fixable: false,
  examples: [
    {
      title: 'A script that becomes root',
      bad: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              command:
                - sh
                - -c
                - «"mkdir -p cache && sudo nginx -g 'daemon off;'"»
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
              command:
                - sh
                - -c
                - "mkdir -p cache && nginx -g 'daemon off;'"
      `,
    },
  ],

  on: 'container',
  check(container, { report }) {
    for (const { at, names } of callsIn(argumentsOf(container))) {
      if (names.some((name) => baseName(name) === 'sudo')) {
        report({ at, message: `Container "${container.name}" calls sudo.` })
      }
    }
  },
})

/** What the container runs, as far as the manifest says it. */
function argumentsOf(container: Container): readonly Value[] {
  const lists = [container.get('command'), container.get('args')]
  const isHidden = lists.some((list) => list.isUnknown || list.isOpen)
  return isHidden ? [] : collect(lists, (list) => list.items())
}

/** The arguments that name commands: the first is one, and the script of a shell calls them. */
function callsIn([first, ...others]: readonly Value[]): readonly {
  readonly at: Value
  readonly names: readonly string[]
}[] {
  if (first?.string === undefined) return []
  const program = { at: first, names: [first.string] }
  if (!SHELLS.has(baseName(first.string))) return [program]
  const scriptAt = others.findIndex(({ string }) => !string?.startsWith('-'))
  const script = others[scriptAt]
  const isScript = others.slice(0, Math.max(scriptAt, 0)).some(({ string }) => /^-[a-z]*c$/.test(string ?? ''))
  return script?.string !== undefined && isScript
    ? [program, { at: script, names: commandNames(script.string) }]
    : [program]
}

const SHELLS: ReadonlySet<string> = new Set(['ash', 'bash', 'dash', 'ksh', 'sh', 'zsh'])

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
