import { type MaskCase, testMask } from '../harness/template.ts'

const control: readonly MaskCase[] = [
  {
    title: 'lines of nothing but actions become line breaks, their white space too',
    input: 'a:\n  {{- if .b }}\n  c: d\n  {{- else if .e }}  {{/* f */}}  \n  g: h\n  {{- end }}\n',
    masked: 'a:\n⏎\n  c: d\n⏎\n  g: h\n⏎\n',
    holes: ['control {{- if .b }}', 'control {{- else if .e }}', 'control {{/* f */}}', 'control {{- end }}'],
    regions: ['if \n  c: d\n', 'else   {{/* f */}}  \n  g: h\n'].map((region) => `${region}  `),
  },
  {
    title: 'the line ends of Windows stay',
    input: 'a:\r\n{{- range .b }}\r\n  - {{ . }}\r\n{{- end }}\r\n',
    masked: 'a:\r\n⏎\r\n  - ■\r\n⏎\r\n',
    holes: ['control {{- range .b }}', 'value {{ . }}', 'control {{- end }}'],
    regions: ['range \r\n  - {{ . }}\r\n'],
  },
  {
    title: 'a byte order mark stays',
    input: '\ufeff{{- if .a }}\nb: c\n{{- end }}',
    masked: '\ufeff⏎\nb: c\n⏎',
    holes: ['control {{- if .a }}', 'control {{- end }}'],
    regions: ['if \nb: c\n'],
  },
  {
    title: 'an action that goes over lines, alone on them, becomes line breaks',
    input: 'a: b\n  {{- /*\n  c: d\n*/}}\n{{ $e := dict\n   "f" 1 }}\ng: h',
    masked: 'a: b\n⏎\n⏎\n⏎\n⏎\n⏎\ng: h',
    holes: ['control {{- /*\n  c: d\n*/}}', 'control {{ $e := dict\n   "f" 1 }}'],
  },
  {
    title: 'inside of a line of text, or before a comment, control is spaces',
    input: 'a: b {{- if .c }} d\n{{ end }} # {{ if .e }}\n#{{ end }}',
    masked: 'a: b · d\n· # ·\n#·',
    holes: ['control {{- if .c }}', 'control {{ end }}', 'control {{ if .e }}', 'control {{ end }}'],
    regions: ['if  d\n', 'if \n#'],
  },
  {
    title: 'text after control at the start of a line stands where it is printed',
    input: 'a:\n  {{ if .b }}c: d\n  {{ else -}}  {{ .e }}: f\n  {{ end }}\n{{ with .g }}  h: i\n{{ end }}',
    masked: 'a:\n⏎··c: d\n⏎  ■: f\n⏎\n⏎  h: i\n⏎',
    holes: [
      'control {{ if .b }}',
      'control {{ else -}}',
      'value {{ .e }}',
      'control {{ end }}',
      'control {{ with .g }}',
      'control {{ end }}',
    ],
    regions: ['if c: d\n  ', 'else   {{ .e }}: f\n  ', 'with   h: i\n'],
  },
  {
    title: 'an item that is written in either way is left to be read',
    input: '- {{ if .a -}}\n  b: c\n  {{- else -}}\n  b: d\n  {{- end }}\n  e: f',
    masked: '- ·\n  b: c\n⏎\n  b: d\n⏎\n  e: f',
    holes: ['control {{ if .a -}}', 'control {{- else -}}', 'control {{- end }}'],
    regions: ['if \n  b: c\n  ', 'else \n  b: d\n  '],
  },
  {
    title: 'control that puts its indentation before text that has another one touches that text',
    input: 'a:\n  {{ if .b -}}\n  c: d\n  {{ end -}}\ne: f\n  {{- if .g -}}\n h: i\n{{ end }}',
    masked: 'a:\n⏎\n  c: d\n⏎\ne: f\n⏎\n h: i\n⏎',
    holes: ['control {{ if .b -}}', 'control {{ end -}}\n', 'control {{- if .g -}}', 'control {{ end }}'],
    regions: ['if \n  c: d\n  ', 'if \n h: i\n'],
  },
  {
    title: 'a block that prints nothing is no more than its actions',
    input: '{{ if .a }}{{ $b := 1 }}{{ else }} {{ end }}\n',
    masked: '⏎\n',
    holes: ['control {{ if .a }}', 'control {{ $b := 1 }}', 'control {{ else }}', 'control {{ end }}'],
    regions: ['if {{ $b := 1 }}', 'else  '],
  },
]

const definitions: readonly MaskCase[] = [
  {
    title: 'a definition is one hole, with all that is in it',
    input: '{{- define "a" -}}\nb: c\n{{ if .d }}{{ end }}\n{{ end -}}\n\n{{ define "e" }}{{ end }} # f\ng: h',
    masked: '⏎\n⏎\n⏎\n⏎\n\n· # f\ng: h',
    holes: [
      'definition {{- define "a" -}}\nb: c\n{{ if .d }}{{ end }}\n{{ end -}}',
      'definition {{ define "e" }}{{ end }}',
    ],
  },
  {
    title: 'a definition that is not closed goes on to the end',
    input: 'a: b\n{{ define "c" }}\nd: {{ .e }}\nf: g\n',
    masked: 'a: b\n⏎\n⏎\n⏎\n',
    holes: ['definition {{ define "c" }}\nd: {{ .e }}\nf: g\n'],
  },
]

const regions: readonly MaskCase[] = [
  {
    title: 'regions are nested as their blocks are',
    input:
      '{{ range .a }}\n{{ with .b }}\nc: d\n{{ else }}\ne: f\n{{ end }}\n{{ block "g" . }}\nh: i\n{{ end }}\n{{ end }}',
    masked: '⏎\n⏎\nc: d\n⏎\ne: f\n⏎\n⏎\nh: i\n⏎\n⏎',
    holes: [
      'control {{ range .a }}',
      'control {{ with .b }}',
      'control {{ else }}',
      'control {{ end }}',
      'control {{ block "g" . }}',
      'control {{ end }}',
      'control {{ end }}',
    ],
    regions: [
      'range \n{{ with .b }}\nc: d\n{{ else }}\ne: f\n{{ end }}\n{{ block "g" . }}\nh: i\n{{ end }}\n',
      'with \nc: d\n',
      'else \ne: f\n',
      'block \nh: i\n',
    ],
  },
  {
    title: 'a region that is not closed goes on to the end',
    input: '{{ if .a }}\nb: c\n{{ else }}\n{{ with .d }}\ne: f',
    masked: '⏎\nb: c\n⏎\n⏎\ne: f',
    holes: ['control {{ if .a }}', 'control {{ else }}', 'control {{ with .d }}'],
    regions: ['if \nb: c\n', 'else \n{{ with .d }}\ne: f', 'with \ne: f'],
  },
  {
    title: 'what closes nothing is passed over',
    input: '{{ else }}\n{{ end }}\n{{ if .a }}\nb: c\n{{ end }}\n{{ end }}',
    masked: '⏎\n⏎\n⏎\nb: c\n⏎\n⏎',
    holes: ['control {{ else }}', 'control {{ end }}', 'control {{ if .a }}', 'control {{ end }}', 'control {{ end }}'],
    regions: ['if \nb: c\n'],
  },
  {
    title: 'blocks in comments are regions too',
    input: '# {{ if .a }}\nb: c\n# {{ end }}\n',
    masked: '# ·\nb: c\n# ·\n',
    holes: ['control {{ if .a }}', 'control {{ end }}'],
    regions: ['if \nb: c\n# '],
  },
  {
    title: 'a second reading leaves out all from the first else on',
    input:
      '{{ if .a }}\nb: c\n{{ else if .d }}\n{{ if .e }}\n e: f\n{{ end }}\n{{ else }}\nf: g\n{{ end }}\nh: {{ if .i }}j{{ else }}k{{ end }}',
    withoutElse: true,
    masked: '⏎\nb: c\n⏎\n⏎\n⏎\n⏎\n⏎\n⏎\n⏎\nh: ■',
    holes: [
      'control {{ if .a }}',
      'lines {{ else if .d }}\n{{ if .e }}\n e: f\n{{ end }}\n{{ else }}\nf: g\n',
      'control {{ end }}',
      'value {{ if .i }}j{{ else }}k{{ end }}',
    ],
    regions: ['if \nb: c\n'],
  },
]

for (const example of [...control, ...definitions, ...regions]) testMask(example)
