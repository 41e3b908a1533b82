import { counted, type Maker, repeated } from './fill.ts'

function nested(open: string, close: string): Maker {
  return (size) => {
    const count = size / (open.length + close.length)
    return open.repeat(count) + close.repeat(count)
  }
}

const both =
  (first: Maker, second: Maker): Maker =>
  (size) =>
    first(size / 2) + second(size / 2)

export const hostileTemplates: Readonly<Record<string, Maker>> = {
  'open actions': repeated('{{'),
  'open actions with blanks': repeated('{{ '),
  'open actions in every line': repeated('a: {{ b\n'),
  'closed actions': repeated('}}'),
  'empty actions': repeated('{{}}'),
  'actions that trim': repeated('{{- -}}\n'),
  'open strings': repeated('{{ "'),
  'open raw strings': repeated('{{ `'),
  'open comments': repeated('{{/*'),
  'open characters': repeated("{{ '"),
  'one long string': repeated('\\"', '{{ "'),
  'one long comment': repeated('* /', '{{/* ', '*/}}'),
  'one long action': repeated('a ', 'a: {{ ', '}}'),
  'calls of indent in one action': repeated('indent ', 'a: {{ ', '}}'),
  'pipes in one action': repeated('| nindent 4 ', 'a: {{ b ', '}}'),
  'assignments in one action': repeated('$a, ', '{{ ', ':= b }}'),
  'if in one line': repeated('{{ if a }}'),
  'if in every line': repeated('{{ if a }}\n'),
  'if, one deeper in every line': counted((i) => `${' '.repeat(i % 200)}{{ if a }}\n${' '.repeat(i % 200)}a:\n`),
  'if and end': nested('{{ if a }}\n', '{{ end }}\n'),
  'if and end in one line': nested('{{ if a }}', '{{ end }}'),
  'if and end of every line': repeated('{{ if a }}\na: b\n{{ end }}\n'),
  'if around every value': repeated('- {{ if a }}b{{ end }}\n'),
  'if, and then documents': both(repeated('{{ if a }}\n'), repeated('---\n')),
  'documents in one if': repeated('---\na: b\n', '{{ if a }}\n', '{{ end }}\n'),
  'if before every document': repeated('{{ if a }}\n---\na: b\n{{ end }}\n'),
  end: repeated('{{ end }}'),
  'else chain': repeated('{{ else if b }}\na: b\n', '{{ if a }}\na: b\n', '{{ end }}\n'),
  'else without if': repeated('{{ else }}\n'),
  'else in one line': repeated('{{ if a }}b{{ else }}c{{ end }}'),
  'else that breaks the document': repeated('{{ if a }}\na:\n{{ else }}\n- b\n{{ end }}\n'),
  'define in define': nested('{{ define "a" }}\n', '{{ end }}\n'),
  'open define in define': repeated('{{ define "a" }}\n'),
  'short definitions': repeated('{{ define "a" }}b{{ end }}\n'),
  'range in lists': repeated('{{ range a }}\n- b\n{{ end }}\n'),
  'one long line of actions': repeated('{{ a }} '),
  'one long line of values': repeated('a{{ b }}, ', 'c: [', ']'),
  'one long line of pairs': counted((i) => `k${i}: {{ b }}, `, 'c: {', '}'),
  'one long line of words, and an action': repeated('a, ', 'c: [', '{{ b }}]'),
  'an action for every value': repeated('- {{ a }}\n'),
  'an action for every key': repeated('{{ a }}: b\n'),
  'an action in every comment': repeated('# {{ a }}\n'),
  'an action behind every value': repeated('a: b {{ c }}\n'),
  'actions on lines of their own': repeated('{{ a }}\n', 'a:\n  b: c\n'),
  'actions on lines of their own behind deep maps': (size) =>
    counted((i) => `${' '.repeat(i)}a:\n`)(size / 4) + repeated('{{ a }}\n')((size * 3) / 4),
  'indented actions below every key': repeated('- a:\n    {{ b | nindent 4 }}\n'),
  'indented actions below one key': repeated('    {{- b | nindent 4 }}\n', 'a:\n'),
  'actions without indentation in a list': repeated('  - a: b\n{{ c }}\n', 'list:\n'),
  'comments behind every key, and an action': repeated('- a: b\n# c\n# c\n', '', '{{ d }}\n'),
  'comments behind deep maps, and an action': (size) =>
    counted((i) => `${' '.repeat(i)}a:\n`)(size / 4) + repeated('# c\n', '', '{{ d }}\n')((size * 3) / 4),
  'values that are left out, and comments, and an action': (size) =>
    counted((i) => `k${i}:\n`)(size / 2) + repeated('# c\n', '', '{{ d }}\n')(size / 2),
  'white space between actions': repeated(`{{ if a -}}${' '.repeat(200)}\n{{- end }}`),
  'white space before actions': (size) => `a:${' '.repeat(size / 2)}{{- b }}${' '.repeat(size / 2)}{{- c }}`,
  'empty lines between actions': repeated(`{{ a }}${'\n'.repeat(200)}`),
  'actions in block scalars': repeated('  {{ a }}\n  b\n', 'a: |\n'),
  'actions in quotes': repeated('- "{{ a "b" }}"\n'),
  'actions and anchors': repeated('- *a\n- {{ b }}\n', '- &a {k: v}\n'),
  'actions and merges': repeated('{{ if b }}\n<<: *a\n{{ end }}\n', 'a: &a {k: v}\n'),
  'actions and duplicate keys': repeated('{{ if b }}\na: 1\n{{ end }}\n'),
  'braces of YAML': repeated('{{a: b}: c}, ', '[', ']'),
  'errors, and an action': repeated('a: b: c\n', '{{ d }}\n'),
}
