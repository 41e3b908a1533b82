import { configShape, type MapShape, rulesShape, type Shape, severityShape } from '../lint/config-shape.ts'
import type { AnyRule } from '../rules/rule.ts'

/** A JSON schema of draft 7, which is what editors read. */
type Schema = Readonly<Record<string, unknown>>

/** The JSON schema of configuration files, with what editors show about each key. */
export function configSchema(rules: readonly AnyRule[]): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of Seaworthy',
    ...schemaOf(configShape(rules)),
    definitions: { severity: schemaOf(severityShape), rules: mapSchema(rulesShape(rules)) },
  }
}

/** @param mayBeEmpty Whether a list or a map may be left empty, as one is whose entries are all commented out. */
function schemaOf(shape: Shape, mayBeEmpty = true): Schema {
  const { description } = shape
  if (shape.kind === 'choice') return { description, enum: shape.values }
  if (shape.kind === 'figure') return { description, type: 'integer', minimum: 0 }
  if (shape.kind === 'list') return { description, type: typeOf('array', mayBeEmpty), items: schemaOf(shape.of) }
  if (shape.kind === 'map' && shape.noun === 'rule') return definition('rules')
  if (shape.kind === 'map') return mapSchema(shape, mayBeEmpty)
  if (shape.kind === 'either') {
    return { description, anyOf: [definition('severity'), schemaOf(shape.map, false)] }
  }
  const { pattern, shortest, longest } = shape
  return {
    description,
    type: 'string',
    ...(pattern === undefined ? {} : { pattern: pattern.source }),
    ...(shortest === undefined ? {} : { minLength: shortest }),
    ...(longest === undefined ? {} : { maxLength: longest }),
  }
}

function mapSchema({ description, entries, required = [] }: MapShape, mayBeEmpty = true): Schema {
  const properties = Object.entries(entries).map(([name, shape]) => [name, schemaOf(shape, !required.includes(name))])
  return {
    description,
    type: typeOf('object', mayBeEmpty),
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  }
}

function typeOf(type: string, mayBeEmpty: boolean): string | readonly string[] {
  return mayBeEmpty ? [type, 'null'] : type
}

/** What stands in several places is written once. */
function definition(name: 'rules' | 'severity'): Schema {
  return { $ref: `#/definitions/${name}` }
}
