import type { Pair } from '../../../docker/instruction.ts'
import { splitBetween } from '../../../docker/split-pairs.ts'
import { defineRule } from '../../rule.ts'
import { isReadByDocker } from './frontend.ts'

export const envSelfReference = defineRule({
  id: 'env-self-reference',
  title: 'An ENV uses a variable that it sets itself',
  severity: 'warning',
  profile: 'recommended',
  why: `
    All values of one ENV are put together before any of them holds: what stands beside it is not seen yet. A path that
    begins with such a variable begins at the root of the image, and programs are looked for in other folders than the one
    that was meant.`,
  references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
  equivalents: { hadolint: ['DL3044'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'The folder and what is in it',
      bad: `
        FROM debian:13-slim
        # the shop
        ENV SHOP_HOME=/opt/shop \\
            PATH=«$SHOP_HOME»/bin:$PATH \\
            LANG=C.UTF-8
      `,
      good: `
        FROM debian:13-slim
        # the shop
        ENV SHOP_HOME=/opt/shop
        ENV PATH=$SHOP_HOME/bin:$PATH \\
            LANG=C.UTF-8
      `,
    },
  ],

  on: 'instruction',
  keywords: ['ENV'],
  check(instruction, { report }) {
    const { pairs, dockerfile, stage, onbuild } = instruction
    if (!stage || onbuild || pairs.length < 2 || !isReadByDocker(dockerfile)) return
    const set = new Map<string, Pair>()
    let previous: Pair | undefined
    for (const pair of pairs.slice(0, MOST_PAIRS)) {
      const used = pair.value.references.find(({ name, modifier }) => set.has(name) && !/[-+]$/.test(modifier))
      const setting = used && set.get(used.name)
      if (setting && previous) {
        const changes = [splitBetween(instruction, previous, pair)]
        report({
          at: pair.value.placeOf(used),
          message: `"${used.name}" does not have the value yet that the same ENV gives it.`,
          related: [{ location: setting.key.location, message: 'It is set here.' }],
          fixes: [{ title: 'Split the ENV', applicability: 'unsafe', changes }],
        })
      }
      previous = pair
      const { string: name = 'PATH' } = pair.key
      if (name !== 'PATH' && !dockerfile.variables.declarationOf(name, instruction)) set.set(name, pair)
    }
  },
})

/** Nobody sets more variables in one instruction. */
const MOST_PAIRS = 500
