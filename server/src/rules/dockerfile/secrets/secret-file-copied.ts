import { addFlag, removeInstruction } from '../../../docker/change.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { defineRule, type Fix } from '../../rule.ts'
import { type SecretFile, secretFilesOf } from './secret-file.ts'

export const secretFileCopied = defineRule({
  id: 'secret-file-copied',
  title: 'A file for credentials is copied into an image',
  severity: 'error',
  profile: 'recommended',
  why: `
    A file that is copied is in a layer for good, and a later \`rm\` only hides it: whoever may pull the image takes the
    layer apart. A secret mount shows the file to one RUN and leaves nothing behind.`,
  references: ['https://docs.docker.com/build/building/secrets/'],
  equivalents: { trivy: ['DS-0031'], dockle: ['CIS-DI-0010', 'DKL-LI-0003'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A token for the next step',
      bad: `
        FROM node:24-slim
        # from our registry
        COPY «.npmrc» /root/
        RUN npm install --global shop@1.4.2
        USER node
      `,
      good: `
        FROM node:24-slim
        # from our registry
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm install --global shop@1.4.2
        USER node
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ADD', 'COPY'],
  check(instruction, { report }) {
    // Layers of other stages stay with who builds.
    const isShipped = instruction.onbuild !== undefined || instruction.stage?.isInFinalChain === true
    for (const file of secretFilesOf(instruction)) {
      report({
        at: file.source,
        message: `"${file.name}", a file for credentials, is copied into a layer.`,
        severity: isShipped ? 'error' : 'warning',
        fixes: [fixFor(instruction, file)],
      })
    }
  },
})

/** Gives a file that tools read while they build to the RUN behind its COPY, where root runs it. */
function fixFor(instruction: Instruction, { name, path }: SecretFile): Fix | undefined {
  const { stage, sources, dockerfile, index, onbuild } = instruction
  const next = dockerfile.instructions[index + 1]
  const run = onbuild ? next?.trigger : next
  if (!FOR_TOOLS.has(name) || !path || /[^\w./-]/.test(path) || sources.length > 1) return undefined
  if (run?.keyword !== 'RUN' || run.stage !== stage) return undefined
  // Of the users of a trigger nothing is known but what the path says.
  if (onbuild ? !path.startsWith('/root/') : stage?.lastBefore('USER', index)) return undefined
  const mount = addFlag(run, `--mount=type=secret,id=${name.slice(1)},target=${path}`)
  const changes = [removeInstruction(instruction), mount]
  return { title: 'Give the file to the next RUN as a secret mount', applicability: 'unsafe', changes }
}

const FOR_TOOLS: ReadonlySet<string> = new Set(['.git-credentials', '.netrc', '.npmrc', '.pypirc'])
