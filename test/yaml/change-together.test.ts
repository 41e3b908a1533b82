import { testChanges } from '../harness/change-cases.ts'

/** Several changes at once. The helper tries them in every order. */
testChanges([
  {
    title: 'what is set below one missing map becomes one map, with its keys in order',
    before: 'spec:\n  hostPID: true\n',
    changes: (root) => [
      root.get('spec', 'securityContext', 'seccompProfile', 'type').set('RuntimeDefault'),
      root.get('spec', 'securityContext', 'runAsNonRoot').set(true),
      root.get('spec', 'securityContext', 'capabilities', 'drop').append('ALL'),
    ],
    after:
      'spec:\n  hostPID: true\n  securityContext:\n    capabilities:\n      drop:\n        - ALL\n    runAsNonRoot: true\n    seccompProfile:\n      type: RuntimeDefault\n',
  },
  {
    title: 'what is set below one empty map becomes one map',
    before: 'spec:\n  securityContext: # todo\n',
    changes: (root) => [
      root.get('spec', 'securityContext', 'runAsNonRoot').set(true),
      root.get('spec', 'securityContext', 'allowPrivilegeEscalation').set(false),
    ],
    after: 'spec:\n  securityContext: # todo\n    allowPrivilegeEscalation: false\n    runAsNonRoot: true\n',
  },
  {
    title: 'what is set below one empty map in braces becomes one map',
    before: 'spec:\n  securityContext: {}\n',
    changes: (root) => [
      root.get('spec', 'securityContext', 'runAsNonRoot').set(true),
      root.get('spec', 'securityContext', 'capabilities', 'drop').append('ALL'),
    ],
    after: 'spec:\n  securityContext:\n    capabilities:\n      drop:\n        - ALL\n    runAsNonRoot: true\n',
  },
  {
    title: 'new keys of one map come in order',
    before: 'b: 1\n',
    changes: (root) => [root.get('d').set(1), root.get('a').set(2), root.get('c', 'x').set(3)],
    after: 'b: 1\na: 2\nc:\n  x: 3\nd: 1\n',
  },
  {
    title: 'new items of several changes come in order, each once',
    before: 'drop:\n  - KILL\n',
    changes: (root) => [root.get('drop').append('ALL', 'CHOWN'), root.get('drop').append('CHOWN', 'KILL')],
    after: 'drop:\n  - KILL\n  - ALL\n  - CHOWN\n',
  },
  {
    title: 'new items of a list that is not there come in order, each once',
    before: 'a: 1\n',
    changes: (root) => [root.get('drop').append('ALL', 'CHOWN'), root.get('drop').append('CHOWN', 'KILL')],
    after: 'a: 1\ndrop:\n  - ALL\n  - CHOWN\n  - KILL\n',
  },
  {
    title: 'the same change counts once',
    before: 'a: 1\nl:\n  - z\ng: 1\nr: 1\n',
    changes: (root) => [
      ...[1, 2].map(() => root.get('l').append('w', 'v')),
      ...[1, 2].flatMap(() => [
        root.get('a').set(2),
        root.get('b').set(3),
        root.get('g').remove(),
        root.get('r').rename('t'),
      ]),
    ],
    after: 'a: 2\nl:\n  - z\n  - w\n  - v\nt: 1\nb: 3\n',
  },
  {
    title: 'set, append, remove and rename go together',
    before: 'm:\n  a: 1 # one\n  b: 2\n  l: [x]\n  c: 3 # three\nend: 1\n',
    changes: (root) => [
      root.get('m', 'a').remove(),
      root.get('m', 'b').rename('d'),
      root.get('m', 'l').append('z'),
      root.get('m', 'e').set({ f: 1 }),
    ],
    after: 'm:\n  # one\n  d: 2\n  l: [x, z]\n  c: 3 # three\n  e:\n    f: 1\nend: 1\n',
  },
  {
    title: 'the last entry goes and another comes',
    before: 'm:\n  a: 1\n  b: # one\n    - x\nend: 1\n',
    changes: (root) => [root.get('m', 'b').remove(), root.get('m', 'c').set(3)],
    after: 'm:\n  a: 1\n  c: 3\n  # one\nend: 1\n',
  },
  {
    title: 'the last entry, behind a block scalar, goes and another comes',
    before: 'm:\n  a: |\n    x\n  b: 1',
    changes: (root) => [root.get('m', 'b').remove(), root.get('m', 'c').set(3)],
    after: 'm:\n  a: |\n    x\n  c: 3\n',
  },
  {
    title: 'the only entry goes and another comes',
    before: 'm:\n  a: 1\nend: 1\n',
    changes: (root) => [root.get('m', 'a').remove(), root.get('m', 'c').set({ d: 3 })],
    after: 'm:\n  c:\n    d: 3\nend: 1\n',
  },
  {
    title: 'the only entry goes, its comments stay, and another comes',
    before: 'm: # one\n  # two\n  a: 1 # three\n  # four\nend: 1\n',
    changes: (root) => [root.get('m', 'a').remove(), root.get('m', 'c').set({ d: 3 })],
    after: 'm: # one\n  # two\n  c:\n    d: 3 # three\n  # four\nend: 1\n',
  },
  {
    title: 'all items go and others come',
    before: 'l: # one\n  - a # two\n  - b\nk:\n- c\nend: 1\n',
    changes: (root) => [
      root.get('l', 0).remove(),
      root.get('l', 1).remove(),
      root.get('l').append('d'),
      root.get('k', 0).remove(),
    ],
    after: 'l: # one\n  - d\n  # two\nk: []\nend: 1\n',
    once: true,
  },
  {
    title: 'the only entry of an item does not go with its comment when another comes',
    before: '- a: 1 # one\n  # two\n  b: 1\n',
    changes: (root) => [root.get(0, 'a').remove(), root.get(0, 'b').remove(), root.get(0, 'c').set(2)],
    refused: ['comments', 'comments', 'comments'],
  },
  {
    title: 'maps that end at the same place get their own keys',
    before: 'a:\n  b:\n    c:\n      d: 1',
    changes: (root) => [
      root.get('x').set(1),
      root.get('a', 'x').set(2),
      root.get('a', 'b', 'x').set(3),
      root.get('a', 'b', 'c', 'x').set(4),
    ],
    after: 'a:\n  b:\n    c:\n      d: 1\n      x: 4\n    x: 3\n  x: 2\nx: 1',
  },
  {
    title: 'a list that is not indented and the map around it get their own',
    before: 'a:\n- b: 1\n',
    changes: (root) => [root.get('x').set(1), root.get('a').append('w'), root.get('a', 0, 'z').set(2)],
    after: 'a:\n- b: 1\n  z: 2\n- w\nx: 1\n',
  },
  {
    title: 'an entry goes before a map that ends at the same place gets a key',
    before: 'a:\n  b:\n    c: 1\n    d: 2\n',
    changes: (root) => [
      root.get('a', 'b', 'd').remove(),
      root.get('a', 'x').set(1),
      root.get('w').set(2),
      root.get('a', 'b', 'z').set(3),
    ],
    after: 'a:\n  b:\n    c: 1\n    z: 3\n  x: 1\nw: 2\n',
  },
  {
    title: 'a value becomes a map where the map around it ends and gets a key',
    before: 'a:\n  b: 1\n',
    changes: (root) => [root.get('a', 'b').set({ c: 1 }), root.get('a', 'd').set(2), root.get('e').set(3)],
    after: 'a:\n  b:\n    c: 1\n  d: 2\ne: 3\n',
  },
  {
    title: 'empty values that end at the same place are filled',
    before: 'a:\n  b:',
    changes: (root) => [root.get('a', 'b', 'c').set(1), root.get('a', 'd').set(2), root.get('e').set(3)],
    after: 'a:\n  b:\n    c: 1\n  d: 2\ne: 3',
  },
  {
    title: 'a map in braces changes on all levels',
    before: 'a: {b: {c: 1}}\n',
    changes: (root) => [
      root.get('a', 'b', 'c').remove(),
      root.get('a', 'b', 'd').set(1),
      root.get('a', 'e').set(2),
      root.get('f').set(3),
    ],
    after: 'a: {b: {d: 1}, e: 2}\nf: 3\n',
  },
])
