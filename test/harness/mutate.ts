import { pick, type Random } from './random.ts'

/** A YAML text with one to four things changed that people and programs get wrong. Most of the results are still YAML. */
export function mutated(text: string, others: readonly string[], random: Random): string {
  let result = text
  for (let left = 1 + random(4); left > 0; left--) {
    const mutation = pick(mutations, random)
    result = mutation(result, random, others)
  }
  return result
}

type Mutation = (text: string, random: Random, others: readonly string[]) => string

/** What means something in YAML, alone or with what stands around it. Here and below, between ␟. */
const signs = [
  '"␟\'␟{␟}␟[␟]␟:␟: ␟:\n␟,␟, ␟#␟ #␟ # c␟-␟- ␟-\n␟?␟? ␟|␟>␟\t␟ ␟  ␟\n␟\n\n␟\r\n␟\r␟\n  ␟\n\t␟&␟&a␟&a ␟ &b\n␟*␟*a␟ *b␟!␟!t ␟!!str ␟!<t> ',
  '\\␟\\n␟\\x4␟\\\n␟%␟@␟`␟~␟<<: *a␟---␟...␟\u00a0␟\ufeff␟\u2028␟\0␟😀␟\'\'␟""␟|-\n␟>+\n␟|2\n␟|1-\n␟ |\n␟{}␟[]␟[a, b]␟{a: b}␟\'\n␟"\n␟]\n␟}\n␟a: b',
].flatMap((list) => list.split('␟'))

const lines = [
  '␟ ␟    ␟\t␟  \t␟#c␟# c␟  #c␟   # c␟\t# c␟---␟--- ␟--- a␟...␟... # c␟- ␟-␟- a␟  - a␟a: b␟  a: b␟    a: b␟a:␟  a:␟? a␟: a',
  '  |␟  "a␟  b"␟  \'a\'␟  [␟  ]␟]␟}␟  &a␟  &a b: c␟&a␟  *a␟  - &a b: c␟  !t␟%YAML 1.2␟  a␟a␟ a␟  a b # c␟  {a: b,␟   c: d}␟a: |␟a: >2',
].flatMap((list) => list.split('␟'))

const mutations: readonly Mutation[] = [
  (text, random) => withLines(text, random, (list, at) => list.splice(at, 1)),
  (text, random) => withLines(text, random, (list, at) => list.splice(at, 0, list[at]!)),
  (text, random) => withLines(text, random, (list, at) => list.splice(at, 0, pick(lines, random))),
  (text, random) => withLines(text, random, (list, at) => list.splice(at, 0, pick(lines, random))),
  (text, random) => withLines(text, random, (list, at) => list.splice(at, 0, ...list.splice(random(list.length), 1))),
  (text, random) => withLines(text, random, (list, at) => list.splice(at, 2, list.slice(at, at + 2).join(' '))),
  (text, random) => indented(text, random, 1),
  (text, random) => indented(text, random, 1 + random(6)),
  (text, random) =>
    withLines(text, random, (list, at) =>
      list.splice(at, 1, `${list[at]}${pick([' ', '\t', '  #c', ' \t# c'], random)}`),
    ),
  (text, random) => inserted(text, random, pick(signs, random)),
  (text, random) => inserted(text, random, pick(signs, random)),
  (text, random) => inserted(text, random, pick(signs, random)),
  (text, random) => replaced(text, random, 1, ''),
  (text, random) => replaced(text, random, 1 + random(8), ''),
  (text, random) => replaced(text, random, 1, pick(signs, random)),
  (text, random) => value(text, random, pick(signs, random)),
  (text, random) => value(text, random, pick(lines, random)),
  (text, random) =>
    random(3) === 0
      ? text.replaceAll('\n', '\r\n')
      : withLines(text, random, (list, at) => list.splice(at, 1, `${list[at]}\r`)),
  (text, random) => text.slice(0, random(text.length + 1)),
  (text, random) => text.trimEnd() + pick(['', ' ', '\n  ', '\n\t', '\n\n\n', '\r\n'], random),
  (text, random, others) => text.slice(0, random(text.length + 1)) + tail(pick(others, random), random),
  (text, random) =>
    inserted(text, random, pick(['[', '{a: ', '- ', '  - ', '? ', '\n a:'], random).repeat(1 + random(300))),
  (text, random) => inserted(text, random, `[${'*a, '.repeat(1 + random(20))}&a x]`),
  (text, random) => (random(4) === 0 ? `\ufeff${text}` : text),
]

function withLines(text: string, random: Random, change: (list: string[], at: number) => void): string {
  const list = text.split('\n')
  change(list, random(list.length))
  return list.join('\n')
}

/** Some lines from one on, each with more or fewer spaces. */
function indented(text: string, random: Random, count: number): string {
  const columns = pick([1, 1, 2, -1, -1, -2], random)
  return withLines(text, random, (list, at) => {
    for (let i = at; i < Math.min(at + count, list.length); i++) {
      list[i] = columns > 0 ? ' '.repeat(columns) + list[i] : list[i]!.replace(new RegExp(`^ {1,${-columns}}`), '')
    }
  })
}

function inserted(text: string, random: Random, sign: string): string {
  return replaced(text, random, 0, sign)
}

function replaced(text: string, random: Random, length: number, sign: string): string {
  const at = random(text.length + 1)
  return text.slice(0, at) + sign + text.slice(at + length)
}

/** Something else behind one of the colons and dashes. */
function value(text: string, random: Random, sign: string): string {
  return withLines(text, random, (list, at) => {
    list[at] = list[at]!.replace(/([:-])(\s).*$/, (_, indicator: string, blank: string) => indicator + blank + sign)
  })
}

function tail(text: string, random: Random): string {
  return text.slice(random(text.length + 1))
}

const indents = ['', '', '', ' ', '  ', '  ', '  ', '   ', '    ', '    ', '      ', '\t']
const prefixes = '␟␟␟- ␟- - ␟-   ␟k: ␟kk:  ␟"q": ␟\'s\' : ␟&a ␟!t ␟&b !!str ␟k: &a ␟- &a k: ␟? '.split('␟')
const values = [
  '␟a␟a b␟a # c␟"a"␟"a␟b"␟\'a\'␟\'a␟b\'␟|␟>-␟|+␟>2␟[a, b]␟[a,␟b]␟{a: b}␟{a: b,␟c: d}␟}␟]␟*a␟# c␟#c␟a: b␟a:␟-␟- a␟"a": b',
  'a\t␟\t# c␟&a␟[]␟{"a":1}␟a"b␟, b␟---␟...␟%a␟"a\\␟\\"␟{a␟[ # c␟#d␟[[a],␟[\'a\',␟: a␟~',
].flatMap((list) => list.split('␟'))

/** A text of one to eight lines that are put together from the signs of YAML. About one in eight of them is YAML. */
export function babbled(random: Random): string {
  const lineBreak = random(10) === 0 ? '\r\n' : '\n'
  let result = ''
  for (let left = 1 + random(8); left > 0; left--) {
    const line =
      random(10) === 0 ? pick(lines, random) : pick(indents, random) + pick(prefixes, random) + pick(values, random)
    result += line + (left === 1 && random(4) === 0 ? '' : lineBreak)
  }
  return result
}
