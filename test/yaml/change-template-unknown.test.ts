import { testChanges } from '../harness/change-cases.ts'

/** What a template may print is not known, so it is not edited. */
testChanges([
  {
    title: 'a value that a template prints is unknown, and its key is renamed',
    before: 'a: {{ .x }}\nb: "{{ .y }}"\nc: x{{ .z }}\n',
    changes: (root) => [
      root.get('a').set(1),
      root.get('b').remove(),
      root.get('c').append(1),
      root.get('a').rename('d'),
    ],
    after: 'd: {{ .x }}\nb: "{{ .y }}"\nc: x{{ .z }}\n',
    refused: ['unknown', 'unknown', 'unknown'],
    once: true,
  },
  {
    title: 'a map to which a template adds gets no keys, and those that it has are set',
    before: 'spec:\n  a: 1\n  b: x\n  {{- include "more" . | nindent 2 }}\n',
    changes: (root) => [
      root.get('spec', 'new').set(1),
      root.get('spec', 'a').set({ c: 2 }),
      root.get('spec', 'b').set(2),
    ],
    after: 'spec:\n  a:\n    c: 2\n  b: 2\n  {{- include "more" . | nindent 2 }}\n',
    refused: ['unknown'],
  },
  {
    title: 'a map to which a template adds loses and renames keys',
    before: 'spec:\n  a: 1\n  b: 2\n  c: 3\n  {{- include "more" . | nindent 2 }}\n',
    changes: (root) => [root.get('spec', 'a').remove(), root.get('spec', 'c').remove(), root.get('spec', 'b').set(3)],
    after: 'spec:\n  b: 3\n  {{- include "more" . | nindent 2 }}\n',
  },
  {
    title: 'a map to which a template adds does not lose its last key, because it cannot become empty',
    before: 'spec:\n  a: 1\n  {{- include "more" . | nindent 2 }}\n',
    changes: (root) => [root.get('spec', 'a').remove(), root.get('spec').remove()],
    refused: ['template', 'template'],
  },
  {
    title: 'a map to which a template adds is not replaced',
    before: 'spec:\n  a: 1\n  {{- include "more" . | nindent 2 }}\n',
    changes: (root) => [root.get('spec').set({ b: 1 })],
    refused: ['template'],
  },
  {
    title: 'a map does not go where a template prints lines below its last key',
    before: 'selector:\n  matchLabels:\n    {{- include "labels" . | nindent 4 }}\nkind: Pod\n',
    changes: (root) => [root.get('selector').remove(), root.get('kind').set('Job')],
    after: 'selector:\n  matchLabels:\n    {{- include "labels" . | nindent 4 }}\nkind: Job\n',
    refused: ['template'],
  },
  {
    title: 'a map is not replaced where a template prints lines below its last key',
    before: 'selector:\n  matchLabels:\n{{ include "labels" . | indent 4 }}\nkind: Pod\n',
    changes: (root) => [root.get('selector').set(1)],
    refused: ['template'],
  },
  {
    title: 'a map does not lose its only certain key',
    before: 'spec:\n  a: 1\n  {{- if .x }}\n  b: 2\n  {{- end }}\n',
    changes: (root) => [root.get('spec', 'a').remove()],
    refused: ['template'],
  },
  {
    title: 'a map with an if in it is neither replaced nor removed',
    before: 'spec:\n  a: 1\n  {{- if .x }}\n  b: 2\n  {{- end }}\n  c: 3\n',
    changes: (root) => [root.get('spec').set({}), root.get('spec').remove()],
    refused: ['template', 'template'],
  },
  {
    title: 'an entry beside an if goes',
    before: 'spec:\n  z: 0\n  a: 1 # one\n  {{- if .x }}\n  b: 2\n  {{- end }}\n  c: 3\n  d: 4\n',
    changes: (root) => [root.get('spec', 'a').remove(), root.get('spec', 'c').remove()],
    after: 'spec:\n  z: 0\n  # one\n  {{- if .x }}\n  b: 2\n  {{- end }}\n  d: 4\n',
  },
  {
    title: 'the first entry of an item does not go where the next one is in an if',
    before: 'l:\n  - a: 1\n    {{- if .x }}\n    b: 2\n    {{- end }}\n    c: 3\n',
    changes: (root) => [root.get('l', 0, 'a').remove()],
    refused: ['template'],
  },
  {
    title: 'an entry does not go with an action on its line',
    before: 'spec:\n  a: 1 {{- /* why */}}\n  b: 2\n',
    changes: (root) => [root.get('spec', 'a').remove()],
    refused: ['template'],
  },
  {
    title: 'an entry does not go where an action puts it behind other text',
    before: 'spec:\n  z: 0\n  {{ if .x -}}\n  a: 1\n  {{ end -}}\n  b: 2\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'b').remove()],
    refused: ['template'],
  },
  {
    title: 'a value is set before an action on its line',
    before: 'a: 1 {{- /* why */}}\nb: ~ {{- /* why */}}\n',
    changes: (root) => [root.get('a').set(2), root.get('b').set(3)],
    after: 'a: 2 {{- /* why */}}\nb: 3 {{- /* why */}}\n',
  },
  {
    title: 'a value does not become lines before an action on its line',
    before: 'a: 1 {{- if .x }}\nb: 2\n{{- end }}\nc: {} {{- /* why */}}\n',
    changes: (root) => [root.get('a').set({ x: 1 }), root.get('c', 'x').set(1)],
    refused: ['template', 'template'],
  },
  {
    title: 'a value behind a comment of the template does not take it out',
    before: 'a:\n  {{- /* why */}}\n  b: 1\nc: 2\n',
    changes: (root) => [root.get('a').set(1)],
    refused: ['template'],
  },
  {
    title: 'an entry does not go with a comment in which a template prints',
    before: 'a: 1 # {{ .why }}\nb: 2\n',
    changes: (root) => [root.get('a').remove()],
    refused: ['template'],
  },
  {
    title: 'a map in braces with what a template prints gets and loses no keys, but those that are known are set',
    before: 'm: {a: {{ .x }}, b: 1}\nl: ["{{ .x }}", b]\n',
    changes: (root) => [
      root.get('m', 'new').set(1),
      root.get('m', 'b').set(2),
      root.get('l').append('c'),
      root.get('l', 1).set('d'),
    ],
    after: 'm: {a: {{ .x }}, b: 2}\nl: ["{{ .x }}", d]\n',
    refused: ['unknown', 'unknown'],
  },
  {
    title: 'a map in braces with what a template prints loses no keys',
    before: 'm: {a: {{ .x }}, b: 1}\n',
    changes: (root) => [root.get('m', 'b').remove()],
    refused: ['template'],
  },
])

/** Lists of a template. */
testChanges([
  {
    title: 'a list gets an item behind one that a template prints',
    before: 'l:\n  - {{ .x }}\n  - "{{ .y }}" # why\n',
    changes: (root) => [root.get('l').append('a')],
    after: 'l:\n  - {{ .x }}\n  - "{{ .y }}" # why\n  - a\n',
  },
  {
    title: 'a list gets no item before those that are printed sometimes',
    before: 'l:\n  - a\n  {{- if .x }}\n  - b\n  {{- end }}\nkind: Pod\n',
    changes: (root) => [root.get('l').append('c')],
    refused: ['template'],
  },
  {
    title: 'a list gets an item behind those that are printed sometimes',
    before: 'l:\n  - z\n  {{- if .x }}\n  - b\n  {{- end }}\n  - a # why\nkind: Pod\n',
    changes: (root) => [root.get('l').append('a', 'c')],
    after: 'l:\n  - z\n  {{- if .x }}\n  - b\n  {{- end }}\n  - a # why\n  - c\nkind: Pod\n',
  },
  {
    title: 'whether a list has an item that is printed sometimes is unknown',
    before: 'l:\n  - z\n  {{- if .x }}\n  - b\n  {{- end }}\n  - a\n',
    changes: (root) => [root.get('l').append('b')],
    refused: ['unknown'],
  },
  {
    title: 'a list to which a template adds may have the item, and has those that are shown',
    before: 'l:\n  - a\n  {{- include "list" . | nindent 2 }}\n',
    changes: (root) => [root.get('l').append('b'), root.get('l').append('a')],
    refused: ['unknown'],
  },
  {
    title: 'a list to which a template adds keeps an item',
    before: 'l:\n  - a\n  - b\n  {{- include "list" . | nindent 2 }}\n',
    changes: (root) => [root.get('l', 0).remove(), root.get('l', 1).remove()],
    refused: ['template', 'template'],
  },
  {
    title: 'an item that is printed sometimes goes',
    before: 'l:\n  - a\n  {{- if .x }}\n  - b\n  {{- end }}\n',
    changes: (root) => [root.get('l', 1).remove()],
    after: 'l:\n  - a\n  {{- if .x }}\n  {{- end }}\n',
  },
  {
    title: 'a list does not lose its only certain item',
    before: 'l:\n  - a\n  {{- if .x }}\n  - b\n  {{- end }}\n',
    changes: (root) => [root.get('l', 0).remove()],
    refused: ['template'],
  },
])
