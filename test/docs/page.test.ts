import { expect, test } from 'vitest'
import { pageOf } from '../../server/src/docs/page.ts'
import { readConfig, textOfConfig } from '../../server/src/lint/config.ts'
import { configMistakes } from '../../server/src/lint/config-mistakes.ts'
import { configShape } from '../../server/src/lint/config-shape.ts'
import { FolderSettings } from '../../server/src/lint/settings.ts'
import { rules } from '../../server/src/rules/index.ts'

const withOptions = rules.filter(({ options }) => options)

test('the page of a rule says what can be told to it, and no other page does', () => {
  expect(withOptions.length).toBeGreaterThan(3)
  for (const { options = {}, ...rule } of withOptions) {
    const [, section = ''] = /\n## Options\n([^#]*)/.exec(pageOf({ ...rule, options })) ?? []
    expect([...section.matchAll(/^- `(\w+)`: .*\. Default: `.*`$/gm)].map(([, name]) => name)).toEqual(
      Object.keys(options),
    )
  }
  expect(rules.filter((rule) => !rule.options && pageOf(rule).includes('\n## Options\n'))).toEqual([])
})

test('what is set for the examples of a page can be copied into a configuration', () => {
  const told = withOptions.filter(({ exampleOptions }) => exampleOptions)
  expect(told.length).toBeGreaterThan(1)
  for (const rule of told) {
    const [, content = ''] = /^```yaml\n(# \.seaworthy\.yaml\n[^`]*)^```$/m.exec(pageOf(rule)) ?? []
    const text = textOfConfig(content)
    expect(configMistakes(text, configShape(rules))).toEqual([])
    const settings = new FolderSettings({ file: readConfig(text, rules) }).settingsFor('a.yaml')
    expect(settings.optionsOf(rule)).toEqual(rule.exampleOptions)
  }
})
