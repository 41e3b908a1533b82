import { insertAfter } from '../../../docker/change.ts'
import { collect } from '../../../text/collect.ts'
import { defineRule } from '../../rule.ts'

export const labelMissing = defineRule({
  id: 'label-missing',
  title: 'An image lacks a label that it is to have',
  severity: 'info',
  profile: 'opt-in',
  why: `
    By its labels an image says who answers for it and from which source it was built. When a hole is found, that is what
    tells the images that have it, and the people who can mend them.`,
  references: [
    'https://docs.docker.com/engine/manage-resources/labels/',
    'https://specs.opencontainers.org/image-spec/annotations/#pre-defined-annotation-keys',
  ],
  equivalents: { hadolint: ['DL3049'], sonar: ['S7028'] },
  options: {
    labels: {
      default: ['org.opencontainers.image.source'],
      description: 'The names of the labels that each image is to have.',
    },
  },
  fixable: 'manual',
  examples: [
    {
      title: 'Where it is from',
      bad: `
        FROM «nginx:1.29»
        # the shop
        LABEL org.opencontainers.image.title="shop"
        COPY dist /usr/share/nginx/html/
      `,
      good: `
        FROM nginx:1.29
        # the shop
        LABEL org.opencontainers.image.title="shop"
        LABEL org.opencontainers.image.source="VALUE"
        COPY dist /usr/share/nginx/html/
      `,
    },
  ],

  on: 'stage',
  check(stage, { options, report }) {
    if (!stage.isFinal) return
    const names = collect(
      collect(stage.chain, (one) => one.all('LABEL')),
      ({ pairs }) => pairs.map(({ key }) => key.string),
    )
    if (names.includes(undefined)) return
    const set = new Set(names)
    const last = stage.all('LABEL').at(-1) ?? stage.from
    for (const label of options.labels.filter((one) => !set.has(one))) {
      const changes = [insertAfter(last, [`LABEL ${label}="VALUE"`])]
      report({
        at: stage,
        message: `The image of ${stage.label} has no label "${label}" of its own.`,
        fixes: [NAME.test(label) ? { title: `Add ${label}`, applicability: 'manual', changes } : undefined],
      })
    }
  },
})

const NAME = /^[\w./-]+$/
