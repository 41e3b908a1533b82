import { readYaml, type YamlText } from '../../server/src/yaml/document.ts'
import type { Dialect } from '../../server/src/yaml/scalar.ts'
import { rootOf, type Value } from '../../server/src/yaml/value.ts'

/** The text of the first document of a file. */
export function textOf(content: string, dialect: Dialect = 'kubernetes'): YamlText {
  return readYaml('file:///test.yaml', content, dialect)[0]!.text
}

/** The value of the first document of a file. */
export function read(content: string, dialect: Dialect = 'kubernetes'): Value {
  return rootOf(textOf(content, dialect))
}

/** What stands at a location. */
export function shown({ location }: Pick<Value, 'location'>): string {
  return location.text.content.slice(location.span.start, location.span.end)
}
