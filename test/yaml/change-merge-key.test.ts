import { testChanges } from '../harness/change-cases.ts'

/** Keys that stand beside a merge key, and where. */
testChanges([
  {
    title: 'a key that overrides a merged one is set',
    before: 'b: &b {tty: true}\nweb:\n  <<: *b\n  tty: false\n',
    changes: (root) => [root.get('web', 'tty').set(1)],
    after: 'b: &b {tty: true}\nweb:\n  <<: *b\n  tty: 1\n',
  },
  {
    title: 'a key that overrides a merged one does not go and is not renamed, because the merged one would count',
    before: 'b: &b {tty: true}\nweb:\n  <<: *b\n  tty: false\n',
    changes: (root) => [root.get('web', 'tty').remove(), root.get('web', 'tty').rename('stdin')],
    refused: ['merged', 'merged'],
  },
  {
    title: 'a key that is not merged goes and is renamed',
    before: 'b: &b {tty: true}\nweb:\n  <<: *b\n  name: web\n  image: x\n',
    changes: (root) => [root.get('web', 'name').remove(), root.get('web', 'image').rename('img')],
    after: 'b: &b {tty: true}\nweb:\n  <<: *b\n  img: x\n',
  },
  {
    title: 'a key is not renamed to a merged one',
    before: 'b: &b {tty: true}\nweb:\n  <<: *b\n  name: web\n',
    changes: (root) => [root.get('web', 'name').rename('tty')],
    refused: ['contradiction'],
  },
  {
    title: 'a key before a merge key that has it too is unknown, because readers differ',
    before: 'b: &b {tty: true}\nweb:\n  tty: false\n  name: web\n  <<: *b\n',
    changes: (root) => [
      root.get('web', 'tty').set(1),
      root.get('web', 'name').set('api'),
      root.get('web', 'new').set(2),
    ],
    after: 'b: &b {tty: true}\nweb:\n  tty: false\n  name: api\n  <<: *b\n  new: 2\n',
    refused: ['unknown'],
  },
  {
    title: 'an override goes behind the merge key, before a block scalar that nothing can follow',
    before: 'b: &b {tty: true}\nweb:\n  <<: *b\n  args: |\n    x',
    changes: (root) => [root.get('web', 'tty').set(false)],
    after: 'b: &b {tty: true}\nweb:\n  <<: *b\n  tty: false\n  args: |\n    x',
  },
  {
    title: 'an override does not go before the merge key',
    before: 'web:\n  name: web\n  <<:\n    tty: |\n      x',
    changes: (root) => [root.get('web', 'tty').set(false)],
    refused: ['layout'],
  },
  {
    title: 'an override goes behind the last of several merge keys',
    before: 'a: &a {tty: true}\nb: &b {stdin: true}\nweb:\n  <<: *a\n  name: web\n  <<: *b\n',
    changes: (root) => [root.get('web', 'tty').set(false)],
    after: 'a: &a {tty: true}\nb: &b {stdin: true}\nweb:\n  <<: *a\n  name: web\n  <<: *b\n  tty: false\n',
  },
  {
    title: 'an override goes behind a merge key within braces',
    before: 'b: &b {tty: true}\nweb: {name: web, <<: *b}\napi: { <<: *b }\n',
    changes: (root) => [
      root.get('web', 'tty').set(false),
      root.get('api', 'tty').set(false),
      root.get('api', 'new').set(1),
    ],
    after: 'b: &b {tty: true}\nweb: {name: web, <<: *b, tty: false}\napi: { <<: *b, new: 1, tty: false }\n',
  },
  {
    title: 'an override of an item stands below its first key',
    before: 'b: &b {tty: true}\nl:\n  - <<: *b\n  - name: c\n    <<: *b\n',
    changes: (root) => [root.get('l', 0, 'tty').set(false), root.get('l', 1, 'tty').set(false)],
    after: 'b: &b {tty: true}\nl:\n  - <<: *b\n    tty: false\n  - name: c\n    <<: *b\n    tty: false\n',
  },
  {
    title: 'what is merged from the merge key itself is changed there',
    before: 'web:\n  <<: {tty: true, sc: {user: 1}}\n  name: web\n',
    changes: (root) => [root.get('web', 'sc', 'user').set(2), root.get('web', 'tty').set(false)],
    after: 'web:\n  <<: {tty: true, sc: {user: 2}}\n  name: web\n  tty: false\n',
  },
  {
    title: 'what is merged from lines below the merge key is changed there',
    before: 'web:\n  <<:\n    tty: true # one\n    sc:\n      user: 1\n  name: web\n',
    changes: (root) => [
      root.get('web', 'sc', 'new').set(2),
      root.get('web', 'tty').set(false),
      root.get('web', 'sc', 'user').remove(),
    ],
    after: 'web:\n  <<:\n    tty: true # one\n    sc:\n      new: 2\n  name: web\n  tty: false\n',
  },
  {
    title: 'of several maps in one merge key the first one counts',
    before: 'a: &a {sc: {user: 1}}\nb: &b {sc: {user: 2}, tty: true}\nweb:\n  <<: [*a, *b]\n',
    changes: (root) => [
      root.get('web', 'sc', 'user').set(3),
      root.get('web', 'tty').set(false),
      root.get('web', 'new').set(1),
    ],
    after: 'a: &a {sc: {user: 3}}\nb: &b {sc: {user: 2}, tty: true}\nweb:\n  <<: [*a, *b]\n  new: 1\n  tty: false\n',
    shared: ['*a 4'],
  },
  {
    title: 'a map that is merged by way of another is changed where it stands',
    before: 'a: &a {sc: {user: 1}}\nb: &b {<<: *a, tty: true}\nweb:\n  <<: *b\n',
    changes: (root) => [root.get('web', 'sc', 'user').set(3)],
    after: 'a: &a {sc: {user: 3}}\nb: &b {<<: *a, tty: true}\nweb:\n  <<: *b\n',
    shared: ['*a 2'],
  },
  {
    title: 'a scalar that is merged by way of another map is overridden',
    before: 'a: &a {tty: true}\nb: &b {<<: *a}\nweb:\n  <<: *b\n',
    changes: (root) => [root.get('web', 'tty').set(false)],
    after: 'a: &a {tty: true}\nb: &b {<<: *a}\nweb:\n  <<: *b\n  tty: false\n',
  },
  {
    title: 'a map that merges is changed by way of an alias',
    before: 'a: &a {tty: true}\nb: &b {<<: *a}\nweb: *b\n',
    changes: (root) => [root.get('web', 'tty').set(false), root.get('web', 'new').set(1)],
    after: 'a: &a {tty: true}\nb: &b {<<: *a, new: 1, tty: false}\nweb: *b\n',
    shared: ['&b 2'],
  },
  {
    title: 'where a merge key leads nowhere only what stands beside it is known',
    before: 'web:\n  <<: *nobody\n  name: web\n',
    changes: (root) => [
      root.get('web', 'tty').set(true),
      root.get('web', 'name').set('api'),
      root.get('web', 'name').rename('x'),
    ],
    after: 'web:\n  <<: *nobody\n  name: api\n',
    refused: ['unknown', 'merged'],
  },
  {
    title: 'where a merge key leads nowhere nothing goes',
    before: 'b: &b {tty: true}\nweb:\n  <<: [*b, *nobody]\n  name: web\n',
    changes: (root) => [
      root.get('web', 'name').remove(),
      root.get('web', 'new').set(1),
      root.get('web', 'tty').set(false),
    ],
    after: 'b: &b {tty: true}\nweb:\n  <<: [*b, *nobody]\n  name: web\n  tty: false\n',
    refused: ['merged', 'unknown'],
  },
  {
    title: 'where a merge key has a scalar nothing is known',
    before: 'web:\n  <<: text\n  name: web\n',
    changes: (root) => [root.get('web', 'tty').set(true)],
    refused: ['unknown'],
  },
  {
    title: 'a map that merges itself has nothing that is known to be missing',
    before: 'web: &w\n  <<: *w\n  name: web\n',
    changes: (root) => [
      root.get('web', 'new').set(1),
      root.get('web', 'name').set('api'),
      root.get('web', 'name').remove(),
    ],
    after: 'web: &w\n  <<: *w\n  name: api\n',
    refused: ['unknown', 'merged'],
    shared: ['*w 2'],
  },
  {
    title: 'a quoted merge key is a key',
    before: 'b: &b {tty: true}\nweb:\n  "<<": *b\n',
    changes: (root) => [root.get('web', 'tty').set(false), root.get('web', '<<', 'tty').set(false)],
    after: 'b: &b {tty: false}\nweb:\n  "<<": *b\n  tty: false\n',
    shared: ['&b 1'],
  },
])
