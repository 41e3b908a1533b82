import { expect, test } from 'vitest'
import { packageCallsOf } from '../../server/src/docker/package-manager.ts'
import { removeWords } from '../../server/src/docker/shell-change.ts'
import { applyEdits } from '../../server/src/text/document.ts'
import { dockerfileOf, writtenAt } from '../harness/docker.ts'

/** The instruction of a file that is asked about: its last, or what that ONBUILD keeps. */
function last(content: string) {
  const instruction = dockerfileOf(`FROM a\n${content}`).instructions.at(-1)!
  return instruction.trigger ?? instruction
}

const commands: readonly (readonly [content: string, names: readonly (string | undefined)[]])[] = [
  ['RUN a && b c | d', ['a', 'b', 'd']],
  ['RUN a \\\n  # b\n  && c', ['a', 'c']],
  ['RUN apk add \\\n# note\n curl', ['apk']],
  ['RUN <<EOF\na\nb\nEOF', ['a', 'b']],
  ['RUN <<EOF\n#!/usr/bin/env bash\na\nEOF', ['a']],
  ['RUN <<EOF\n#!/usr/bin/env python3\nimport a\nEOF', []],
  ['RUN python3 <<EOF\nimport a\nEOF', ['python3']],
  ['RUN bash -e <<EOF\na\nEOF', ['bash', 'a']],
  ['RUN cat <<EOF > /b\nsudo a\nEOF', ['cat']],
  ['COPY <<EOF /b\nsudo a\nEOF', []],
  ['RUN ["sh", "-ec", "a && b"]', ['a', 'b']],
  ['RUN ["/bin/a", "b"]', ['a']],
  ['CMD a b', ['a']],
  ['HEALTHCHECK --interval=1s CMD a || exit 1', ['a', 'exit']],
  ['HEALTHCHECK CMD ["a"]', ['a']],
  ['HEALTHCHECK NONE', []],
  ['ONBUILD RUN a', ['a']],
  ['SHELL ["powershell", "-Command"]\nRUN a', []],
  ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN a', ['a']],
  ['RUN sudo -u x A=b apt-get update', ['apt-get']],
  ['RUN env -u A B=c exec /usr/bin/d', ['d']],
  ['RUN A=b xargs -n 1 timeout -k 3 5 rm', ['rm']],
  ['RUN $(which apt-get) update', ['apt-get', 'which']],
  ['RUN command -v a', ['command']],
  ['RUN $A b', [undefined]],
  ["RUN bash -c 'a && b'", ['bash', 'a', 'b']],
  ['RUN if a; then b; else c; fi; for x in y; do d; done', ['a', 'b', 'c', 'd']],
  ['RUN a "$(b `c`)"', ['a', 'b', 'c']],
]

for (const [content, names] of commands) {
  test(`${JSON.stringify(content)} runs ${names.join(', ') || 'nothing that is known'}`, () => {
    expect(last(content).commands.map(({ name }) => name)).toEqual(names)
  })
}

test('a command knows its words, its wrappers and what stands around it', () => {
  const [update, install, grep, echo] = last(
    'RUN A=1 sudo -E apt-get update && apt-get "install" -y a=$B \\\n # note\n | grep "x y" > /z; (echo \'q\')',
  ).commands
  expect(update!.wrappers.map(({ name, words }) => [name, words.length])).toEqual([['sudo', 2]])
  expect(update!.assignments.map(({ name, value }) => [name, value?.string])).toEqual([['A', '1']])
  expect([update!.operator, update!.nextOperator]).toEqual([undefined, '&&'])
  expect([install!.operator, install!.nextOperator]).toEqual(['&&', '|'])
  expect(install!.arguments.map(({ string }) => string)).toEqual(['install', '-y', undefined])
  expect(install!.arguments[2]!.expansions.map(({ name, isQuoted }) => [name, isQuoted])).toEqual([['B', false]])
  expect(grep!.arguments.map(writtenAt)).toEqual(['"x y"'])
  expect(grep!.redirects.map(({ operator, target }) => [operator, target?.string])).toEqual([['>', '/z']])
  expect([grep!.nextOperator, echo!.blocks]).toEqual([';', ['subshell']])
  expect(writtenAt(echo!)).toBe("echo 'q'")
})

const certain: readonly (readonly [content: string, names: readonly string[]])[] = [
  ['RUN a && b | c; (d); { e; }', ['a', 'b', 'c', 'd', 'e']],
  ['RUN a || b && c', ['a']],
  ['RUN if a; then b; fi; while c; do d; done; e() { f; }', ['a', 'c']],
  ['RUN case $A in b) c;; esac; d $(e)', ['d', 'e']],
]

for (const [content, names] of certain) {
  test(`of ${JSON.stringify(content)} certainly ${names.join(', ')} run`, () => {
    const found = last(content).commands.filter(({ isCertain }) => isCertain)
    expect(found.map(({ name }) => name)).toEqual(names)
  })
}

const read: readonly (readonly [content: string, isFullyRead: boolean])[] = [
  ['RUN a $B', true],
  ['RUN ["a"]', true],
  ['RUN a "b', false],
  ['RUN a $(b "c)', false],
  ['RUN a `b \\`c\\``', false],
  ['RUN <<E\n#!/usr/bin/perl\nE', false],
  ['RUN <<E\na\nE', true],
  ['RUN a <<E\n(\nE', true],
  ['RUN sh -c "$A"', false],
  ["RUN sh -c 'a'", true],
  ['RUN eval "$(a)"', false],
  ['RUN ["sh", "-c", "("]', false],
  ['SHELL ["pwsh"]\nRUN a', false],
  [`RUN ${'$('.repeat(30)}`, false],
  [`RUN ${'coproc '.repeat(7000)}`, false],
  [`RUN ${'a '.repeat(30_000)}`, false],
]

for (const [content, isFullyRead] of read) {
  test(`${JSON.stringify(content.slice(0, 40))} is ${isFullyRead ? '' : 'not '}fully read`, () => {
    expect(last(content).isFullyRead).toBe(isFullyRead)
  })
}

const unsound: readonly (readonly [content: string, places: readonly string[]])[] = [
  ['RUN a && \\\n  echo "b', ['"']],
  ['RUN a; if b', ['b']],
  ['RUN <<E\na "b\nE', ['"']],
]

for (const [content, places] of unsound) {
  test(`${JSON.stringify(content)} is no script, and that is said where it is not`, () => {
    const [script] = last(content).scripts
    expect(script!.commands).toEqual([])
    expect(script!.errors.slice(0, 1).map(writtenAt)).toEqual(places)
  })
}

const inserted: readonly (readonly [content: string, after: string])[] = [
  ['RUN apk \\\n  add a', 'RUN apk \\\n  add --no-cache a'],
  ['RUN ["apk", "add", "a"]', 'RUN ["apk", "add", "--no-cache", "a"]'],
  ['RUN ["sh", "-c", "apk add a"]', 'RUN ["sh", "-c", "apk add --no-cache a"]'],
  ["RUN sh -c 'apk add a'", "RUN sh -c 'apk add --no-cache a'"],
  ['RUN <<E\napk add a\nE', 'RUN <<E\napk add --no-cache a\nE'],
]

for (const [content, after] of inserted) {
  test(`a word is put into ${JSON.stringify(content)}`, () => {
    const [call] = packageCallsOf(last(content))
    const change = call!.actionWord!.insertAfter('--no-cache')
    expect(applyEdits(change.text.content, [change.edit])).toBe(`FROM a\n${after}`)
  })
}

const removals: readonly (readonly [content: string, gone: string, after: string | undefined])[] = [
  ['RUN a b c d', 'b', 'RUN a c d'],
  ['RUN a b c d', 'b c', 'RUN a d'],
  ['RUN a b c d', 'b d', 'RUN a c'],
  ['RUN a \\\n    b c', 'b', 'RUN a \\\n    c'],
  ['RUN a \\\n    b \\\n    c', 'b', 'RUN a \\\n    c'],
  ['RUN a \\\n    b \\\n    c\n', 'c', 'RUN a \\\n    b\n'],
  ['RUN a \\\r\n    b \\\r\n    c\r\n', 'b c', 'RUN a\r\n'],
  ['RUN a \\\n # of b\n    b', 'b', undefined],
  ['RUN a b >x c', 'b c', undefined],
  ['RUN <<X\na \\\n  b \\\n  c\nX', 'c', 'RUN <<X\na \\\n  b\nX'],
  ['RUN <<X\nd\na b\nX', 'b', 'RUN <<X\nd\na\nX'],
  ["RUN sh -c 'a \\\n  b'", 'b', "RUN sh -c 'a \\\n  '"],
  ['RUN ["a", "b"]', 'b', undefined],
]

for (const [content, gone, after] of removals) {
  test(`of ${JSON.stringify(content)} ${gone} is ${after === undefined ? 'not ' : ''}taken away`, () => {
    const command = last(content).commands.find(({ name }) => name === 'a')!
    const words = command.arguments.filter(({ string }) => gone.split(' ').includes(string ?? ''))
    const changes = removeWords(command, new Set(words))
    const isRefused = changes.some(({ refusal }) => refusal !== undefined)
    const edits = changes.map(({ edit }) => edit)
    expect(isRefused ? undefined : applyEdits(changes[0]!.text.content, edits)).toBe(after && `FROM a\n${after}`)
  })
}

const calls: readonly (readonly [command: string, found: string])[] = [
  ['apt-get -qq -o A::B=c install -t sid --no-install-recommends a=1 b', 'apt-get install a=1 b'],
  ['apk --no-cache add -t .deps a b', 'apk add a b'],
  ['python3 -m pip install -r r.txt a', 'pip install a'],
  ['pip3.11 install a', 'pip install a'],
  ['yum -y --enablerepo x install a', 'yum install a'],
  ['echo apt-get install a', ''],
]

for (const [command, found] of calls) {
  test(`${command}: ${found || 'no package manager'}`, () => {
    const [call] = packageCallsOf(last(`RUN ${command}`))
    expect(call ? [call.manager, call.action, ...call.packages.map(({ word }) => word.string)].join(' ') : '').toBe(
      found,
    )
  })
}

const packages: readonly (readonly [command: string, found: readonly string[]])[] = [
  ['apt-get install a b=1.2 "c=$V" d/sid $E ./f.deb', ['a none', 'b 1.2', 'c $V', 'd sid', '? ?', './f.deb ?']],
  ["apk add 'a>1' b~=2 -t .c d", ['a 1', 'b 2', 'd none']],
  ['pip install a==1 "b[x]>=2,<3" -r c', ['a 1', 'b[x] 2,<3']],
  ['npm install -g @a/b @c/d@1 e@latest', ['@a/b none', '@c/d 1', 'e latest']],
  ['yarn global add a@1', ['a 1']],
  ['dnf install -y a b-1.2 @c', ['a none', 'b 1.2', '@c ?']],
  ['go install a.b/c@v1', ['a.b/c v1']],
]

for (const [command, found] of packages) {
  test(`${command} names ${found.join(', ')}`, () => {
    const [call] = packageCallsOf(last(`RUN ${command}`))
    const summaries = call!.packages.map(
      ({ name, version, isUnversioned }) => `${name ?? '?'} ${version ?? (isUnversioned ? 'none' : '?')}`,
    )
    expect(summaries).toEqual(found)
  })
}

const options: readonly (readonly [command: string, isThere: boolean, isLacking: boolean])[] = [
  ['apt-get install -y a', true, false],
  ['apt-get install -qy a', true, false],
  ['apt-get install --yes a', true, false],
  ['apt-get install a=$B', false, true],
  ['apt-get install "$OPTIONS" a', false, false],
  ['apt-get ${A} install a', false, false],
  ['apt-get install -q a', false, true],
]

for (const [command, isThere, isLacking] of options) {
  test(`whether ${command} has -y`, () => {
    const [call] = packageCallsOf(last(`RUN ${command}`))
    expect(call!.option('-y', '--yes') !== undefined).toBe(isThere)
    expect(call!.lacks('-y', '--yes')).toBe(isLacking)
  })
}
