import type { Value } from '../../server/src/yaml/value.ts'
import { testChanges } from '../harness/change-cases.ts'

/** Maps and lists that are made where there is nothing yet. */
testChanges([
  {
    title: 'a key without a value gets a map below it',
    before: 'spec:\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'securityContext', 'runAsNonRoot').set(true)],
    after: 'spec:\n  securityContext:\n    runAsNonRoot: true\nkind: Pod\n',
  },
  {
    title: 'a key without a value gets a scalar behind it',
    before: 'spec:\n  hostPID:\n  hostIPC: # todo\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true), root.get('spec', 'hostIPC').set(false)],
    after: 'spec:\n  hostPID: true\n  hostIPC: false # todo\n',
  },
  {
    title: 'a key without a value that ends the file gets a map',
    before: 'spec:',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec:\n  hostPID: true',
  },
  {
    title: 'a comment behind an empty key stays behind it',
    before: 'spec: # todo\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec: # todo\n  hostPID: true\nkind: Pod\n',
  },
  {
    title: 'comments below an empty key stay below what it gets',
    before: 'spec:\n  # todo\n\n# of kind\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec:\n  hostPID: true\n  # todo\n\n# of kind\nkind: Pod\n',
  },
  {
    title: 'a comment that ends the file stays below what an empty key gets',
    before: 'spec:   # todo\n  # more',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec:   # todo\n  hostPID: true\n  # more',
  },
  {
    title: 'a tilde gives way to a map',
    before: 'spec: ~\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec:\n  hostPID: true\nkind: Pod\n',
  },
  {
    title: 'a null gives way to a map, and its comment stays behind the key',
    before: 'spec: null # todo\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec: # todo\n  hostPID: true\n',
  },
  {
    title: 'a null gives way to a scalar, and its comment stays',
    before: 'hostPID: null # todo\n',
    changes: (root) => [root.get('hostPID').set(true)],
    after: 'hostPID: true # todo\n',
  },
  {
    title: 'a null below its key gives way to a map',
    before: 'spec:\n  null\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec:\n  hostPID: true\nkind: Pod\n',
  },
  {
    title: 'an empty key gets a list, indented as others are',
    before: 'args:\nvolumes:\n- name: tmp\n',
    changes: (root) => [root.get('args').append('-v')],
    after: 'args:\n- -v\nvolumes:\n- name: tmp\n',
  },
  {
    title: 'a null gets a list of maps',
    before: 'volumes: null # todo\nkind: Pod',
    changes: (root) => [
      root.get('volumes').append({ name: 'tmp', emptyDir: {} }, { name: 'x', hostPath: { path: '/' } }),
    ],
    after: 'volumes: # todo\n  - name: tmp\n    emptyDir: {}\n  - name: x\n    hostPath:\n      path: /\nkind: Pod',
  },
  {
    title: 'an empty map becomes lines where the map around it is lines',
    before: 'spec: {}\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'securityContext').set({ runAsNonRoot: true })],
    after: 'spec:\n  securityContext:\n    runAsNonRoot: true\nkind: Pod\n',
  },
  {
    title: 'an empty map that ends the file becomes lines',
    before: 'spec: { }',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec:\n  hostPID: true',
  },
  {
    title: 'a comment behind an empty map stays behind the key',
    before: 'spec: {} # todo\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec: # todo\n  hostPID: true\n',
  },
  {
    title: 'an empty map over two lines becomes lines',
    before: 'spec: {\n  }\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec:\n  hostPID: true\nkind: Pod\n',
  },
  {
    title: 'an empty map below its key becomes lines',
    before: 'spec:\n  {}\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    after: 'spec:\n  hostPID: true\nkind: Pod\n',
  },
  {
    title: 'an empty list becomes lines',
    before: 'drop: [] # todo\nkind: Pod\n',
    changes: (root) => [root.get('drop').append('ALL')],
    after: 'drop: # todo\n  - ALL\nkind: Pod\n',
  },
  {
    title: 'an item that is an empty map or list becomes lines',
    before: 'a:\n  - {}\n  - [] # c\n',
    changes: (root) => [root.get('a', 0, 'b').set({ x: 1 }), root.get('a', 1).append('d', 'e')],
    after: 'a:\n  - b:\n      x: 1\n  - - d\n    - e # c\n',
  },
  {
    title: 'an empty map with a comment in it is left alone',
    before: 'spec: {\n  # todo\n  }\n',
    changes: (root) => [root.get('spec', 'hostPID').set(true)],
    refused: ['comments'],
  },
  {
    title: 'an empty map with an anchor or a tag stays on its line',
    before: 'a: &a {}\nb: !!map {}\n',
    changes: (root) => [root.get('a', 'x').set(1), root.get('b', 'x').set(2)],
    after: 'a: &a { x: 1 }\nb: !!map { x: 2 }\n',
  },
  {
    title: 'an empty map is not taken for a list, nor a list for a map',
    before: 'a: {}\nb: []\nc: ""\n',
    changes: (root) => [root.get('a').append(1), root.get('b', 'x').set(1), root.get('c', 'x').set(1)],
    refused: ['kind', 'unknown', 'unknown'],
  },
  {
    title: 'a map can be set to an empty one, and a null too',
    before: 'a: ~\nb:\n  - 1\n',
    changes: (root) => [root.get('a').set({}), root.get('b').set([]), root.get('c', 'd').set({})],
    after: 'a: {}\nb: []\nc:\n  d: {}\n',
  },
  {
    title: 'nothing is made in a list by an index that it lacks',
    before: 'a:\n  - 1\n',
    changes: (root) => [root.get('a', 1).set(2), root.get('b', 0, 'c').set(1)],
    refused: ['kind', 'kind'],
  },
  {
    title: 'nothing is made in a document that is empty',
    before: '# todo\n',
    changes: (root) => [root.get('kind').set('Pod')],
    refused: ['unknown'],
  },
])

/** Block scalars take in what follows them, so a new line must not become a part of one or end it otherwise. */
testChanges([
  {
    title: 'a new key goes behind a block scalar that does not care for a line break at its end',
    before: 'm:\n  a: |-\n    one',
    changes: (root) => [root.get('m', 'new').set(1)],
    after: 'm:\n  a: |-\n    one\n  new: 1',
  },
  {
    title: 'a new key goes before the blank lines behind a block scalar that leaves them out',
    before: 'm:\n  a: |\n    one\n\n\n  # b\nz: 1\n',
    changes: (root) => [root.get('m', 'new').set(1)],
    after: 'm:\n  a: |\n    one\n  new: 1\n\n\n  # b\nz: 1\n',
  },
  {
    title: 'a new key goes behind the blank lines that belong to a block scalar',
    before: 'm:\n  a: |+\n    one\n\n\nz: 1\n',
    changes: (root) => [root.get('m', 'new').set(1)],
    after: 'm:\n  a: |+\n    one\n\n\n  new: 1\nz: 1\n',
  },
  {
    title: 'a new key goes behind a block scalar deep in the last entry',
    before: 'm:\n  a:\n    - b:\n        c: |\n          one\n\nz: 1\n',
    changes: (root) => [root.get('m', 'new').set(1), root.get('new').set(2)],
    after: 'm:\n  a:\n    - b:\n        c: |\n          one\n  new: 1\n\nz: 1\nnew: 2\n',
  },
  {
    title: 'a new key goes before the first one where that has a block scalar, a byte order mark and CR LF',
    before: '\ufeffa: |\r\n  one',
    changes: (root) => [root.get('b', 'c').set(1)],
    after: '\ufeffb:\r\n  c: 1\r\na: |\r\n  one',
  },
  {
    title: 'an item does not go before others',
    before: 'm:\n  - a\n  - |\n    one',
    changes: (root) => [root.get('m').append('b')],
    refused: ['layout'],
  },
  {
    title: 'a block scalar without content is followed by a new key',
    before: 'm:\n  a: |\n  b: >-\nz: 1\n',
    changes: (root) => [root.get('m', 'new').set(1)],
    after: 'm:\n  a: |\n  b: >-\n  new: 1\nz: 1\n',
  },
  {
    title: 'a block scalar becomes one line, and the blank lines behind it stay',
    before: 'a: |\n  one\n  two\n\nb: >+\n  one\n\nc: 1\n',
    changes: (root) => [root.get('a').set('x\ny'), root.get('b').set({ d: 1 })],
    after: 'a: "x\\ny"\n\nb:\n  d: 1\nc: 1\n',
  },
  {
    title: 'a block scalar with a comment in its header is not replaced',
    before: 'a: | # c\n  one\n',
    changes: (root) => [root.get('a').set('x')],
    refused: ['comments'],
  },
  {
    title: 'a map that ends in a block scalar is replaced',
    before: 'a:\n  b: |\n    one\n\nc: 1\n',
    changes: (root) => [root.get('a').set({ d: 1 })],
    after: 'a:\n  d: 1\n\nc: 1\n',
  },
])

testChanges([
  ...['|', '>', '|-', '>-', '|+', '|2', '>1-'].map((header) => ({
    title: `a new key goes behind a block scalar that begins with ${header}`,
    before: `m:\n  a: ${header}\n    one\n    two\nz: 1\n`,
    changes: (root: Value) => [root.get('m', 'new').set(1)],
    after: `m:\n  a: ${header}\n    one\n    two\n  new: 1\nz: 1\n`,
  })),
  ...['|', '>+', '|1'].map((header) => ({
    title: `a new key goes before a block scalar that begins with ${header} and has no line break at its end`,
    before: `m:\n  a: ${header}\n    one`,
    changes: (root: Value) => [root.get('m', 'new').set(1)],
    after: `m:\n  new: 1\n  a: ${header}\n    one`,
  })),
])
