import { testChanges } from '../harness/change-cases.ts'

/** What is added between braces and brackets. */
testChanges([
  {
    title: 'a map without spaces inside its braces stays so',
    before: 'a: {b: 1} # c\n',
    changes: (root) => [root.get('a', 'd').set({ e: [1, 'x'] })],
    after: 'a: {b: 1, d: {e: [1, x]}} # c\n',
  },
  {
    title: 'a map with spaces inside its braces stays so',
    before: 'a: { b: 1 } # c\n',
    changes: (root) => [root.get('a', 'd').set({ e: [1, 'x'] })],
    after: 'a: { b: 1, d: { e: [1, x] } } # c\n',
  },
  {
    title: 'a trailing comma becomes the one before the new entry',
    before: 'a: {b: 1,}\nc: { d: 1 , }\ne: [1, ]\n',
    changes: (root) => [root.get('a', 'x').set(2), root.get('c', 'x').set(2), root.get('e').append(2)],
    after: 'a: {b: 1, x: 2}\nc: { d: 1 , x: 2 }\ne: [1, 2 ]\n',
  },
  {
    title: 'a new entry gets a line where the others have one',
    before: 'a: {\n    b: 1,\n    c: 2\n  }\n',
    changes: (root) => [root.get('a', 'd').set(3), root.get('a', 'e').set(4)],
    after: 'a: {\n    b: 1,\n    c: 2,\n    d: 3,\n    e: 4\n  }\n',
  },
  {
    title: 'a new entry gets a line and a comma where the last one has both',
    before: 'a: {\n    b: 1, # c\n    # d\n  }\n',
    changes: (root) => [root.get('a', 'e').set(3), root.get('a', 'f').set(4)],
    after: 'a: {\n    b: 1, # c\n    e: 3,\n    f: 4,\n    # d\n  }\n',
  },
  {
    title: 'the comma goes before the comment behind the last entry',
    before: 'a: {\n    b: 1 # c\n    # d\n  }\nf: [\n  1 # g\n]\n',
    changes: (root) => [root.get('a', 'e').set(3), root.get('f').append(2)],
    after: 'a: {\n    b: 1, # c\n    e: 3\n    # d\n  }\nf: [\n  1, # g\n  2\n]\n',
  },
  {
    title: 'a new entry stays on the line of the last one where that shares it',
    before: 'a: {\n    b: 1, c: 2\n  }\nd: {e: 1,\n    f: 2}\n',
    changes: (root) => [root.get('a', 'x').set(3), root.get('d', 'x').set(3)],
    after: 'a: {\n    b: 1, c: 2, x: 3\n  }\nd: {e: 1,\n    f: 2, x: 3}\n',
  },
  {
    title: 'a comma at the start of lines is nothing special',
    before: 'a: {b: 1\n   ,c: 2\n   }\n',
    changes: (root) => [root.get('a', 'd').set(3)],
    after: 'a: {b: 1\n   ,c: 2, d: 3\n   }\n',
  },
  {
    title: 'a string is quoted where brackets need it',
    before: 'a: [x]\n',
    changes: (root) => [root.get('a').append('b,c', '{d}', 'e: f', 'g:h', '')],
    after: 'a: [x, "b,c", "{d}", "e: f", "g:h", ""]\n',
  },
  {
    title: 'a list whose strings are in double quotes gets such ones',
    before: 'a: ["x"]\nb: ["x", 1]\nc: [\'x\']\n',
    changes: (root) => ['a', 'b', 'c'].map((key) => root.get(key).append('ALL', { p: 'q' })),
    after: 'a: ["x", "ALL", {"p": "q"}]\nb: ["x", 1, "ALL", {"p": "q"}]\nc: [\'x\', ALL, { p: q }]\n',
  },
  {
    title: 'maps in a list are written as the first one is',
    before: 'a: [{b: 1}]\nc: [{ d: 1 }, { e: 1 }]\nf: [{"g":1}]\n',
    changes: (root) => ['a', 'c', 'f'].map((key) => root.get(key).append({ x: [{}] })),
    after: 'a: [{b: 1}, {x: [{}]}]\nc: [{ d: 1 }, { e: 1 }, { x: [{}] }]\nf: [{"g":1},{"x":[{}]}]\n',
  },
  {
    title: 'a key without a value is followed by another',
    before: 'a: {b}\nc: {d: }\ne: {f:}\ng: {"h":}\n',
    changes: (root) => ['a', 'c', 'e', 'g'].map((key) => root.get(key, 'x').set(1)),
    after: 'a: {b, x: 1}\nc: {d: , x: 1}\ne: {f: , x: 1}\ng: {"h": ,"x":1}\n',
  },
  {
    title: 'a key without a value gets one',
    before: '{a, b: , c: ~, d:, "e":, f: null}\n',
    changes: (root) => [...'abcdef'].map((key) => root.get(key).set('x')),
    after: '{a: x, b: x , c: x, d: x, "e": x, f: x}\n',
  },
  {
    title: 'a key without a value gets a map',
    before: 'm: {a, b: , c: ~}\n',
    changes: (root) => [...'abc'].map((key) => root.get('m', key, 'x').set(1)),
    after: 'm: {a: {x: 1}, b: {x: 1} , c: {x: 1}}\n',
  },
  {
    title: 'an empty document in braces stays in braces',
    before: '{}\n',
    changes: (root) => [root.get('kind').set('Pod')],
    after: '{ kind: Pod }\n',
  },
  {
    title: 'an empty map within braces stays there',
    before: 'a: {b: {}, c: []}\n',
    changes: (root) => [root.get('a', 'b', 'x').set(1), root.get('a', 'c').append('z')],
    after: 'a: {b: {x: 1}, c: [z]}\n',
  },
  {
    title: 'values are replaced in their style',
    before: '{a: \'x\', b: "x", c: x, d: [1, 2], e: {f: 1}}\n',
    changes: (root) => [...'abcde'].map((key) => root.get(key).set('a, b')),
    after: '{a: \'a, b\', b: "a, b", c: "a, b", d: "a, b", e: "a, b"}\n',
  },
  {
    title: 'a value of several lines is replaced',
    before: '{a: "x\n  y", b: x\n  y}\n',
    changes: (root) => [root.get('a').set('z'), root.get('b').set({ c: 1 })],
    after: '{a: "z", b: {c: 1}}\n',
  },
  {
    title: 'keys are renamed',
    before: '{a, "b": 1, \'c\': 2, d: , e: {f: 1}}\n',
    changes: (root) => [...[...'abcd'].map((key) => root.get(key).rename(`${key},`)), root.get('e', 'f').rename('on')],
    after: '{"a,", "b,": 1, \'c,\': 2, "d,": , e: {"on": 1}}\n',
  },
  {
    title: 'a map without braces in a list gets no keys and loses none, but can be changed',
    before: 'a: [b: 1, c]\n',
    changes: (root) => [root.get('a', 0, 'b').set(2), root.get('a', 0, 'd').set(3), root.get('a').append('e')],
    after: 'a: [b: 2, c, e]\n',
    refused: ['layout'],
  },
  {
    title: 'a key of a map without braces is not removed',
    before: 'a: [b: 1, c]\n',
    changes: (root) => [root.get('a', 0, 'b').remove()],
    refused: ['layout'],
  },
  {
    title: 'a key of a map without braces is renamed',
    before: 'a: [b: 1, c]\n',
    changes: (root) => [root.get('a', 0, 'b').rename('d')],
    after: 'a: [d: 1, c]\n',
  },
])

/** JSON stays JSON. */
testChanges([
  {
    title: 'minified JSON stays minified',
    before: '{"a":{"b":1},"c":[],"d":{}}',
    changes: (root) => [
      root.get('a', 'x').set('yes'),
      root.get('c').append('z', null),
      root.get('d', 'e', 'f').set([true]),
    ],
    after: '{"a":{"b":1,"x":"yes"},"c":["z",null],"d":{"e":{"f":[true]}}}',
  },
  {
    title: 'pretty JSON gets lines',
    before: '{\n  "a": {\n    "b": 1\n  },\n  "c": [\n    "d"\n  ]\n}\n',
    changes: (root) => [root.get('a', 'x').set('z'), root.get('c').append('e'), root.get('f', 'g').set({ h: ['i'] })],
    after:
      '{\n  "a": {\n    "b": 1,\n    "x": "z"\n  },\n  "c": [\n    "d",\n    "e"\n  ],\n  "f": {"g": {"h": ["i"]}}\n}\n',
  },
  {
    title: 'pretty JSON gets the line breaks of Windows',
    before: '{\r\n  "a": 1\r\n}\r\n',
    changes: (root) => [root.get('b').set('x'), root.get('c').set('z')],
    after: '{\r\n  "a": 1,\r\n  "b": "x",\r\n  "c": "z"\r\n}\r\n',
  },
  {
    title: 'an empty map in JSON with spaces gets spaces',
    before: '{ "a": {}, "b": [] }\n',
    changes: (root) => [root.get('a', 'x').set('z'), root.get('b').append('c')],
    after: '{ "a": { "x": "z" }, "b": ["c"] }\n',
  },
  {
    title: 'a list of JSON stays JSON',
    before: '[1, 2]\n',
    changes: (root) => [root.append('a', { b: 'c' })],
    after: '[1, 2, "a", {"b": "c"}]\n',
  },
  {
    title: 'a list of strings of JSON stays JSON',
    before: '["a"]\n',
    changes: (root) => [root.append('b', { c: ['d'] })],
    after: '["a", "b", {"c": ["d"]}]\n',
  },
  {
    title: 'JSON loses entries',
    before: '{\n  "a": 1,\n  "b": [\n    2\n  ],\n  "c": 3\n}\n',
    changes: (root) => [root.get('a').remove(), root.get('b', 0).remove(), root.get('c').remove()],
    after: '{\n  "b": []\n}\n',
  },
  {
    title: 'JSON behind a key of YAML stays JSON',
    before: 'a:\n  b: {"c":"d"}\n',
    changes: (root) => [root.get('a', 'b', 'e').set(['f']), root.get('a', 'g').set(['f'])],
    after: 'a:\n  b: {"c":"d","e":["f"]}\n  g:\n    - f\n',
  },
])

/** What goes from between braces and brackets. */
testChanges([
  {
    title: 'an entry goes with the comma behind it, the last one with the comma before it',
    before: 'a: {p: 1, q: 2, r: 3}\nb: { p: 1, q: 2, r: 3 }\nc: [1,2,3]\n',
    changes: (root) => [root.get('a', 'p').remove(), root.get('b', 'q').remove(), root.get('c', 2).remove()],
    after: 'a: {q: 2, r: 3}\nb: { p: 1, r: 3 }\nc: [1,2]\n',
  },
  {
    title: 'several entries go together',
    before: 'a: {p: 1, q: 2, r: 3}\nb: { p: 1, q: 2, r: 3 }\n',
    changes: (root) =>
      [...'pr'].map((key) => root.get('a', key).remove()).concat([...'qr'].map((key) => root.get('b', key).remove())),
    after: 'a: {q: 2}\nb: { p: 1 }\n',
  },
  {
    title: 'a trailing comma stays when the last entry goes',
    before: 'a: {p: 1, q: 2,}\nb: [\n  p,\n  q,\n]\n',
    changes: (root) => [root.get('a', 'q').remove(), root.get('b', 1).remove()],
    after: 'a: {p: 1,}\nb: [\n  p,\n]\n',
  },
  {
    title: 'all entries go, and leave nothing between the braces',
    before: 'a: { p: 1, q: 2 }\nb: [\n  p,\n]\n',
    changes: (root) => [root.get('a', 'p').remove(), root.get('a', 'q').remove(), root.get('b', 0).remove()],
    after: 'a: {}\nb: []\n',
  },
  {
    title: 'an entry goes from its line',
    before: 'a: {\n    p: 1,\n    q: 2,\n    r: 3\n  }\n',
    changes: (root) => [root.get('a', 'q').remove()],
    after: 'a: {\n    p: 1,\n    r: 3\n  }\n',
  },
  {
    title: 'an entry with a comment behind its comma stays',
    before: 'a: {\n    p: 1, # one\n    q: 2\n  }\n',
    changes: (root) => [root.get('a', 'p').remove()],
    refused: ['comments'],
  },
  {
    title: 'the last entry goes, and the comment behind it stays',
    before: 'a: [\n    p,\n    q # one\n  ]\n',
    changes: (root) => [root.get('a', 1).remove()],
    after: 'a: [\n    p # one\n  ]\n',
  },
  {
    title: 'one entry goes and another comes',
    before: 'a: {p: 1, q: 2}\nb: [ p, q ]\n',
    changes: (root) => [
      root.get('a', 'p').remove(),
      root.get('a', 'r').set(3),
      root.get('b', 1).remove(),
      root.get('b').append('r'),
    ],
    after: 'a: {q: 2, r: 3}\nb: [ p, r ]\n',
    once: true,
  },
  {
    title: 'the only entry goes and another comes',
    before: 'a: { p: 1, }\nb: [p]\n',
    changes: (root) => [
      root.get('a', 'p').remove(),
      root.get('a', 'r').set(3),
      root.get('b', 0).remove(),
      root.get('b').append('r'),
    ],
    after: 'a: { r: 3 }\nb: [r]\n',
    once: true,
  },
  {
    title: 'the last entry goes from its line and another comes to one',
    before: '{\n  "a": 1,\n  "b": 2\n}\n',
    changes: (root) => [root.get('b').remove(), root.get('c').set('p'), root.get('d').set('r')],
    after: '{\n  "a": 1,\n  "c": "p",\n  "d": "r"\n}\n',
  },
  {
    title: 'the last entry goes from its line, another comes to one, and the trailing comma stays',
    before: 'a: {\n    p: 1,\n    q: 2,\n  }\n',
    changes: (root) => [root.get('a', 'q').remove(), root.get('a', 'r').set(3)],
    after: 'a: {\n    p: 1,\n    r: 3,\n  }\n',
  },
])
