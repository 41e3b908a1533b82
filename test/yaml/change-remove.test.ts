import { testChanges } from '../harness/change-cases.ts'

/** What goes, and the comments that stay. */
testChanges([
  {
    title: 'the first entry of a map goes with its line',
    before: 'spec:\n  a: 1\n  b: 2\n',
    changes: (root) => [root.get('spec', 'a').remove()],
    after: 'spec:\n  b: 2\n',
  },
  {
    title: 'an entry in the middle goes with its lines, and the blank lines around it stay',
    before: 'spec:\n  a: 1\n\n  b:\n    - x\n    - z: 1\n\n  c: 3\n',
    changes: (root) => [root.get('spec', 'b').remove()],
    after: 'spec:\n  a: 1\n\n\n  c: 3\n',
  },
  {
    title: 'the last entry goes with the line break before it',
    before: 'spec:\n  a: 1\n  b: 2',
    changes: (root) => [root.get('spec', 'b').remove()],
    after: 'spec:\n  a: 1',
  },
  {
    title: 'a map that loses its only entry becomes empty',
    before: 'spec:\n  a: 1\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'a').remove()],
    after: 'spec: {}\nkind: Pod\n',
  },
  {
    title: 'a list that loses all items becomes empty',
    before: 'args: # why\n- a\n- b: 1\nkind: Pod\n',
    changes: (root) => [root.get('args', 0).remove(), root.get('args', 1).remove()],
    after: 'args: [] # why\nkind: Pod\n',
  },
  {
    title: 'a document that loses its only entry becomes an empty map',
    before: '---\n# above\nkind: Pod # behind\n',
    changes: (root) => [root.get('kind').remove()],
    after: '---\n# above\n{} # behind\n',
  },
  {
    title: 'the first line of a file can go',
    before: 'kind: Pod\nspec: {}\n',
    changes: (root) => [root.get('kind').remove()],
    after: 'spec: {}\n',
  },
  {
    title: 'a byte order mark stays when the first line goes',
    before: '\ufeffkind: Pod\r\nspec: {}\r\n',
    changes: (root) => [root.get('kind').remove()],
    after: '\ufeffspec: {}\r\n',
  },
  {
    title: 'the comment behind what goes gets a line of its own',
    before: 'spec:\n  a: 1 # why\n  b: 2\n  c: 3 # end',
    changes: (root) => [root.get('spec', 'a').remove(), root.get('spec', 'c').remove()],
    after: 'spec:\n  # why\n  b: 2\n  # end',
  },
  {
    title: 'the comments within what goes stay, indented as its key was',
    before: 'spec:\n  a: 1\n  b: # one\n    # two\n    - x # three\n    - |\n      # no comment\n  # four\n  c: 3\n',
    changes: (root) => [root.get('spec', 'b').remove()],
    after: 'spec:\n  a: 1\n  # one\n  # two\n  # three\n  # four\n  c: 3\n',
  },
  {
    title: 'the comments of a map that becomes empty stay below it',
    before: 'spec: # one\n  # two\n  a: 1 # three\n  # four\nkind: Pod\n',
    changes: (root) => [root.get('spec', 'a').remove()],
    after: 'spec: {} # one\n  # two\n  # three\n  # four\nkind: Pod\n',
  },
  {
    title: 'the comment behind the first entry of a file that goes comes first',
    before: 'kind: Pod # why\nspec: {}\n',
    changes: (root) => [root.get('kind').remove()],
    after: '# why\nspec: {}\n',
  },
  {
    title: 'an item goes with all its keys',
    before: 'containers:\n  - name: a\n    image: x # why\n\n  - name: b\n',
    changes: (root) => [root.get('containers', 0).remove()],
    after: 'containers:\n  # why\n\n  - name: b\n',
    once: true,
  },
  {
    title: 'the last item goes',
    before: 'args:\n- a\n- b # why\nkind: Pod\n',
    changes: (root) => [root.get('args', 1).remove()],
    after: 'args:\n- a\n# why\nkind: Pod\n',
  },
  {
    title: 'the key behind the dash goes, and the next one moves up',
    before: 'containers:\n  - name: a\n    image: x\n  -   name: b\n\n      image: z\n',
    changes: (root) => [root.get('containers', 0, 'name').remove(), root.get('containers', 1, 'name').remove()],
    after: 'containers:\n  - image: x\n  -   image: z\n',
  },
  {
    title: 'the key behind the dash goes, and the next one stays below a comment',
    before: '- name: a # why\n  image: x\n- name: b\n  # why\n  image: z\n',
    changes: (root) => [root.get(0, 'name').remove(), root.get(1, 'name').remove()],
    after: '- # why\n  image: x\n-\n  # why\n  image: z\n',
  },
  {
    title: 'the key behind the dash does not go with a comment in its value',
    before: '- name:\n    - a # why\n    - b\n  image: x\n',
    changes: (root) => [root.get(0, 'name').remove()],
    refused: ['comments'],
  },
  {
    title: 'the only key of an item goes, and leaves an empty map',
    before: '- name: a # why\n- b\n',
    changes: (root) => [root.get(0, 'name').remove()],
    after: '- {} # why\n- b\n',
  },
  {
    title: 'the only key of an item does not go with a comment in its value',
    before: '- name:\n    - a # why\n    - b\n',
    changes: (root) => [root.get(0, 'name').remove()],
    refused: ['comments'],
  },
  {
    title: 'the first item behind two dashes goes, and the next one moves up',
    before: '- - a\n  - b\n- - c\n',
    changes: (root) => [root.get(0, 0).remove(), root.get(1, 0).remove()],
    after: '- - b\n- []\n',
    once: true,
  },
  {
    title: 'an entry behind a block scalar goes',
    before: 'a: |\n  one\n\nb: 1\nc: 2\n',
    changes: (root) => [root.get('b').remove()],
    after: 'a: |\n  one\n\nc: 2\n',
  },
  {
    title: 'an entry stays between a block scalar and blank lines that would become a part of it',
    before: 'a: |+\n  one\nb: 1\n\nc: 2\n',
    changes: (root) => [root.get('b').remove()],
    refused: ['layout'],
  },
  {
    title: 'an entry whose comment would become a part of a block scalar stays',
    before: 'a: |\n  one\nb: 1\n  # why\nc: 2\n',
    changes: (root) => [root.get('b').remove()],
    refused: ['layout'],
  },
  {
    title: 'the last entry of a file goes and leaves a block scalar its line break',
    before: 'a: |\n  one\nb: 1',
    changes: (root) => [root.get('b').remove()],
    after: 'a: |\n  one\n',
  },
  {
    title: 'a block scalar goes',
    before: 'a: 1\nb: |+\n  one\n  # no comment\n\n# of c\nc: 2\n',
    changes: (root) => [root.get('b').remove()],
    after: 'a: 1\n# of c\nc: 2\n',
  },
  {
    title: 'neighbours go together',
    before: 'a: 1\nb: 2 # why\nc: 3\nd: 4\n',
    changes: (root) => ['b', 'c', 'd'].map((key) => root.get(key).remove()),
    after: 'a: 1\n# why\n',
  },
  {
    title: 'what is not there need not go',
    before: 'a: 1\n',
    changes: (root) => [root.get('b').remove(), root.get('c', 'd').remove(), root.get('e').rename('f')],
  },
  {
    title: 'the root does not go',
    before: 'a: 1\n',
    changes: (root) => [root.remove(), root.rename('b')],
    refused: ['kind', 'kind'],
  },
  {
    title: 'a key that is there twice does not go',
    before: 'a: 1\nb: 2\na: 3\n',
    changes: (root) => [root.get('a').remove()],
    refused: ['layout'],
  },
])

/** What gets another key. */
testChanges([
  {
    title: 'a key is renamed and keeps its quotes, its value and its comments',
    before: 'a: 1 # one\n"b" : [2]\n\'c\': |\n  three\n',
    changes: (root) => [root.get('a').rename('x'), root.get('b').rename('z'), root.get('c').rename("it's")],
    after: "x: 1 # one\n\"z\" : [2]\n'it''s': |\n  three\n",
  },
  {
    title: 'a new name gets the quotes that it needs',
    before: "a: 'x'\nb: 1\n",
    changes: (root) => [root.get('a').rename('yes'), root.get('b').rename('c: d')],
    after: "'yes': 'x'\n'c: d': 1\n",
  },
  {
    title: 'a key of an item is renamed behind the dash',
    before: '- nmae: a\n  image: x\n',
    changes: (root) => [root.get(0, 'nmae').rename('name')],
    after: '- name: a\n  image: x\n',
  },
  {
    title: 'a key is not renamed to one that is there',
    before: 'a: 1\nb: 2\n',
    changes: (root) => [root.get('a').rename('b')],
    refused: ['contradiction'],
  },
  {
    title: 'a key can be renamed to the name of a method',
    before: 'a: 1\n',
    changes: (root) => [root.get('a').rename('toString'), root.get('constructor').set(1)],
    after: 'toString: 1\nconstructor: 1\n',
  },
  {
    title: 'a key that has its name already is left alone',
    before: 'a: 1\n',
    changes: (root) => [root.get('a').rename('a')],
  },
  {
    title: 'a key that is there twice is not renamed',
    before: 'a: 1\na: 2\n',
    changes: (root) => [root.get('a').rename('b')],
    refused: ['layout'],
  },
  {
    title: 'an item has no key',
    before: '- a\n',
    changes: (root) => [root.get(0).rename('b')],
    refused: ['kind'],
  },
  {
    title: 'a map and what is in it are renamed together, and something is added',
    before: 'a:\n  b: 1\n',
    changes: (root) => [root.get('a').rename('x'), root.get('a', 'b').rename('z'), root.get('a', 'c').set(2)],
    after: 'x:\n  z: 1\n  c: 2\n',
    once: true,
  },
])
