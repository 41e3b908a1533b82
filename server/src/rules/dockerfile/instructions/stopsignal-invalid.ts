import { defineRule } from '../../rule.ts'

export const stopsignalInvalid = defineRule({
  id: 'stopsignal-invalid',
  title: 'STOPSIGNAL is no signal',
  severity: 'error',
  profile: 'recommended',
  why: `
    The builder refuses a signal that does not exist. An image that
    cannot be built stays at its last version, with all that is known to be wrong with that one. Of one
    that no process can handle, the container is torn down with requests and files half done.`,
  references: ['https://docs.docker.com/reference/dockerfile/#stopsignal'],
  equivalents: { 'dockerfile-utils': ['INVALID_SIGNAL'] },
  fixable: false,
  examples: [
    {
      title: 'A letter too many',
      bad: `
        FROM nginx:1.29
        STOPSIGNAL «SIGQUITT»
      `,
      good: `
        FROM nginx:1.29
        STOPSIGNAL SIGQUIT
      `,
    },
  ],

  on: 'instruction',
  keywords: ['STOPSIGNAL'],
  check(instruction, { report }) {
    const signal = instruction.argument(0)
    const { string } = signal
    if (!string || instruction.stage?.isWindows) return
    const name = string.toUpperCase().replace(/^SIG/, '')
    if (FINAL.has(name)) {
      report({ at: signal, severity: 'info', message: `STOPSIGNAL "${string}" cannot be handled by a process.` })
    } else if (!/^[+-]?0*[1-9]\d*$/.test(string) && !REAL_TIME.test(name) && !SIGNALS.has(name)) {
      report({ at: signal, message: `STOPSIGNAL "${string}" is no signal.` })
    }
  },
})

const FINAL: ReadonlySet<string> = new Set(['KILL', 'STOP', '9', '19'])
const REAL_TIME = /^RTM(?:IN(?:\+\d{1,2})?|AX(?:-\d{1,2})?)$/
/** Those of Linux; real-time signals have numbers behind them. */
const SIGNALS: ReadonlySet<string> = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT PIPE POLL PROF PWR QUIT SEGV STKFLT SYS TERM TRAP TSTP TTIN TTOU ' +
    'URG USR1 USR2 VTALRM WINCH XCPU XFSZ'
  ).split(' '),
)
