import { defineRule } from '../../rule.ts'
import { nameOf } from './holder.ts'

export const runtimeClassNotSandboxed = defineRule({
  id: 'runtime-class-not-sandboxed',
  title: 'A sandbox for foreign code has no sandboxed runtime',
  severity: 'hint',
  profile: 'strict',
  why: `
    A Sandbox is there to run code that nobody has read, such as what a language model wrote. With the usual runtime that
    code talks to the kernel of the node, and one flaw in it opens the node; gVisor and Kata put a kernel of their own between.`,
  references: ['https://kubernetes.io/docs/concepts/containers/runtime-class/'],
  equivalents: {
    kubescape: ['C-0297', 'C-0242', 'C-0249', 'C-0233'],
    kyverno: ['restrict-runtimeclass', 'add-runtimeclassname'],
  },
  fixable: 'manual',
  examples: [
    {
      title: 'A template of sandboxes',
      bad: `
        apiVersion: extensions.agents.x-k8s.io/v1alpha1
        kind: SandboxTemplate
        metadata:
          name: python
        spec:
          podTemplate:
            «spec»:
              containers:
                - name: python
                  image: python:3.13-slim
      `,
      good: `
        apiVersion: extensions.agents.x-k8s.io/v1alpha1
        kind: SandboxTemplate
        metadata:
          name: python
        spec:
          podTemplate:
            spec:
              containers:
                - name: python
                  image: python:3.13-slim
              runtimeClassName: gvisor
      `,
    },
  ],

  on: 'podSpec',
  check(pod, { report }) {
    const runtime = pod.get('runtimeClassName')
    const isPlain = runtime.isMissing || plainRuntimes.some((name) => runtime.is(name))
    if (!sandboxes.has(pod.resource.groupKind) || !isPlain) return
    report({
      at: runtime.exists ? runtime : pod,
      message: `${nameOf(pod)} has no sandboxed runtime.`,
      fixes: ['gvisor', 'kata'].map((name) => ({
        title: `Set runtimeClassName to ${name}`,
        applicability: 'manual',
        changes: [runtime.set(name)],
      })),
    })
  },
})

const sandboxes: ReadonlySet<string> = new Set([
  'agents.x-k8s.io/Sandbox',
  'extensions.agents.x-k8s.io/SandboxTemplate',
])

/** Usual names of runtimes that share the kernel; what another name stands for is not known. */
const plainRuntimes = ['crun', 'nvidia', 'runc', 'youki']
