import { expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import { editsOfFiles } from '../../server/src/lint/edits.ts'
import { exampleFiles } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import { mutatedDockerfile } from '../harness/mutate-docker.ts'
import { pick, randomOf } from '../harness/random.ts'

test('damaged Dockerfiles and .dockerignore files are looked at without failing, and each fix can be made', () => {
  const random = randomOf(5)
  const ours = rules.filter(({ readsBuildContext }) => readsBuildContext)
  const examples = ours.flatMap((rule) => rule.examples.map(({ bad }) => exampleFiles(bad, '')))
  let found = 0
  for (let round = 0; round < 400; round++) {
    const files = pick(examples, random).map((file) => ({
      ...file,
      content: /ocker/.test(file.path) ? mutatedDockerfile(file.content, random) : file.content,
    }))
    for (const rule of ours) {
      const { findings, failures, ...result } = linterOfRule(rule, files, newestVersion).lint('Dockerfile')
      expect(failures).toEqual([])
      for (const { finding } of findings) {
        found++
        for (const { changes } of finding.fixes) expect(editsOfFiles(changes, result).skipped).toEqual([])
      }
    }
  }
  expect(found).toBeGreaterThan(100)
})
