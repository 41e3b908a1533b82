import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textOfConfig } from '../server/src/lint/config.ts'
import { configMistakes } from '../server/src/lint/config-mistakes.ts'
import { configShape, otherTools } from '../server/src/lint/config-shape.ts'
import { unusedIgnore } from '../server/src/rules/configuration/unused-ignore.ts'
import { rules } from '../server/src/rules/index.ts'
import { verdictOn } from './harness/verdict.ts'

const read = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8')

/** The blocks of code of a page: their language, and what is in them. */
function blocksOf(page: string): (readonly [language: string, content: string])[] {
  return [...page.matchAll(/^```(\w+)\n([^`]*)^```$/gm)].map(([, language = '', content = '']) => [language, content])
}

const shape = configShape(rules)
const configuration = read('configuration.md')
const ignoring = read('ignoring.md')

test('the examples of configurations have no mistakes', () => {
  const configs = blocksOf(configuration).map(([, content]) => content)
  expect(configs.length).toBeGreaterThan(1)
  expect(configs.flatMap((content) => configMistakes(textOfConfig(content), shape))).toEqual([])
})

test('there is a section for each key of a configuration, and a word about each tool', () => {
  const sections = [...configuration.matchAll(/^## `(\w+)`$/gm)].map(([, key]) => key)
  expect(sections.sort()).toEqual(Object.keys(shape.entries).sort())
  expect(otherTools.filter((tool) => !configuration.includes(`\`${tool}\``))).toEqual([])
})

test('what is ignored in the examples is found there, and is ignored', () => {
  const examples = blocksOf(ignoring).filter(([, content]) => /^(?:apiVersion|FROM)/m.test(content))
  expect(examples.length).toBe(3)
  for (const [language, content] of examples) {
    const named = rules.filter(({ id }) => content.includes(id))
    const path = language === 'dockerfile' ? 'Dockerfile' : 'pod.yaml'
    const { shown, hidden } = verdictOn(content, { only: [...named, unusedIgnore] }, path)
    expect([shown, hidden.length > 0], content).toEqual([[], true])
  }
})

test('every link leads to a file that is there', () => {
  const links = [...`${configuration}${ignoring}`.matchAll(/\]\(([\w/-]+\.md)\)/g)].map(([, link = '']) => link)
  expect(links.length).toBeGreaterThan(5)
  for (const link of links) expect(read(link)).toMatch(/^# /m)
})
