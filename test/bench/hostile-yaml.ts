import { counted, inDocuments, type Maker, repeated } from './fill.ts'

/** The size of documents that are small enough for the slow reader. */
const SLOW = 60 * 1024

/** Anchors for a twentieth of the text, and then what uses them all, once and again. */
function anchored(
  define: (index: number) => string,
  use: (index: number) => string,
  before: string,
  after: string,
): Maker {
  return (size) => {
    const count = Math.ceil(size / 4 / define(1000).length)
    const anchors = Array.from({ length: count }, (_, i) => define(i)).join('')
    return counted((i) => use(i % count), anchors + before, after)(size)
  }
}

const nestedMaps: Maker = (size) => {
  const depth = 240
  const nest = Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`).join('')
  return repeated(nest)(size)
}

/** Levels that each hold the level before `width` times. */
function bomb(width: number, level: (index: number, inner: string) => string): Maker {
  return counted((i) => level(i, Array.from({ length: width }, () => `*a${i - 1}`).join(', ')), 'a: &a-1 {k: v}\n')
}

export const hostileYaml: Readonly<Record<string, Maker>> = {
  'open brackets': repeated('['),
  'open braces': repeated('{'),
  'open braces and brackets': repeated('{a: ['),
  'closed brackets': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'brackets in every line': repeated('a: [\n'),
  'brackets in every item': repeated('- [[[[\n'),
  'documents that open a bracket': repeated('--- [\n'),
  'commas in a list': repeated(',', '['),
  'short flow maps': repeated('{a: b, c}, ', '[', ']'),
  'flow map in one long line': counted((i) => `k${i}: v, `, '{', '}'),
  'flow list with words over many lines': repeated('a b\n ', '[', ']'),
  'flow list as key': repeated('[a]: b\n'),
  'flow map as key': repeated('{a: b}: c\n'),
  'dashes in one line': repeated('- '),
  'short dashes in every line': repeated('- - - - a\n'),
  'dashes one deeper in every line': counted((i) => `${' '.repeat(i)}-\n`),
  'dashes without blanks': repeated('-'),
  'question marks in one line': repeated('? '),
  'question marks in every line': repeated('? a\n: b\n'),
  'question marks in small documents': inDocuments(repeated('? a\n: b\n'), SLOW),
  'colons in one line': repeated('a: '),
  'colons without blanks': repeated('a:'),
  'maps one deeper in every line': counted((i) => `${' '.repeat(i)}a:\n`),
  'maps 240 deep': nestedMaps,
  tabs: repeated('\t'),
  'tabs before every key': repeated('\ta: b\n'),
  'tabs behind every colon': repeated('a:\tb\n'),
  'tabs in small documents': inDocuments(repeated('\ta: b\n'), SLOW),
  'blanks without an end': repeated(' ', 'a: b'),
  'blanks before every line break': repeated(`a: b${' '.repeat(500)}\n`),
  'empty lines': repeated('\n', 'a:', 'b'),
  'lines of blanks': counted((i) => `${' '.repeat(i % 300)}\n`, 'a:\n'),
  'anchors everywhere': counted((i) => `- &a${i} x\n`),
  'one anchor, and aliases of it': repeated('- *a\n', '- &a {k: v}\n'),
  'one anchor of a map, and aliases in a flow list': repeated('*a, ', 'm: &a {k: [1, 2]}\nl: [', ']'),
  'the same anchor again and again': repeated('- &a x\n- *a\n'),
  'aliases of nothing': repeated('- *nothing\n'),
  'alias bomb, ten wide': bomb(10, (i, inner) => `b${i}: &a${i} [${inner}]\n`),
  'alias bomb, two wide': bomb(2, (i, inner) => `b${i}: &a${i} [${inner}]\n`),
  'alias bomb of maps': bomb(1, (i, inner) => `b${i}: &a${i} {x: ${inner}, y: ${inner}}\n`),
  'alias of what is around it': repeated('- *a\n', '&a\n'),
  'merge chain': bomb(1, (i, inner) => `b${i}: &a${i} {<<: ${inner}, k${i}: v}\n`),
  'merge bomb': bomb(2, (i, inner) => `b${i}: &a${i} {<<: [${inner}], k${i}: v}\n`),
  'merge keys in one map': repeated('<<: *a\n', 'a: &a {k: v}\n'),
  'merge of every map': anchored(
    (i) => `b${i}: &a${i} {k${i}: v}\n`,
    (i) => `*a${i}, `,
    'all:\n  <<: [',
    ']',
  ),
  'merge of ten maps in every map': anchored(
    (i) => `b${i}: &a${i} {k${i}: v}\n`,
    (i) => `  - <<: [${Array.from({ length: 10 }, (_, j) => `*a${Math.floor((i * j) / 10)}`).join(', ')}]\n`,
    'all:\n',
    '',
  ),
  'maps that merge what is around them': repeated('  b:\n    <<: *a\n', 'a: &a\n'),
  'one long word': repeated('x'),
  'one long line of words': repeated('x '),
  'one long value': repeated('x ', 'a: '),
  'one value over many lines': repeated('  x y\n', 'a: b\n'),
  'one long key': repeated('x', '', ': a\n'),
  'open double quotes in every line': repeated('a: "\n'),
  'open single quotes in every line': repeated("a: '\n"),
  'an open double quote': repeated('x\n', 'a: "'),
  'single quotes': repeated("'"),
  'double quotes': repeated('"'),
  'quotes over many lines': repeated('\n  x', 'a: "', '"\n'),
  'quotes with blank lines': repeated('\n', 'a: "', '"\n'),
  escapes: repeated('\\u00e9\\x41\\n', 'a: "', '"\n'),
  'wrong escapes': repeated('- "\\q"\n'),
  backslashes: repeated('\\', 'a: "', '"\n'),
  'document starts': repeated('---\n'),
  'document ends': repeated('...\n'),
  'document starts and ends': repeated('---\n...\n'),
  'short documents': repeated('--- a\n'),
  directives: repeated('%YAML 1.2\n'),
  'directives for every document': repeated('%TAG ! !a\n---\na: b\n...\n'),
  'comments only': repeated('# c\n'),
  'hashes in one line': repeated('#'),
  'comments behind every value': repeated('- a # c\n'),
  'words with hashes': repeated('a #b'),
  'comment behind deep maps': (size) => nestedMaps(size / 2) + repeated('# c\n')(size / 2),
  'block scalars of no lines': repeated('- |\n'),
  'block scalars with odd indents': counted((i) => `${' '.repeat((i * 7) % 11)}x\n`, 'a: |\n'),
  'block scalars with ever less indent': counted((i) => `- |\n${' '.repeat(60 - (i % 59))}x\n`),
  'block scalar with many blank lines': repeated('\n', 'a: |+\n  x\n'),
  'block scalar with blank lines before it': repeated('   \n', 'a: |\n', '    x\n'),
  'block scalars with a wrong number': repeated('- |9\n   x\n'),
  'folded scalar with indented lines': repeated('  x\n    y\n\n', 'a: >\n'),
  'duplicate keys': repeated('a: 1\n'),
  'different keys': counted((i) => `k${i}: 1\n`),
  'keys of readers that differ': repeated('yes: 1\non: 2\n0x1: 3\n~: 4\n'),
  'errors in every line': repeated('a: b: c\n'),
  'errors in small documents': inDocuments(repeated('a: b: c\n'), SLOW),
  'errors in very small documents': repeated('---\na: b: c\n'),
  'carriage returns only': repeated('a: 1\r'),
  'carriage returns': repeated('\r'),
  'both kinds of line breaks': repeated('a: 1\r\nb: 2\n\r'),
  NUL: repeated('\0'),
  'NUL values': repeated('a: \0\n'),
  'lone surrogates': repeated('\ud800: \udc00\n'),
  'byte order marks': repeated('\ufeff'),
  'byte order marks in every line': repeated('\ufeffa: b\n'),
  'byte order marks behind document starts': repeated('---\n\ufeffa: b\n'),
  'line separators': repeated('a:\u2028\u0085b\n'),
  tags: repeated('!!str '),
  'tags in every line': repeated('- !a x\n'),
  'open tags': repeated('- !<\n'),
  'a long number': repeated('9', 'a: '),
  'a long number with a tag': repeated('9', 'a: !!int '),
  'long hexadecimal numbers': repeated(`- 0x${'f'.repeat(900)}\n`),
  'numbers with underscores': repeated('1_', 'a: '),
  'numbers with colons': repeated('1:', 'a: ', '0'),
  'a long binary': repeated('QUJD', 'a: !!binary '),
  'JSON in one line': repeated('{"a":[1,"b",null]},', '[', '1]'),
}
