import { testChanges } from '../harness/change-cases.ts'

/** New keys go where they are printed whenever their map is, and never between a key and what is printed below it. */
testChanges([
  {
    title: 'a new key goes behind a value that a template prints',
    before: 'spec:\n  replicas: {{ .n }}\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  replicas: {{ .n }}\n  new: 1\n',
  },
  {
    title: 'a new key goes behind a value in quotes that a template prints, and its comment',
    before: 'spec:\n  image: "{{ .repo }}:{{ .tag }}" # why\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  image: "{{ .repo }}:{{ .tag }}" # why\n  new: 1\n',
  },
  {
    title: 'a new key goes before an if',
    before: 'spec:\n  a: 1\n  {{- if .x }}\n  b: 2\n  {{- end }}\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  a: 1\n  new: 1\n  {{- if .x }}\n  b: 2\n  {{- end }}\nkind: Pod\n',
  },
  {
    title: 'a new key goes behind what follows an if',
    before: 'spec:\n  a: 1\n  {{- if .x }}\n  b: 2\n  {{- end }}\n  c: 3\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  a: 1\n  {{- if .x }}\n  b: 2\n  {{- end }}\n  c: 3\n  new: 1\n',
  },
  {
    title: 'a new key goes before an if and its else',
    before: 'spec:\n  a: 1\n  {{- if .x }}\n  b: 2\n  {{- else }}\n  c: 2\n  {{- end }}\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  a: 1\n  new: 1\n  {{- if .x }}\n  b: 2\n  {{- else }}\n  c: 2\n  {{- end }}\n',
  },
  {
    title: 'a new key goes into the if that holds all of its map',
    before: '{{- if .x }}\nkind: Pod\nspec:\n  a: 1\n{{- end }}\n',
    changes: (root) => [root.get('spec', 'new').set(1), root.get('new').set(2)],
    after: '{{- if .x }}\nkind: Pod\nspec:\n  a: 1\n  new: 1\nnew: 2\n{{- end }}\n',
  },
  {
    title: 'a new key of a map that is printed only sometimes is unknown',
    before: 'kind: Pod\n{{- if .x }}\nspec:\n  a: 1\n{{- end }}\n',
    changes: (root) => [root.get('spec', 'new').set(1), root.get('spec', 'a').set(2), root.get('spec').remove()],
    refused: ['unknown', 'unknown', 'unknown'],
  },
  {
    title: 'a new key goes before a comment of the template, and before an assignment',
    before: 'spec:\n  a: 1\n  {{- /* why */}}\n  {{- $x := 1 }}\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  a: 1\n  new: 1\n  {{- /* why */}}\n  {{- $x := 1 }}\nkind: Pod\n',
  },
  {
    title: 'a new key goes before a comment that a template prints',
    before: 'spec:\n  a: 1\n  # {{ .why }}\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  a: 1\n  new: 1\n  # {{ .why }}\nkind: Pod\n',
  },
  {
    title: 'a new key goes before a definition',
    before: 'spec:\n  a: 1\n{{- define "x" }}\nb: 2\n{{- end }}\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  a: 1\n  new: 1\n{{- define "x" }}\nb: 2\n{{- end }}\n',
  },
  {
    title: 'a new key does not go behind an action on the line of a value',
    before: 'spec:\n  z: 0\n  a: 1 {{- if .x }}\n  b: 2\n  {{- end }}\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  z: 0\n  new: 1\n  a: 1 {{- if .x }}\n  b: 2\n  {{- end }}\n',
  },
  {
    title: 'a new key goes before a key with lines that a template prints',
    before: 'metadata:\n  name: x\n  labels:\n    {{- include "labels" . | nindent 4 }}\nkind: Pod\n',
    changes: (root) => [root.get('metadata', 'new').set(1)],
    after: 'metadata:\n  name: x\n  new: 1\n  labels:\n    {{- include "labels" . | nindent 4 }}\nkind: Pod\n',
  },
  {
    title: 'a new key goes behind a key that follows lines which a template prints',
    before: 'metadata:\n  labels:\n    {{- include "labels" . | nindent 4 }}\n  name: x\n',
    changes: (root) => [root.get('metadata', 'new').set(1)],
    after: 'metadata:\n  labels:\n    {{- include "labels" . | nindent 4 }}\n  name: x\n  new: 1\n',
  },
  {
    title: 'a new key goes behind lines that are printed from the line of their key',
    before: 'metadata:\n  labels: {{- include "labels" . | nindent 4 }}\nkind: Pod\n',
    changes: (root) => [root.get('metadata', 'new').set(1)],
    after: 'metadata:\n  labels: {{- include "labels" . | nindent 4 }}\n  new: 1\nkind: Pod\n',
  },
  {
    title: 'a new key finds no place when all lines of its map are printed below one key',
    before: 'metadata:\n  labels:\n    {{- include "labels" . | nindent 4 }}\nkind: Pod\n',
    changes: (root) => [root.get('metadata', 'new').set(1)],
    refused: ['template'],
  },
  {
    title: 'a new key finds no place behind lines that are indented by themselves',
    before: 'metadata:\n  labels:\n{{ include "labels" . | indent 4 }}\nkind: Pod\n',
    changes: (root) => [root.get('metadata', 'new').set(1)],
    refused: ['template'],
  },
  {
    title: 'a new key goes before lines of a map that a with prints',
    before: 'spec:\n  a: 1\n  {{- with .sel }}\n  selector:\n    {{- include "x" . | nindent 4 }}\n  {{- end }}\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after:
      'spec:\n  a: 1\n  new: 1\n  {{- with .sel }}\n  selector:\n    {{- include "x" . | nindent 4 }}\n  {{- end }}\n',
  },
  {
    title: 'a new key goes before a list whose items a range prints',
    before: 'spec:\n  a: 1\n  args:\n    {{- range .args }}\n    - {{ . }}\n    {{- end }}\n',
    changes: (root) => [root.get('spec', 'new').set(1)],
    after: 'spec:\n  a: 1\n  new: 1\n  args:\n    {{- range .args }}\n    - {{ . }}\n    {{- end }}\n',
  },
  {
    title: 'a new key goes before a map that goes on in an if',
    before: 'spec:\n  z: 0\n  a:\n    b: 1\n    {{- if .x }}\n    c: 2\n    {{- end }}\n',
    changes: (root) => [root.get('spec', 'new').set(1), root.get('spec', 'a', 'new').set(2)],
    after: 'spec:\n  z: 0\n  new: 1\n  a:\n    b: 1\n    new: 2\n    {{- if .x }}\n    c: 2\n    {{- end }}\n',
  },
  {
    title: 'a new key goes before a block scalar that a template prints',
    before: 'data:\n  a: 1\n  b: |\n    {{- .x | nindent 4 }}\n',
    changes: (root) => [root.get('data', 'new').set(1)],
    after: 'data:\n  a: 1\n  new: 1\n  b: |\n    {{- .x | nindent 4 }}\n',
  },
  {
    title: 'a new key goes behind a block scalar in which a template prints a word',
    before: 'data:\n  b: |\n    echo {{ .x }}\n\nkind: ConfigMap\n',
    changes: (root) => [root.get('data', 'new').set(1)],
    after: 'data:\n  b: |\n    echo {{ .x }}\n  new: 1\n\nkind: ConfigMap\n',
  },
  {
    title: 'a new key finds no place behind a block scalar that an if ends',
    before: 'data:\n  b: |\n    one\n    {{- if .x }}\n    two\n    {{- end }}\nkind: ConfigMap\n',
    changes: (root) => [root.get('data', 'new').set(1)],
    refused: ['template'],
  },
  {
    title: 'a new key of an item goes before an if',
    before: 'l:\n  - name: a\n    {{- if .x }}\n    tty: true\n    {{- end }}\n  - name: b\n',
    changes: (root) => [root.get('l', 0, 'new').set(1), root.get('l', 1, 'new').set(2)],
    after: 'l:\n  - name: a\n    new: 1\n    {{- if .x }}\n    tty: true\n    {{- end }}\n  - name: b\n    new: 2\n',
  },
])
