import { testChanges } from '../harness/change-cases.ts'

/** Where a new entry goes, and how it is indented. */
testChanges([
  {
    title: 'a new key goes behind the last one of its map',
    before: 'spec:\n  hostPID: true\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostIPC').set(false)],
    after: 'spec:\n  hostPID: true\n  hostIPC: false\nkind: Pod\n',
  },
  {
    title: 'a new key goes to the end of the file',
    before: 'kind: Pod\n',
    changes: (root) => [root.get('spec').set({ hostPID: false })],
    after: 'kind: Pod\nspec:\n  hostPID: false\n',
  },
  {
    title: 'the last line gets a line break when a line follows it, and the new last line gets none',
    before: 'spec:\n  hostPID: true',
    changes: (root) => [root.get('spec', 'hostIPC').set(false)],
    after: 'spec:\n  hostPID: true\n  hostIPC: false',
  },
  {
    title: 'a comment behind the last value stays on its line',
    before: 'spec:\n  hostPID: true # why\n',
    changes: (root) => [root.get('spec', 'hostIPC').set(false)],
    after: 'spec:\n  hostPID: true # why\n  hostIPC: false\n',
  },
  {
    title: 'comments and blank lines below the last entry stay below',
    before: 'spec:\n  hostPID: true\n  # of spec\n\n# of kind\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostIPC').set(false)],
    after: 'spec:\n  hostPID: true\n  hostIPC: false\n  # of spec\n\n# of kind\nkind: Pod\n',
  },
  {
    title: 'comments above the only entry stay above',
    before: 'spec:\n  # why\n  hostPID: true\n',
    changes: (root) => [root.get('spec', 'hostIPC').set(false)],
    after: 'spec:\n  # why\n  hostPID: true\n  hostIPC: false\n',
  },
  {
    title: 'a comment that ends the file without a line break stays there',
    before: 'spec:\n  hostPID: true\n  # end',
    changes: (root) => [root.get('spec', 'hostIPC').set(false)],
    after: 'spec:\n  hostPID: true\n  hostIPC: false\n  # end',
  },
  {
    title: 'blanks at the end of the last line stay there',
    before: 'spec:\n  hostPID: true  \n',
    changes: (root) => [root.get('spec', 'hostIPC').set(false)],
    after: 'spec:\n  hostPID: true  \n  hostIPC: false\n',
  },
  {
    title: 'new lines end in CR LF where the others do',
    before: 'spec:\r\n  hostPID: true # why\r\nkind: Pod\r\n',
    changes: (root) => [root.get('spec', 'securityContext', 'runAsNonRoot').set(true)],
    after: 'spec:\r\n  hostPID: true # why\r\n  securityContext:\r\n    runAsNonRoot: true\r\nkind: Pod\r\n',
  },
  {
    title: 'new lines end in CR LF also behind a last line that has no line break',
    before: 'kind: Pod\r\nspec:\r\n  hostPID: true',
    changes: (root) => [root.get('spec', 'securityContext', 'runAsNonRoot').set(true)],
    after: 'kind: Pod\r\nspec:\r\n  hostPID: true\r\n  securityContext:\r\n    runAsNonRoot: true',
  },
  {
    title: 'a byte order mark is not taken for indentation',
    before: '\ufeffkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostIPC').set(false)],
    after: '\ufeffkind: Pod\nspec:\n  hostIPC: false\n',
  },
  {
    title: 'a map is indented as the others are',
    before: 'spec:\n    template:\n        kind: x\n',
    changes: (root) => [root.get('spec', 'securityContext', 'seccompProfile', 'type').set('RuntimeDefault')],
    after:
      'spec:\n    template:\n        kind: x\n    securityContext:\n        seccompProfile:\n            type: RuntimeDefault\n',
  },
  {
    title: 'a list is indented as the others are',
    before: 'volumes:\n- name: tmp\n',
    changes: (root) => [root.get('args').set(['a', { b: [1] }])],
    after: 'volumes:\n- name: tmp\nargs:\n- a\n- b:\n  - 1\n',
  },
  {
    title: 'where there is no list, a list is indented as maps are',
    before: 'spec:\n    a: 1\n',
    changes: (root) => [root.get('args').set(['a', { b: [1, 2] }])],
    after: 'spec:\n    a: 1\nargs:\n    - a\n    - b:\n          - 1\n          - 2\n',
  },
  {
    title: 'where there is nothing to go by, the indentation is two spaces',
    before: 'kind: Pod\n',
    changes: (root) => [root.get('spec').set({ args: ['a'], securityContext: { runAsNonRoot: true } })],
    after: 'kind: Pod\nspec:\n  args:\n    - a\n  securityContext:\n    runAsNonRoot: true\n',
  },
  {
    title: 'a new key of an item stands below its first key',
    before: 'containers:\n  - name: a\n  - name: b\n    image: c\nkind: Pod\n',
    changes: (root) => [root.get('containers', 0, 'tty').set(true), root.get('containers', 1, 'tty').set(true)],
    after: 'containers:\n  - name: a\n    tty: true\n  - name: b\n    image: c\n    tty: true\nkind: Pod\n',
  },
  {
    title: 'a new key of an item stands below its first key behind a wide dash',
    before: 'containers:\n  -   name: a\n',
    changes: (root) => [root.get('containers', 0, 'securityContext').set({ privileged: false })],
    after: 'containers:\n  -   name: a\n      securityContext:\n        privileged: false\n',
  },
  {
    title: 'a new key of an item that begins below its dash stands below its first key',
    before: '-\n  name: a\n- # b\n    name: b\n',
    changes: (root) => [root.get(0, 'tty').set(true), root.get(1, 'tty').set(true)],
    after: '-\n  name: a\n  tty: true\n- # b\n    name: b\n    tty: true\n',
  },
  {
    title: 'a list in a list gets new keys and items where they belong',
    before: '- - name: a\n  - b\n- c\n',
    changes: (root) => [root.get(0, 0, 'tty').set(true), root.get(0).append('d')],
    after: '- - name: a\n    tty: true\n  - b\n  - d\n- c\n',
  },
  {
    title: 'a new item goes behind the last one',
    before: 'drop:\n  - NET_RAW # why\n  # more\nkind: Pod\n',
    changes: (root) => [root.get('drop').append('ALL')],
    after: 'drop:\n  - NET_RAW # why\n  - ALL\n  # more\nkind: Pod\n',
  },
  {
    title: 'a new item stands where the others do, in a list that is not indented',
    before: 'volumes:\n- name: tmp\nkind: Pod\n',
    changes: (root) => [root.get('volumes').append({ name: 'cache', emptyDir: {} })],
    after: 'volumes:\n- name: tmp\n- name: cache\n  emptyDir: {}\nkind: Pod\n',
  },
  {
    title: 'several new items keep their order',
    before: 'args: # why\n  - -v',
    changes: (root) => [root.get('args').append('--z', '--a')],
    after: 'args: # why\n  - -v\n  - --z\n  - --a',
  },
  {
    title: 'items that a list has already are not added',
    before: 'drop:\n  - ALL\n  - name: x\n',
    changes: (root) => [root.get('drop').append('ALL', 'NET_RAW', { name: 'x' })],
    after: 'drop:\n  - ALL\n  - name: x\n  - NET_RAW\n',
  },
  {
    title: 'an item can be a list, an empty map or a map of maps',
    before: 'a:\n  - 1\n',
    changes: (root) => [root.get('a').append([1, [2, 3]], {}, { b: { c: { d: 1 }, e: [] } })],
    after: 'a:\n  - 1\n  - - 1\n    - - 2\n      - 3\n  - {}\n  - b:\n      c:\n        d: 1\n      e: []\n',
  },
  {
    title: 'an empty item stays empty',
    before: 'a:\n  - b\n  -\n',
    changes: (root) => [root.get('a').append('c')],
    after: 'a:\n  - b\n  -\n  - c\n',
  },
  {
    title: 'what is set already is left alone',
    before: "spec: {hostPID:   'no'}\nargs: [ a,b ]\n",
    changes: (root) => [root.get('spec').set({ hostPID: 'no' }), root.get('args').set(['a', 'b'])],
  },
])

/** How a scalar is written. */
testChanges([
  {
    title: 'a plain value is replaced, and its comment stays',
    before: 'hostPID: true # why\nkind: Pod\n',
    changes: (root) => [root.get('hostPID').set(false)],
    after: 'hostPID: false # why\nkind: Pod\n',
  },
  {
    title: 'quotes are kept where a string follows a string',
    before: 'a: \'x\'\nb: "x"\nc: x\n',
    changes: (root) => [root.get('a').set("it's"), root.get('b').set('say "y"'), root.get('c').set('z')],
    after: 'a: \'it\'\'s\'\nb: "say \\"y\\""\nc: z\n',
  },
  {
    title: 'a boolean or a number in quotes loses them when it becomes one',
    before: 'a: "true"\nb: \'1\'\nc: "no"\n',
    changes: (root) => [root.get('a').set(true), root.get('b').set(2), root.get('c').set('yes')],
    after: 'a: true\nb: 2\nc: "yes"\n',
  },
  {
    title: 'a string is quoted where a reader would take it for something else',
    before: 'a: x\n',
    changes: (root) => [root.get('b').set(['yes', '0644', 'a: b', '# x', '', '1e3', '12:30', '~', '- a'])],
    after:
      'a: x\nb:\n  - "yes"\n  - "0644"\n  - "a: b"\n  - "# x"\n  - ""\n  - "1e3"\n  - "12:30"\n  - "~"\n  - "- a"\n',
  },
  {
    title: 'a string of several lines is written on one line',
    before: 'a: x\n',
    changes: (root) => [root.get('a').set('one\ntwo\n')],
    after: 'a: "one\\ntwo\\n"\n',
  },
  {
    title: 'new quotes are those that the text prefers',
    before: "a: 'x'\nb: \"y\"\nc: 'z'\n",
    changes: (root) => [root.get('d').set('yes'), root.get('yes').set("it's: so")],
    after: "a: 'x'\nb: \"y\"\nc: 'z'\nd: 'yes'\n'yes': 'it''s: so'\n",
  },
  {
    title: 'a key is quoted where it has to be',
    before: 'a: x\n',
    changes: (root) => [
      root.get('on').set(1),
      root.get('a: b', '1').set(1),
      root.get('app.kubernetes.io/name').set('x'),
    ],
    after: 'a: x\n"a: b":\n  "1": 1\napp.kubernetes.io/name: x\n"on": 1\n',
  },
  {
    title: 'characters beyond the basic plane count as two and stay whole',
    before: '😀: "😀" # 😀\nb: é😀\n',
    changes: (root) => [root.get('😀').set('x'), root.get('b').set('𝒳'), root.get('c').set('😀')],
    after: '😀: "x" # 😀\nb: 𝒳\nc: 😀\n',
  },
  {
    title: 'a number and null are written as JSON has them',
    before: 'a: 1\nb: ~\n',
    changes: (root) => [root.get('a').set(null), root.get('b').set(1.5), root.get('c').set(null)],
    after: 'a: null\nb: 1.5\nc: null\n',
  },
  {
    title: 'tabs between tokens stay',
    before: 'a:\tb\t# c\n',
    changes: (root) => [root.get('a').set('z'), root.get('d').set(1)],
    after: 'a:\tz\t# c\nd: 1\n',
  },
])

/** What is put in the place of something else. */
testChanges([
  {
    title: 'a value of several lines becomes one line',
    before: 'a: one\n  two\n  three # c\nb: "one\n  two"\nc: \'one\n\n  two\'\n',
    changes: (root) => [root.get('a').set('x'), root.get('b').set('y'), root.get('c').set({ z: 1 })],
    after: 'a: x # c\nb: "y"\nc:\n  z: 1\n',
  },
  {
    title: 'a value below its key stays there',
    before: 'a: # c\n  one\n  two\nb:\n\n  x # d\n',
    changes: (root) => [root.get('a').set('three'), root.get('b').set(true)],
    after: 'a: # c\n  three\nb:\n\n  true # d\n',
  },
  {
    title: 'a scalar becomes a map below its key',
    before: 'a: b # c\nd: 1\n',
    changes: (root) => [root.get('a').set({ x: { z: 1 } })],
    after: 'a: # c\n  x:\n    z: 1\nd: 1\n',
  },
  {
    title: 'a map becomes a scalar behind its key, in front of the comment there',
    before: 'a: # c\n  b: 1\n  d: [2]\n\ne: 1\n',
    changes: (root) => [root.get('a').set('x')],
    after: 'a: x # c\n\ne: 1\n',
  },
  {
    title: 'a map becomes another map',
    before: 'a:\n  b: 1\n  d:\n    - x # c\n  # e\nf: 1\n',
    changes: (root) => [root.get('a').set({ x: { z: 1 } })],
    after: 'a:\n  x:\n    z: 1 # c\n  # e\nf: 1\n',
  },
  {
    title: 'a map becomes empty',
    before: 'a: # c\n  b: 1\n',
    changes: (root) => [root.get('a').set({})],
    after: 'a: {} # c\n',
  },
  {
    title: 'a map with a comment between its entries is not replaced',
    before: 'a:\n  b: 1 # c\n  d: 2\n',
    changes: (root) => [root.get('a').set(1)],
    refused: ['comments'],
  },
  {
    title: 'a map with a comment above its first entry is not replaced',
    before: 'a:\n  # c\n  b: 1\n',
    changes: (root) => [root.get('a').set({ d: 1 })],
    refused: ['comments'],
  },
  {
    title: 'an item is replaced by what has more lines',
    before: 'a:\n  - x # c\n  - [1, 2]\n  - x: 1\n    z: 2\n',
    changes: (root) => [
      root.get('a', 0).set({ b: 1, d: [2] }),
      root.get('a', 1).set([3, 4]),
      root.get('a', 2).set('w'),
    ],
    after: 'a:\n  - b: 1\n    d:\n      - 2 # c\n  - - 3\n    - 4\n  - w\n',
  },
  {
    title: 'an empty item is filled',
    before: 'a:\n  -\n  - # c\n  - b\n',
    changes: (root) => [root.get('a', 0).set({ x: 1, z: 2 }), root.get('a', 1).set('d')],
    after: 'a:\n  - x: 1\n    z: 2\n  - d # c\n  - b\n',
  },
])
