import { pick, type Random } from './random.ts'

/** A Dockerfile with one to four things changed that people and programs get wrong. */
export function mutatedDockerfile(content: string, random: Random): string {
  let result = content
  for (let left = 1 + random(4); left > 0; left--) result = pick(mutations, random)(result, random)
  return result
}

const signs = [
  '\\␟\\\n␟\\ \n␟\\\\\n␟`␟`\n␟"␟\'␟$␟${␟${A:-␟}␟${A#*␟${A//a/b}␟[␟]␟["a", "b"]␟[\'a\']␟,␟=␟ ␟\t␟\n␟\n\n␟\r\n␟\r␟#␟\n# c\n␟ # c',
  '<<␟<<E␟<<-E␟3<<E␟<<"E␟<<<␟\nE\n␟\n\tE\n␟--␟--a␟--a="b␟--from=␟--mount=type=␟:␟@␟@sha256:␟/␟😀␟\ufeff␟\0␟\u2028␟\u00a0',
].flatMap((list) => list.split('␟'))

const lines = [
  'FROM a␟FROM a AS b␟FROM b␟FROM scratch␟from $A␟FROM␟ARG A␟ARG A=1 B="2 3" C␟ENV A=$A B=${A:-x}␟ENV A b c␟ENV A␟LABEL a=b',
  'RUN <<E␟E␟RUN a \\␟  b \\␟# c␟# escape=`␟# syntax=a␟ONBUILD RUN a␟ONBUILD ONBUILD ONBUILD FROM a␟ONBUILD␟USER␟USER "a␟WORKDIR ..',
  'HEALTHCHECK --interval=1s CMD ["a"]␟HEALTHCHECK NONE␟CMD ["a", "b c"]␟SHELL ["a"]␟EXPOSE 80/tcp $A␟VOLUME ["a"]␟COPY --from=b a b␟COPY <<E <<F /␟NOPE a␟\\',
].flatMap((list) => list.split('␟'))

type Mutation = (content: string, random: Random) => string

const mutations: readonly Mutation[] = [
  (content, random) => withLines(content, random, (list, at) => list.splice(at, 1)),
  (content, random) => withLines(content, random, (list, at) => list.splice(at, 0, list[at]!)),
  (content, random) => withLines(content, random, (list, at) => list.splice(at, 0, pick(lines, random))),
  (content, random) => withLines(content, random, (list, at) => list.splice(at, 2, list.slice(at, at + 2).join(' '))),
  (content, random) =>
    withLines(content, random, (list, at) => list.splice(at, 0, ...list.splice(random(list.length), 1))),
  (content, random) => replaced(content, random, 0, pick(signs, random)),
  (content, random) => replaced(content, random, 0, pick(signs, random)),
  (content, random) => replaced(content, random, 1 + random(8), ''),
  (content, random) => replaced(content, random, 1, pick(signs, random)),
  (content, random) => content.slice(0, random(content.length + 1)),
  (content, random) => (random(3) === 0 ? content.replaceAll('\n', '\r\n') : content),
  (content, random) => (random(4) === 0 ? `\ufeff${content}` : content),
]

function withLines(content: string, random: Random, change: (list: string[], at: number) => void): string {
  const list = content.split('\n')
  change(list, random(list.length))
  return list.join('\n')
}

function replaced(content: string, random: Random, length: number, sign: string): string {
  const at = random(content.length + 1)
  return content.slice(0, at) + sign + content.slice(at + length)
}
