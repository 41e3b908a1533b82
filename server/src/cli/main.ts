#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { version } from '../../../package.json'
import { escapeText } from '../output/escape.ts'
import { read } from './read.ts'
import { processTerminal, type Terminal } from './terminal.ts'

const HELP = `Usage: seaworthy read [PATH…]

  read       shows what the reader makes of the YAML files in and below the paths
             (default: the current folder): the documents of each file, how many
             values it has, how many of them are not known because a template
             prints them, and syntax errors

  --help     shows this
  --version  shows the version

Exit status: 0 all is well, 1 there is a syntax error, 2 wrong usage, or a file
that could not be read.
`

process.exitCode = run(process.argv.slice(2), processTerminal())

function run(args: string[], terminal: Terminal): number {
  const request = parse(args)
  if (request.kind === 'mistake') {
    terminal.complain(`${escapeText(request.message)} Try "seaworthy --help".\n`)
    return 2
  }
  if (request.kind === 'read') return read(request.paths, terminal)
  terminal.print(request.kind === 'help' ? HELP : `${version}\n`)
  return 0
}

type Request =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'read'; readonly paths: readonly string[] }
  | { readonly kind: 'mistake'; readonly message: string }

function parse(args: string[]): Request {
  const options = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    if (values.help) return { kind: 'help' }
    if (values.version) return { kind: 'version' }
    const [command, ...paths] = positionals
    if (command === 'read') return { kind: 'read', paths: paths.length > 0 ? paths : ['.'] }
    const message = command === undefined ? 'There is no command.' : `There is no command "${command}".`
    return { kind: 'mistake', message }
  } catch (error) {
    // Node says in a first sentence what is wrong, and in others how to get around it.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split('. ')
    return { kind: 'mistake', message: `${sentence.replace(/\.$/, '')}.` }
  }
}
