#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { version } from '../../../package.json'
import { escapeText } from '../output/escape.ts'
import { check } from './check.ts'
import { explain } from './explain.ts'
import { fix } from './fix.ts'
import { parseRequest, type Request } from './request.ts'
import { listRules } from './rules.ts'
import { processTerminal, type Terminal, withoutColours } from './terminal.ts'

const HELP = `Usage: seaworthy check [PATH…]   the findings in the manifests and Dockerfiles in and below the paths
       seaworthy fix [PATH…]     makes the safe fixes; --unsafe also those that change
                                 how a workload behaves; --diff only shows them
       seaworthy rules           every rule
       seaworthy explain RULE    what a rule finds, why that matters, and what to write instead
       seaworthy lsp --stdio     the language server, for editors

PATH is a file or a folder; without one it is the current folder.

  --format FORMAT          how findings are printed: text (default), json, sarif or
                           github (workflow commands); and rules: text or json
  --profile NAME           recommended (default), strict, pedantic, all,
                           pss-baseline, pss-restricted
  --kubernetes 1.34        the version that is targeted (default: the newest known)
  --config FILE            this configuration, and not the .seaworthy.yaml that is
                           nearest to each file; its patterns count from here
  --no-config              no configuration
  --fail-on SEVERITY       error, warning (default), info, hint or never
  --rule ID                only these rules; may be repeated, commas allowed
  --show-suppressed        also what ignore comments and annotations hide
  --no-suppress            as if there were no ignore comments and annotations
  --stdin --stdin-filename NAME
                           check standard input, as if it were the file NAME
  --quiet                  text with one line for each finding, and nothing else
  --no-color               no colours on a terminal
  --help, --version

Exit status: 0 all is well, 1 there is a finding at or above --fail-on,
2 wrong usage, or a file that could not be read.
`

// The server is a program of its own: it stays, and it reads the rest of the command line.
if (process.argv[2] === 'lsp') await import('../lsp/main.node.ts')
else process.exitCode = run(process.argv.slice(2))

function run(args: string[]): number {
  // Much of what runs in a check runs for a second or two: what the V8 of Node 20 gains by optimizing it early, it loses
  // while it does so. Later ones wait by themselves, and do not know the flag.
  if (process.versions.v8.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=300000')
  const request = parseRequest(args)
  const terminal = args.includes('--no-color') ? withoutColours(processTerminal()) : processTerminal()
  return answer(request, terminal)
}

function answer(request: Request, terminal: Terminal): number {
  if (request.kind === 'check') return check(request, version, terminal)
  if (request.kind === 'fix') return fix(request, terminal)
  if (request.kind === 'explain') return explain(request.rule, terminal)
  if (request.kind === 'rules') return listRules(request.format, terminal)
  if (request.kind === 'mistake') {
    terminal.complain(`${escapeText(request.message)} Try "seaworthy --help".\n`)
    return 2
  }
  terminal.print(request.kind === 'help' ? HELP : `${version}\n`)
  return 0
}
