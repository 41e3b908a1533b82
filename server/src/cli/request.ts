import { parseArgs } from 'node:util'
import { parseVersion } from '../kubernetes/version.ts'
import { profileNames } from '../lint/profile.ts'
import { rules } from '../rules/index.ts'
import type { AnyRule } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { nearest } from '../text/resemblance.ts'
import type { CheckRequest } from './check.ts'
import type { FixRequest } from './fix.ts'
import type { Said } from './scan.ts'

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'rules'; readonly format: 'text' | 'json' }
  | { readonly kind: 'explain'; readonly rule: AnyRule }
  | ({ readonly kind: 'check' } & CheckRequest)
  | ({ readonly kind: 'fix' } & FixRequest)
  | Mistake

interface Mistake {
  readonly kind: 'mistake'
  /** A sentence that names what was given. */
  readonly message: string
}

const options = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  format: { type: 'string', default: 'text' },
  profile: { type: 'string' },
  kubernetes: { type: 'string' },
  'fail-on': { type: 'string', default: 'warning' },
  unsafe: { type: 'boolean', default: false },
  diff: { type: 'boolean', default: false },
  rule: { type: 'string', multiple: true },
  quiet: { type: 'boolean', default: false },
  // Read by whoever makes the terminal.
  'no-color': { type: 'boolean' },
  stdin: { type: 'boolean', default: false },
  'stdin-filename': { type: 'string' },
  config: { type: 'string' },
  'no-config': { type: 'boolean', default: false },
  'no-suppress': { type: 'boolean', default: false },
  'show-suppressed': { type: 'boolean', default: false },
} as const

/** Reads a command line. A mistake in it is data, too. */
export function parseRequest(args: string[]): Request {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (values.help) return { kind: 'help' }
    if (values.version) return { kind: 'version' }
    return requestOf(values, positionals)
  } catch (error) {
    if (error instanceof MistakeError) return mistake(error.message)
    // Node says in a first sentence what is wrong, and in others how to get around it.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split('. ')
    return mistake(`${sentence.replace(/\.$/, '')}.`)
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values']

function requestOf(values: Values, [command, ...rest]: readonly string[]): Request {
  const paths = rest.length > 0 ? rest : ['.']
  const format = oneOf('--format', values.format, ['text', 'json', 'sarif', 'github'])
  const misplaced = command === 'check' ? misuseOf(values, rest) : checkOptionIn(values)
  if (command !== undefined && misplaced !== undefined) return mistake(misplaced)
  if (command === 'rules') return { kind: 'rules', format: oneOf('--format of rules', format, ['text', 'json']) }
  if (command === undefined) return mistake('There is no command.')
  if (command === 'explain') return explainRequest(rest)
  if (command !== 'check' && command !== 'fix') return mistake(`There is no command "${command}".`)
  const said = saidBy(values)
  if ('kind' in said) return said
  const failOn = oneOf('--fail-on', values['fail-on'], ['error', 'warning', 'info', 'hint', 'never'])
  const request = { paths, said, failOn }
  if (command === 'check') {
    const shown = { isQuiet: values.quiet, showsSuppressed: values['show-suppressed'] }
    return { kind: 'check', ...request, format, ...shown, ...standardInput(values) }
  }
  oneOf('--format of fix', format, ['text'])
  return { kind: 'fix', ...request, unsafe: values.unsafe, diff: values.diff }
}

/** What is said about the checks. */
function saidBy(values: Values): Said | Mistake {
  const { profile, config, 'no-config': hasNone } = values
  const kubernetes = values.kubernetes === undefined ? undefined : parseVersion(values.kubernetes)
  if (values.kubernetes !== undefined && !kubernetes) {
    return mistake(`"${values.kubernetes}" is not a version of Kubernetes, such as 1.34.`)
  }
  const asked = collect(values.rule ?? [], (ids) => ids.split(','))
  const only = rules.filter(({ id }) => asked.includes(id))
  const unknown = asked.find((id) => !only.some((rule) => rule.id === id))
  if (unknown !== undefined) return noRule(unknown)
  if (config !== undefined && hasNone) return mistake('--config and --no-config contradict each other.')
  if (values['no-suppress'] && values['show-suppressed']) {
    return mistake('With --no-suppress nothing is left for --show-suppressed.')
  }
  return {
    config: {
      ...(profile === undefined ? {} : { profile: oneOf('--profile', profile, profileNames) }),
      ...(kubernetes ? { kubernetes } : {}),
      ...(only.length > 0 ? { only } : {}),
      suppresses: !values['no-suppress'],
      today: new Date().toISOString().slice(0, 10),
    },
    ...(hasNone ? { configFile: false } : {}),
    ...(config === undefined ? {} : { configFile: config }),
  }
}

function explainRequest([id, ...more]: readonly string[]): Request {
  if (id === undefined) return mistake('explain needs the id of a rule.')
  if (more.length > 0) return mistake(`explain takes one rule, and "${more[0]}" is a second.`)
  const rule = rules.find((one) => one.id === id)
  return rule ? { kind: 'explain', rule } : noRule(id)
}

function noRule(id: string): Mistake {
  const meant = nearest(
    id,
    rules.map((rule) => rule.id),
  )
  return mistake(meant === undefined ? `There is no rule "${id}".` : `There is no rule "${id}"; there is "${meant}".`)
}

/** What is wrong with the options of `check` together. */
function misuseOf({ quiet, format, stdin, 'stdin-filename': name }: Values, paths: readonly string[]) {
  if (quiet && format !== 'text') return `--quiet is about text, not about --format ${format}.`
  if (stdin && !name) return '--stdin needs --stdin-filename NAME.'
  if (!stdin && name !== undefined) return '--stdin-filename needs --stdin.'
  return stdin && paths.length > 0 ? `--stdin takes the place of paths, such as "${paths[0]}".` : undefined
}

/** What is wrong when an option of `check` is given to another command. */
function checkOptionIn(values: Values): string | undefined {
  const { quiet, stdin, 'stdin-filename': name } = values
  if (values['show-suppressed']) return '--show-suppressed is only for check.'
  if (quiet) return '--quiet is only for check.'
  return stdin || name !== undefined ? '--stdin is only for check.' : undefined
}

function standardInput({ stdin, 'stdin-filename': name }: Values): Pick<CheckRequest, 'standardInputAs'> {
  return stdin && name !== undefined ? { standardInputAs: name } : {}
}

class MistakeError extends Error {}

function oneOf<const T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === value)
  if (found === undefined) throw new MistakeError(`${option} is one of ${allowed.join(', ')}, not "${value}".`)
  return found
}

function mistake(message: string): Mistake {
  return { kind: 'mistake', message }
}
