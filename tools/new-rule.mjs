// Begins a rule: `npm run new-rule ID [FOLDER]`. Its example fails until the rule is written.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeIndex } from './rule-index.mjs'

const [id = '', folder = 'kubernetes/pod-security'] = process.argv.slice(2)
const path = `server/src/rules/${folder}/${id}.ts`
const mistake = mistakeIn()
if (mistake === undefined) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, template())
  writeIndex(process.cwd())
  console.log(`Wrote ${path}. Its example fails until it is filled in: npx vitest run test/rules.test.ts -t ${id}`)
} else {
  console.error(`${mistake} Usage: npm run new-rule ID [FOLDER], such as my-rule kubernetes/host.`)
  process.exitCode = 2
}

function mistakeIn() {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id)) return `"${id}" is not two or more words in kebab-case.`
  if (!/^(?:kubernetes|dockerfile)\/[a-z]+(?:-[a-z]+)*$/.test(folder)) return `"${folder}" is not a folder of rules.`
  return existsSync(path) ? `${path} is there already.` : undefined
}

function template() {
  const name = id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())
  const isDockerfile = folder.startsWith('dockerfile/')
  const site = isDockerfile ? 'https://docs.docker.com/build/' : 'https://kubernetes.io/docs/concepts/security/'
  return `import { defineRule } from '../../rule.ts'

export const ${name} = defineRule({
  id: '${id}',
  title: '${isDockerfile ? 'An image' : 'A container'} …',
  severity: 'warning',
  profile: 'recommended',
  why: \`
    The attack, in two or three sentences.\`,
  references: ['${site}'],
  fixable: false,
  examples: [
${isDockerfile ? dockerfilePart() : kubernetesPart()}})
`
}

function kubernetesPart() {
  return `\
    {
      title: 'One container of a pod',
      bad: \`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: «nginx:1.29»
      \`,
      good: \`
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: app
              image: nginx:1.29
      \`,
    },
  ],

  on: 'container',
  check(container, { report }) {
    const field = container.get('field')
    if (!field.is('bad')) return
    report({ at: field, message: \`Container "\${container.name}" ….\` })
  },
`
}

function dockerfilePart() {
  return `\
    {
      title: 'One instruction',
      bad: \`
        FROM node:24-slim
        COPY . .
        «USER» app
        CMD ["node", "server.js"]
      \`,
      good: \`
        FROM node:24-slim
        COPY . .
        CMD ["node", "server.js"]
      \`,
    },
  ],

  on: 'instruction',
  check(instruction, { report }) {
    if (instruction.keyword !== 'USER') return
    report({ at: instruction, message: \`The image ….\` })
  },
`
}
