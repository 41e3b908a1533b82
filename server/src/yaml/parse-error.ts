import type { YamlError } from './node.ts'

/** What is wrong according to the `yaml` package. */
interface Mistake {
  readonly code: string
  readonly message: string
  readonly pos: readonly [start: number, end: number]
}

/** A mistake in our own words. The package quotes what it finds; we do not, for it may be a secret. */
export function describeError({ code, message, pos }: Mistake, length: number): YamlError {
  const start = Math.min(pos[0], length)
  const end = Math.min(Math.max(pos[1], start), length)
  const special = specialSentences.find(([beginning]) => message.startsWith(beginning))
  return { start, end, kind: 'syntax', message: special?.[1] ?? sentences[code] ?? 'This is not YAML.' }
}

/** By the beginning of the message of the package, where a code means several things. */
const specialSentences: readonly (readonly [beginning: string, sentence: string])[] = [
  ['Missing closing', 'The quote is not closed.'],
  ['Implicit map keys need to be followed', 'There is no ":" behind the key.'],
  ['Comments must be separated', 'There is no space before the "#".'],
  ['Tags and anchors must be separated', 'There is no space behind the anchor or tag.'],
  ['Missing , between', 'There is no comma between the entries.'],
  ['Missing , or :', 'There is neither a comma nor a ":" behind the entry.'],
  ['Missing space after :', 'There is no space behind the ":".'],
  ['Flow map', 'The "{" is not closed.'],
  ['Flow sequence', 'The "[" is not closed.'],
  ['Sequence item without', 'There is no "-" before the item.'],
  ['Block collection cannot start', 'A mapping or a list begins in the line of the "---".'],
  ['Missing newline after block sequence', 'A list begins in the line of its anchor or tag.'],
  ['Missing directives-end', 'There is no "---" behind the directives.'],
  ['Block scalars with more-indented', 'An empty line before the text is indented more than the text.'],
  ['A block sequence may not be used', 'A list stands where a key is expected.'],
  ['Block scalar header includes', 'Something unexpected stands behind the "|" or ">".'],
  ['Not a YAML token', 'Something unexpected stands behind the "|" or ">".'],
  ['Unexpected block-seq-ind on same line', 'A list begins in the line of its key.'],
  ['Unexpected comma', 'There is a comma where none is expected.'],
  ['Unexpected ,', 'There is a comma where none is expected.'],
  ['Unexpected empty item', 'There is a comma where none is expected.'],
  ['Unexpected flow-seq-end', 'There is a "]" without a "[".'],
  ['Unexpected flow-map-end', 'There is a "}" without a "{".'],
  ['Unexpected map-value-ind', 'There is a ":" where none is expected.'],
]

const sentences: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'The alias has an anchor or a tag.',
  BAD_ALIAS: 'The anchor or alias has no name.',
  BAD_DIRECTIVE: 'The directive is none of YAML.',
  BAD_DQ_ESCAPE: 'The escape sequence is none of YAML.',
  BAD_INDENT: 'The line is not indented like its neighbours.',
  BAD_PROP_ORDER: 'The anchor or tag stands before its "-", "?" or ":".',
  BAD_SCALAR_START: 'A value without quotes begins with a reserved character.',
  BLOCK_AS_IMPLICIT_KEY: 'A mapping begins in the line of its key.',
  BLOCK_IN_FLOW: 'A list or a mapping without brackets stands inside brackets.',
  KEY_OVER_1024_CHARS: 'The key is longer than 1024 characters.',
  MULTILINE_IMPLICIT_KEY: 'The key has several lines.',
  MULTIPLE_ANCHORS: 'The value has two anchors.',
  MULTIPLE_TAGS: 'The value has two tags.',
  TAB_AS_INDENT: 'The line is indented with a tab.',
  TAG_RESOLVE_FAILED: 'The tag is none of YAML.',
  UNEXPECTED_TOKEN: 'There is something unexpected here.',
}
