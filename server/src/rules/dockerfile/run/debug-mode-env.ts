import { defineRule } from '../../rule.ts'

export const debugModeEnv = defineRule({
  id: 'debug-mode-env',
  title: 'An image runs in a mode for development',
  severity: 'info',
  profile: 'strict',
  why: `
    In the mode for development frameworks answer an error with their source, their settings and at times a console that
    runs what one types. What is set in the image holds wherever it is started and nobody thinks of it.`,
  references: [
    'https://docs.docker.com/reference/dockerfile/#env',
    'https://docs.docker.com/build/building/variables/',
  ],
  equivalents: { sonar: ['S4507'] },
  fixable: 'unsafe',
  examples: [
    {
      title: 'Variables of frameworks',
      bad: `
        FROM python:3.13-slim
        ENV PORT=8080 «FLASK_DEBUG=1» \\
            APP_HOME=/srv
        ENV «NODE_ENV=development»
        CMD ["flask", "run"]
      `,
      good: `
        FROM python:3.13-slim
        ENV PORT=8080 FLASK_DEBUG=0 \\
            APP_HOME=/srv
        ENV NODE_ENV=production
        CMD ["flask", "run"]
      `,
    },
  ],

  on: 'stage',
  check(stage, { report }) {
    if (!stage.isInFinalChain) return
    for (const instruction of stage.all('ENV')) {
      for (const { key, value } of instruction.pairs) {
        const name = key.string
        if (name === undefined || value.string === undefined) continue
        const better = MODES.find(({ names, values }) => names.test(name) && values.test(value.string ?? ''))?.better
        // What a later stage or instruction sets is what counts.
        const final = stage.dockerfile.finalStage?.variable(name)
        if (better === undefined || final?.state !== 'known' || final.origin?.start !== key.location.span.start)
          continue
        const at = { location: instruction.locate({ start: key.place.start, end: value.place.end }) }
        const change = value.origin(0, value.string.length)?.replace(better) ?? value.replace(better)
        report({
          at,
          message: `Variable "${name}" turns on a mode for development.`,
          fixes: [{ title: `Set ${name} to ${better}`, applicability: 'unsafe', changes: [change] }],
        })
      }
    }
  },
})

const ON = /^(?:1|true|yes|on)$/i
const DEVELOPMENT = /^(?:dev|development|debug)$/i

const MODES = [
  { names: /^(?:FLASK|DJANGO|APP|RAILS|WERKZEUG|LARAVEL)_DEBUG$|^DEBUG$/, values: ON, better: '0' },
  {
    names: /^(?:FLASK|NODE|RAILS|RACK|APP|MIX|SYMFONY)_ENV$|^(?:ASPNETCORE|DOTNET)_ENVIRONMENT$/,
    values: DEVELOPMENT,
    better: 'production',
  },
  { names: /^XDEBUG_MODE$/, values: /^(?!off$)./i, better: 'off' },
]
