import { expect, test } from 'vitest'
import { DockerText } from '../../server/src/docker/document.ts'
import { dockerfileOf, summariesOf, writtenAt } from '../harness/docker.ts'

const backtick = '`'

const read: readonly (readonly [what: string, content: string, summaries: readonly string[]])[] = [
  ['nothing', '', []],
  ['only comments', '# a\n\n  # b', []],
  ['a byte order mark', '\ufeffFROM a', ['FROM a']],
  ['lines that end with CR LF', 'FROM a\r\nRUN b \\\r\n  c\r\nUSER d\r\n', ['FROM a', 'RUN b   c', 'USER d']],
  ['keywords in any case, behind blanks', '\t from a\n\u00a0Run b', ['FROM a', 'RUN b']],
  ['a continuation that joins a word', 'RUN ec\\\nho', ['RUN echo']],
  ['a continuation with blanks behind it', 'RUN a \\ \t\nb', ['RUN a b']],
  ['comments and blank lines inside', 'RUN a \\\n  # note\n\n  b \\\n# end\nUSER c', ['RUN a   b USER c']],
  ['a continuation at the end of the file', 'RUN a \\', ['RUN a']],
  ['a line that only continues', '\\\nRUN a', ['RUN a']],
  ['nothing but continuations', '\\\n\\\n', []],
  ['a doubled escape at the end of a line', 'RUN echo \\\\\nUSER x', ['RUN echo \\\\', 'USER x']],
  ['three escapes at the end of a line', 'RUN echo \\\\\\\nUSER x', ['RUN echo \\\\\\', 'USER x']],
  ['another escape', `# escape=${backtick}\nRUN a ${backtick}\nb\nRUN c\\\nUSER d`, ['RUN a b', 'RUN c\\', 'USER d']],
  [
    'an escape behind a blank line',
    `\n# escape=${backtick}\nRUN a ${backtick}\nUSER b`,
    [`RUN a ${backtick}`, 'USER b'],
  ],
  ['a heredoc', 'RUN <<EOF\nUSER a\n# b\nEOF\nUSER c', ['RUN <<EOF EOF:"USER a\\n# b\\n"', 'USER c']],
  ['a heredoc of CR LF', 'RUN <<EOF\r\na\r\nEOF\r\nUSER c', ['RUN <<EOF EOF:"a\\r\\n"', 'USER c']],
  ['several heredocs', 'COPY <<A <<"B" /c/\n1\nA\n2\nB\nUSER d', ['COPY /c/ A:"1\\n" B:"2\\n"', 'USER d']],
  ['a numbered heredoc', 'RUN 3<<EOF cat\nUSER a\nEOF', ['RUN 3<<EOF cat EOF:"USER a\\n"']],
  ['a heredoc with tabs', 'RUN <<-EOF\n\ta\n\tEOF\nUSER c', ['RUN <<-EOF EOF:"\\ta\\n"', 'USER c']],
  ['an end behind tabs where they count', 'RUN <<E\n\tE\nE\nUSER c', ['RUN <<E E:"\\tE\\n"', 'USER c']],
  ['a heredoc behind a continuation', 'RUN cat \\\n <<E\na\nE\nUSER b', ['RUN cat  <<E E:"a\\n"', 'USER b']],
  ['a heredoc in ONBUILD', 'ONBUILD RUN <<E\na\nE\nUSER b', ['ONBUILD E:"a\\n" (RUN <<E E:"a\\n")', 'USER b']],
  ['a heredoc that never ends', 'RUN <<E\na\nUSER b', ['RUN <<E E:"a\\nUSER b"']],
  ['a name in part quoted', "RUN <<E'O'F\n$a\nEOF\nUSER b", ['RUN <<E\'O\'F EOF:"$a\\n"', 'USER b']],
  ['what is no heredoc', 'RUN a <<<b $((1<<2)) "<<c" <<\nUSER d', ['RUN a <<<b $((1<<2)) "<<c" <<', 'USER d']],
  ['a heredoc where there is none', 'CMD cat <<E\nUSER a', ['CMD cat <<E', 'USER a']],
]

for (const [what, content, summaries] of read) {
  test(`a Dockerfile with ${what} is read as BuildKit reads it`, () => {
    expect(summariesOf(content)).toEqual(summaries)
  })
}

const directives: readonly (readonly [content: string, found: readonly string[]])[] = [
  [
    '# syntax=docker/dockerfile:1 \n# Escape = `\n#check=skip=A;error=true\nFROM a',
    ['syntax=docker/dockerfile:1', 'escape=`', 'check=skip=A;error=true'],
  ],
  ['# escape=`\n# escape=\\\nFROM a', ['escape=`', 'escape=\\ again']],
  ['# note\n# escape=`\nFROM a', []],
  ['\n# escape=`\nFROM a', []],
  ['# other=1\n# escape=`', []],
  ['# escape=\nFROM a', []],
  ['FROM a\n# escape=`', []],
  ['// syntax=mine\nFROM a', ['syntax=mine']],
  ['\ufeff# syntax=a', ['syntax=a']],
]

for (const [content, found] of directives) {
  test(`the directives of ${JSON.stringify(content)}`, () => {
    const read = dockerfileOf(content).directives
    expect(read.map(({ name, value, isRepeated }) => `${name}=${value}${isRepeated ? ' again' : ''}`)).toEqual(found)
    for (const { value, valueSpan } of read) expect(content.slice(valueSpan.start, valueSpan.end)).toBe(value)
  })
}

test('comments are found wherever BuildKit takes them for comments', () => {
  const content = '# escape=\\\n# a\nRUN b \\\n  #c\n  d # no\nCOPY <<E /\n# no\nE\n #  e '
  expect(dockerfileOf(content).comments.map(({ text }) => text)).toEqual(['a', 'c', 'e'])
})

test('places lead back into the file, across continuations', () => {
  const content = '\ufeffFROM a\r\nCOPY --chown=b \\\r\n  # note\r\n  c\\\r\nd e\r\nUSER f'
  const [, copy, user] = dockerfileOf(content).instructions
  expect(writtenAt(copy!)).toBe('COPY')
  expect(content.slice(copy!.span.start, copy!.span.end)).toBe(content.slice(9, content.indexOf('\r\nUSER')))
  expect(writtenAt(copy!.flag('chown'))).toBe('b')
  expect(copy!.arguments.map(({ string }) => string)).toEqual(['cd', 'e'])
  expect(writtenAt(copy!.argument(0))).toBe('c\\\r\nd')
  expect(writtenAt(copy!.argument(1))).toBe('e')
  expect(writtenAt(user!.argument(0))).toBe('f')
})

test('an instruction that did not change is not read again', () => {
  const before = new DockerText('FROM a\nRUN b\nUSER c')
  const { instructions } = before.dockerfile
  const after = new DockerText('# new\nFROM a\nRUN d\nUSER c', before).dockerfile.instructions
  expect(after.map(({ source }, index) => source.syntax === instructions[index]!.source.syntax)).toEqual([
    true,
    false,
    true,
  ])
  expect(after.map(writtenAt)).toEqual(['FROM', 'RUN', 'USER'])
})
