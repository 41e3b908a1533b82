import { familiarName, isOfficial } from '../../../docker/image.ts'
import type { Stage } from '../../../docker/stage.ts'
import { defineRule } from '../../rule.ts'
import { SLIM } from './runtime-package.ts'
import { partsOf } from './tag.ts'

export const preferSlimBase = defineRule({
  id: 'prefer-slim-base',
  title: 'The image has all that a build may need',
  severity: 'hint',
  profile: 'strict',
  impliedBy: ['base-image-eol'],
  why: `
    The full variant has compilers, version control and hundreds of packages that nothing needs while the program runs.
    Each of them has vulnerabilities that are reported again and again, and is a tool for whoever gets in.`,
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  equivalents: { 'cis-docker': ['4.3'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'A runtime with its build tools',
      bad: `
        FROM python:«3.13»
        COPY . /app
        RUN pip install --no-cache-dir --require-hashes -r /app/requirements.txt
        CMD ["python", "/app/main.py"]
      `,
      good: `
        FROM python:3.13-slim
        COPY . /app
        RUN pip install --no-cache-dir --require-hashes -r /app/requirements.txt
        CMD ["python", "/app/main.py"]
      `,
    },
    {
      title: 'A development kit',
      bad: `
        FROM eclipse-temurin:«21-jdk»
        COPY shop.jar /shop.jar
        CMD ["java", "-jar", "/shop.jar"]
      `,
      good: `
        FROM eclipse-temurin:21-jre
        COPY shop.jar /shop.jar
        CMD ["java", "-jar", "/shop.jar"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    const { reference, image } = stage.root
    if (!stage.isFinal || !reference?.spans.tag || reference.tag === undefined || !isOfficial(reference)) return
    const smaller = smallerTag(familiarName(reference), reference.tag)
    if (smaller === undefined || reference.digest !== undefined || stage.chain.some(builds)) return
    const place = image.origin(reference.spans.tag.start, reference.spans.tag.end)
    report({
      at: image.part(reference.spans.tag.start, reference.spans.tag.end),
      message: `Image "${image.string}" is the full variant, and "${smaller}" is enough to run things.`,
      fixes: [place && { title: `Use tag ${smaller}`, applicability: 'unsafe', changes: [place.replace(smaller)] }],
    })
  },
})

/** The tag of the variant for running things; `undefined` when it is that, or there is none. */
function smallerTag(name: string, tag: string): string | undefined {
  const parts = partsOf(tag)
  if (name === 'eclipse-temurin') {
    const [version = '', kit = 'jdk', ...others] = parts
    return /^\d/.test(version) && kit === 'jdk' ? [version, 'jre', ...others].join('-') : undefined
  }
  const isFull = parts.every((part) => /^\d[\d.]*$/.test(part) || part === 'bookworm' || part === 'trixie')
  return SLIM.has(name) && isFull ? `${tag}-slim` : undefined
}

/** Whether a stage needs what a slim variant has not, or may need it. */
function builds({ instructions }: Stage): boolean {
  return instructions.some((instruction) => {
    if (instruction.keyword !== 'RUN') return false
    if (!instruction.isFullyRead) return true
    if (instruction.commands.some(({ name = '' }) => TOOLS.has(name))) return true
    return instruction.packageCalls.some(({ packages }) =>
      packages.some(({ name = '' }) => /^(?:build-essential|gcc|g\+\+|make|cmake)$|-dev$/.test(name)),
    )
  })
}

const TOOLS: ReadonlySet<string> = new Set(
  'bundle bzr cargo cc cmake configure cpanm curl g++ gcc gem git gradle hg javac make mvn node-gyp svn unzip wget'.split(
    ' ',
  ),
)
