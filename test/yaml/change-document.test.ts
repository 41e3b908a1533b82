import { testChanges } from '../harness/change-cases.ts'

/** Documents with markers, of which the first one is changed. */
testChanges([
  {
    title: 'a document ends before the next one',
    before: 'a:\n  b: 1\n\n---\na: 2\n',
    changes: (root) => [root.get('a', 'c').set(1), root.get('d').set(2)],
    after: 'a:\n  b: 1\n  c: 1\nd: 2\n\n---\na: 2\n',
  },
  {
    title: 'a block scalar ends before the next document',
    before: 'a: |+\n  one\n\n---\na: 2\n',
    changes: (root) => [root.get('b').set(1)],
    after: 'a: |+\n  one\n\nb: 1\n---\na: 2\n',
  },
  {
    title: 'a comment behind the marker stays',
    before: '--- # first\na: 1\n',
    changes: (root) => [root.get('b').set(1), root.get('a').remove()],
    after: '--- # first\nb: 1\n',
  },
  {
    title: 'a new key goes before the end of the document',
    before: '---\na: 1\n... # end\n---\nb: 1\n',
    changes: (root) => [root.get('b').set(1)],
    after: '---\na: 1\nb: 1\n... # end\n---\nb: 1\n',
  },
  {
    title: 'directives stay',
    before: '%YAML 1.2\n---\na: 1\n',
    changes: (root) => [root.get('b').set(1)],
    after: '%YAML 1.2\n---\na: 1\nb: 1\n',
  },
  {
    title: 'a map behind the marker is changed',
    before: '--- {a: 1}\n',
    changes: (root) => [root.get('b').set(1), root.get('a').set(2)],
    after: '--- {a: 2, b: 1}\n',
  },
  {
    title: 'an anchor or a tag behind the marker stays',
    before: '--- !!map &a # first\na: 1\n',
    changes: (root) => [root.get('b').set(1)],
    after: '--- !!map &a # first\na: 1\nb: 1\n',
  },
  {
    title: 'a root that is a scalar is not set, nor is a whole document',
    before: 'text\n',
    changes: (root) => [root.set('other'), root.get('a').set(1), root.append(1)],
    refused: ['unknown', 'kind', 'layout'],
  },
])

/** What is written in a way that is not edited. */
testChanges([
  {
    title: 'a document with a syntax error is left alone',
    before: 'a: [1\nb: 2\n',
    changes: (root) => [
      root.get('b').set(3),
      root.get('a').remove(),
      root.get('b').rename('c'),
      root.get('a').append(1),
    ],
    refused: ['syntax', 'syntax', 'syntax', 'syntax'],
  },
  {
    title: 'a document that is indented with tabs is left alone',
    before: 'a:\n\tb: 1\nc: 2\n',
    changes: (root) => [root.get('c').set(3)],
    refused: ['syntax'],
  },
  {
    title: 'a map whose first key has a question mark gets no keys',
    before: '? a\n: 1\nb: 2\n',
    changes: (root) => [root.get('c').set(3), root.get('a').set(4)],
    refused: ['layout', 'layout'],
  },
  {
    title: 'a value behind a question mark is not replaced, renamed or removed',
    before: 'a: 1\n? b\n: 2\n',
    changes: (root) => [root.get('b').set(3), root.get('b').rename('c')],
    refused: ['layout', 'layout'],
  },
  {
    title: 'an entry with a question mark does not go',
    before: 'a: 1\n? b\n: 2\n',
    changes: (root) => [root.get('b').remove()],
    refused: ['layout'],
  },
  {
    title: 'a new key goes behind an entry with a question mark that is not the first',
    before: 'a: 1\n? b\n: - 2\n',
    changes: (root) => [root.get('c').set(3), root.get('b').append(4)],
    after: 'a: 1\n? b\n: - 2\nc: 3\n',
    refused: ['layout'],
  },
  {
    title: 'a map behind a question mark gets no keys',
    before: 'a: 1\n? b\n: c: 2\n',
    changes: (root) => [root.get('b', 'd').set(3)],
    refused: ['layout'],
  },
  {
    title: 'a map with a key that is no scalar has keys that nobody knows',
    before: 'a: 1\n[b]: 2\n',
    changes: (root) => [root.get('c').set(3), root.get('a').set(4)],
    after: 'a: 4\n[b]: 2\n',
    refused: ['unknown'],
  },
  {
    title: 'a value with a tag is not replaced',
    before: 'a: !!str 1\nb: !!int "2"\nc: !Ref d\n',
    changes: (root) => ['a', 'b', 'c'].map((key) => root.get(key).set(3)),
    refused: ['layout', 'layout', 'layout'],
  },
  {
    title: 'a map or a list with a tag that is known is changed',
    before: 'a: !!map\n  b: 1\nc: !!seq [1]\n',
    changes: (root) => [root.get('a', 'd').set(2), root.get('a', 'b').remove(), root.get('c').append(2)],
    after: 'a: !!map\n  d: 2\nc: !!seq [1, 2]\n',
  },
  {
    title: 'a map or a list with a tag of its own is left alone',
    before: 'a: !Sub {b: 1}\nc: !Join [1]\n',
    changes: (root) => [
      root.get('a', 'b').set(2),
      root.get('a', 'd').set(2),
      root.get('c').append(2),
      root.get('a').set(1),
    ],
    refused: ['unknown', 'unknown', 'unknown', 'unknown'],
  },
  {
    title: 'a value with a tag goes, and its key is renamed',
    before: 'a: !!str 1\nb: !!str 2\n!!str c: 3\n',
    changes: (root) => [root.get('a').remove(), root.get('b').rename('d'), root.get('c').rename('e')],
    after: 'd: !!str 2\n!!str e: 3\n',
  },
  {
    title: 'a map whose first key has an anchor gets no keys',
    before: '- &a b: 1\n',
    changes: (root) => [root.get(0, 'c').set(2)],
    refused: ['layout'],
  },
])

/** Anchors that nobody uses are in nobody's way. */
testChanges([
  {
    title: 'a scalar behind an anchor is replaced',
    before: 'a: &a one # c\nb: &b "two"\nc: &c |\n  three\nd: &d\n  four\n',
    changes: (root) => [...'abcd'].map((key) => root.get(key).set('x')),
    after: 'a: &a x # c\nb: &b "x"\nc: &c x\nd: &d\n  x\n',
  },
  {
    title: 'nothing behind an anchor is filled',
    before: 'a: &a # c\nb: &b ~\nc: &c\n',
    changes: (root) => [root.get('a').set(1), root.get('b', 'x').set(1), root.get('c').append('x')],
    after: 'a: &a 1 # c\nb: &b\n  x: 1\nc: &c\n  - x\n',
  },
  {
    title: 'a collection behind an anchor is replaced',
    before: 'a: &a {b: 1}\nc: &c\n  d: 1\ne: &e # one\n  - f\n',
    changes: (root) => [root.get('a').set(1), root.get('c').set('x'), root.get('e').set({ g: 1 })],
    after: 'a: &a 1\nc: &c x\ne: &e # one\n  g: 1\n',
  },
  {
    title: 'an item behind an anchor is replaced by a scalar, but not by lines',
    before: '- &a one\n- &b\n- &c\n  x: 1\n- &d two\n',
    changes: (root) => [root.get(0).set(1), root.get(1).set(2), root.get(2).set({}), root.get(3).set({ x: 1 })],
    after: '- &a 1\n- &b 2\n- &c\n  {}\n- &d two\n',
    refused: ['layout'],
  },
  {
    title: 'values behind anchors within braces are replaced',
    before: '{a: &a one, b: &b , c: [&c , &d two]}\n',
    changes: (root) => [
      root.get('a').set(1),
      root.get('b').set({ x: 1 }),
      root.get('c', 0).set(2),
      root.get('c', 1).set([]),
    ],
    after: '{a: &a 1, b: &b {x: 1} , c: [&c 2 , &d []]}\n',
  },
  {
    title: 'what has an anchor goes and is changed',
    before: 'a: &a\n  b: 1\n  c: &c [2]\nd: &d # one\n  e: 1\n',
    changes: (root) => [root.get('a', 'b').remove(), root.get('a', 'c').append(3), root.get('d', 'e').remove()],
    after: 'a: &a\n  c: &c [2, 3]\nd: &d {} # one\n',
  },
  {
    title: 'a value is not replaced where its anchor stands below the key',
    before: 'a:\n  &a one\n',
    changes: (root) => [root.get('a').set(1)],
    refused: ['layout'],
  },
])
