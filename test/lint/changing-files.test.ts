import { describe, expect, test } from 'vitest'
import { newestVersion } from '../../server/src/kubernetes/version.ts'
import { linterOfRule } from '../../server/src/lint/alone.ts'
import type { Linter } from '../../server/src/lint/linter.ts'
import { exampleFiles, examplePaths } from '../../server/src/rules/example.ts'
import { rules } from '../../server/src/rules/index.ts'
import type { AnyRule, Files } from '../../server/src/rules/rule.ts'

type Contents = ReadonlyMap<string, string>

/** The files of an example, each document in one of its own. */
function filesOf(rule: AnyRule, files: Files): Contents {
  const parts = exampleFiles(files, examplePaths[rule.on]).flatMap(({ path, content }) =>
    content.split(/^---\n/m).map((part, index) => [path.replace('.yaml', `${index || ''}.yaml`), part] as const),
  )
  return new Map(parts)
}

function linterOf(rule: AnyRule, files: Contents): Linter {
  const inputs = [...files].map(([path, content]) => ({ path, content }))
  return linterOfRule(rule, inputs, newestVersion)
}

function foundBy(linter: Linter, files: Contents) {
  return [...files.keys()].sort().flatMap((path) => {
    const { findings, failures, isComplete } = linter.lint(path)
    expect([failures, isComplete]).toEqual([[], true])
    return findings.map(({ document, finding: { message, location, related } }) => {
      const others = related.map(({ location, message }) => [message, location.text.content, location.span])
      return [path, document.start, location.span, message, ...others]
    })
  })
}

/** Puts a file as it is in one set of files into another one; or takes it out, where it is not there. */
function exchange(linter: Linter, files: Contents, path: string, content: string | undefined): Contents {
  const changed = new Map(files)
  if (content === undefined) {
    linter.remove(path)
    changed.delete(path)
  } else {
    linter.update(path, content)
    changed.set(path, content)
  }
  for (const _ of linter.rest());
  return changed
}

describe.each(rules.filter(({ reads }) => reads).map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples.map((example) => [example.title, example] as const))(
    'says after each change what it says of the files as they are then: %s',
    (_, { bad, good }) => {
      const [before, after] = [filesOf(rule, bad), filesOf(rule, good)]
      const linter = linterOf(rule, before)
      let files = before
      for (const contents of [after, before, after]) {
        for (const path of new Set([...before.keys(), ...after.keys()])) {
          for (const content of [undefined, '# Nothing.\n', contents.get(path)]) {
            files = exchange(linter, files, path, content)
            expect(foundBy(linter, files)).toEqual(foundBy(linterOf(rule, files), files))
          }
        }
      }
    },
  )
})
