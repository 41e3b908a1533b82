import { type MaskCase, testMask } from '../harness/template.ts'

const actions: readonly MaskCase[] = [
  {
    title: 'an action ends at the first braces that are not in a string, a raw string or a character',
    input: 'a: {{ f "}}\\"}}" `}}` \'}\' }}}',
    masked: 'a: ■}',
    holes: ['value {{ f "}}\\"}}" `}}` \'}\' }}'],
  },
  {
    title: 'a comment may hold braces',
    input: 'a: 1 {{/* {{ .b }} */}}\nc: 2 {{- /* }} */ -}}',
    masked: 'a: 1 ·\nc: 2 ·',
    holes: ['control {{/* {{ .b }} */}}', 'control {{- /* }} */ -}}'],
  },
  {
    title: 'an action that goes over lines becomes one word, so that it is one line',
    input: 'a: {{ .b |\n  default "c"\r\n}}-d\ne: f',
    masked: 'a: ■-d\ne: f',
    holes: ['value {{ .b |\n  default "c"\r\n}}'],
  },
  {
    title: 'a quote that is not closed on its line is a character',
    input: 'a: {{ .b " }}\nc: {{ it\'s }}\nd: "{{ e }}"',
    masked: 'a: ■\nc: ■\nd: "■"',
    holes: ['value {{ .b " }}', "value {{ it's }}", 'value {{ e }}'],
  },
  {
    title: 'what is quoted twice, for YAML and for the template, is read',
    input: 'a: "{{ .b.\\"c}}\\" }}"',
    masked: 'a: "■\\" }}"',
    holes: ['value {{ .b.\\"c}}'],
  },
  {
    title: 'braces that are not closed before the next ones are text',
    input: 'a: {{ .b\nc: {{ .d }}\n#{{/* {{`',
    masked: 'a: {{ .b\nc: ■\n#{{/* {{`',
    holes: ['value {{ .d }}'],
  },
  { title: 'braces that are never closed are text', input: 'a: {{ .b }\n', masked: 'a: {{ .b }\n', holes: [] },
  {
    title: 'what other engines put between braces is a value',
    input: `a: "{{inputs.parameters.x}}-{{=a ? 'b' : 'c'}}"\nd: \${{ github.sha }}\ne: {{endpoint}}{{ end.x }}{{}}`,
    masked: 'a: "■-■"\nd: $■\ne: ■',
    holes: [
      'value {{inputs.parameters.x}}',
      "value {{=a ? 'b' : 'c'}}",
      'value {{ github.sha }}',
      'value {{endpoint}}',
      'value {{ end.x }}',
      'value {{}}',
    ],
  },
  {
    title: 'assignments, comments, break, continue and fail print nothing',
    input: 'a: {{ $b := 1 }}{{ $c = 2 }}{{- /* d */ -}}{{ break }}{{continue}}{{ fail "e" }}f',
    masked: 'a: ·f',
    holes: [
      'control {{ $b := 1 }}',
      'control {{ $c = 2 }}',
      'control {{- /* d */ -}}',
      'control {{ break }}',
      'control {{continue}}',
      'control {{ fail "e" }}',
    ],
  },
]

const values: readonly MaskCase[] = [
  {
    title: 'what prints within a line becomes letters, next to each other, in quotes, in words, as a key, as an item',
    input: '{{ .a }}{{ .b }}: "{{ .c }}"\nd{{ .e }}f: g\nh:\n  - {{ include "i" . }}',
    masked: '■: "■"\nd■f: g\nh:\n  - ■',
    holes: ['value {{ .a }}', 'value {{ .b }}', 'value {{ .c }}', 'value {{ .e }}', 'value {{ include "i" . }}'],
  },
  {
    title: 'what prints in flow collections and in block scalars becomes letters',
    input: 'a: [{{ .b }}, {c: {{ .d }}}]\ne: |\n  f {{ .g }}\n',
    masked: 'a: [■, {c: ■}]\ne: |\n  f ■\n',
    holes: ['value {{ .b }}', 'value {{ .d }}', 'value {{ .g }}'],
  },
  {
    title: 'a block inside of a line of text is one value',
    input:
      'a: b{{ if .c }}d{{ else }}e{{ end }}\nf: "{{ with .g -}} h {{- end }}"\nx: [{{ range .i }}{{ . }},{{ end }}]',
    masked: 'a: b■\nf: "■"\nx: [■]',
    holes: [
      'value {{ if .c }}d{{ else }}e{{ end }}',
      'value {{ with .g -}} h {{- end }}',
      'value {{ range .i }}{{ . }},{{ end }}',
    ],
  },
  {
    title: 'a block of which all line breaks are trimmed is inside of a line as well',
    input: 'a: {{ if .b -}}\n  "c"\n{{- else -}}\n  "d"\n{{- end }}\ne: f',
    masked: 'a: ■\ne: f',
    holes: ['value {{ if .b -}}\n  "c"\n{{- else -}}\n  "d"\n{{- end }}'],
  },
  {
    title: 'a block alone on its line that prints a key is a key',
    input: '{{ if .a }}data:{{ else }}stringData: {{ end }}\n  b: c',
    masked: '■:\n  b: c',
    holes: ['value {{ if .a }}data:{{ else }}stringData: {{ end }}'],
  },
  {
    title: 'what trims the white space before it touches the text that it is printed next to',
    input: 'a: b\n  {{- .c }}-d\ne: f {{- .g }}',
    masked: 'a: b\n  ■-d\ne: f ■',
    holes: ['value \n  {{- .c }}', 'value  {{- .g }}'],
  },
]

const lines: readonly MaskCase[] = [
  {
    title: 'what prints alone on a line may print lines, at any column',
    input: 'a:\n  {{ include "b" . }}\n{{ template "c" }} {{ tpl .d . }}  \ne: f',
    masked: 'a:\n⏎\n⏎\ne: f',
    holes: ['lines {{ include "b" . }}', 'lines {{ template "c" }}', 'lines {{ tpl .d . }}'],
  },
  {
    title: 'nindent prints lines wherever it stands',
    input: 'a: {{ toYaml .b | nindent 2 }}\nc: {{- nindent 4 (toYaml .d) }} # e\nf: {{ .g.nindent }}',
    masked: 'a: ·\nc: · # e\nf: ■',
    holes: ['lines@2 {{ toYaml .b | nindent 2 }}', 'lines@4 {{- nindent 4 (toYaml .d) }}', 'value {{ .g.nindent }}'],
  },
  {
    title: 'indent prints lines after a key or a dash, and spaces in the middle of text',
    input: 'a: {{ toYaml .b | indent 2 }}\nc: d{{ .e | indent 4 }}',
    masked: 'a: ·\nc: d■',
    holes: ['lines@2 {{ toYaml .b | indent 2 }}', 'value {{ .e | indent 4 }}'],
  },
  {
    title: 'the column is the least that the template says, and none where it computes it',
    input: [
      '  {{ toYaml .a | indent 4 }}',
      '  {{ toYaml .b | indent 4 | trim }}',
      '  {{ list (indent 8 .c) .d | join "" | nindent 6 }}',
      '  {{ toYaml .e | nindent (int .f) }}',
      '  {{ toYaml .g | nindent 4 | replace "h" "i" }}',
      '  {{ "nindent 4" }}',
    ].join('\n'),
    masked: '⏎\n⏎\n⏎\n⏎\n⏎\n⏎',
    holes: [
      'lines@4 {{ toYaml .a | indent 4 }}',
      'lines@2 {{ toYaml .b | indent 4 | trim }}',
      'lines@6 {{ list (indent 8 .c) .d | join "" | nindent 6 }}',
      'lines {{ toYaml .e | nindent (int .f) }}',
      'lines {{ toYaml .g | nindent 4 | replace "h" "i" }}',
      'lines {{ "nindent 4" }}',
    ],
  },
  {
    title: 'a block that is alone on its line prints a line where it stands, or whatever its actions print',
    input:
      '  {{ if .a }}b: {{ .c }}{{ end }}\n  {{ with .d }}{{ toYaml . | nindent 0 }}{{ end }}\n  {{ if .e }}{{ .f }}{{ end }}',
    masked: '⏎\n⏎\n⏎',
    holes: [
      'lines@2 {{ if .a }}b: {{ .c }}{{ end }}',
      'lines@0 {{ with .d }}{{ toYaml . | nindent 0 }}{{ end }}',
      'lines {{ if .e }}{{ .f }}{{ end }}',
    ],
  },
  {
    title: 'a block in a line of text that prints lines is blank',
    input: 'a: {{ if .b }}{{ toYaml .b | nindent 2 }}{{ else }}{}{{ end }}\n',
    masked: 'a: ·\n',
    holes: ['lines@2 {{ if .b }}{{ toYaml .b | nindent 2 }}{{ else }}{}{{ end }}'],
  },
  {
    title: 'lines that are trimmed onto the text before touch it, unless they begin with a line break',
    input: 'a: b\n  {{- if .c }}:{{ .c }}{{ end }}\nd: e\n  {{- toYaml .f | nindent 2 }}\n',
    masked: 'a: b\n⏎\nd: e\n⏎\n',
    holes: ['lines@2 \n  {{- if .c }}:{{ .c }}{{ end }}', 'lines@2 {{- toYaml .f | nindent 2 }}'],
  },
  {
    title: 'what prints in a comment prints no lines',
    input: '# {{ include "a" . | nindent 2 }}\nb: c # {{ toYaml .d | nindent 2 }}\n  #{{ .e }}',
    masked: '# ■\nb: c # ■\n  #■',
    holes: ['value {{ include "a" . | nindent 2 }}', 'value {{ toYaml .d | nindent 2 }}', 'value {{ .e }}'],
  },
]

for (const example of [...actions, ...values, ...lines]) testMask(example)
