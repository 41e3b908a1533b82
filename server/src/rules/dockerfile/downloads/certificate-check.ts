import type { Command, ShellWord } from '../../../docker/script.ts'
import { collect } from '../../../text/collect.ts'
import type { EditText } from '../../../yaml/change.ts'

/** What turns the check of certificates off. */
export interface Unchecked {
  readonly word: ShellWord
  /** What turns it on again; `undefined` where that is not a matter of words alone. */
  readonly changes: readonly EditText[] | undefined
}

/** The options and settings with which a command does not look at certificates. */
export function withoutCheck({ name, arguments: words }: Command): readonly Unchecked[] {
  if (name === undefined) return []
  if (name === 'curl') {
    return collect(words, (word, at) => (takesNext(words[at - 1]) ? [] : (insecureOption(word) ?? [])))
  }
  if (!KNOWN.test(name)) return []
  const found = OFF.filter(({ names }) => names.test(name))
  if (found.length === 0) return []
  const unchecked: Unchecked[] = []
  for (const off of found) {
    for (let at = 0; at < words.length; at++) {
      const word = words[at]
      if (!word || !isAt(words, at, off.sequence)) continue
      const last = words[at + off.sequence.length - 1]
      unchecked.push({ word, changes: off.isRemovable ? [word.remove(last)] : undefined })
    }
  }
  return unchecked
}

function isAt(words: readonly ShellWord[], at: number, sequence: (typeof OFF)[number]['sequence']): boolean {
  for (let step = 0; step < sequence.length; step++) {
    if (!sequence[step]?.test(words[at + step]?.string ?? '')) return false
  }
  return true
}

/** `-k`, alone or among other letters, before one that takes the rest as its value. */
function insecureOption(word: ShellWord): Unchecked | undefined {
  const { string = '', written } = word
  if (/^--(?:proxy-)?insecure$/.test(string) || string === '-k') return { word, changes: [word.remove()] }
  const [letters] = /^-[^-\s]*/.exec(string) ?? ['']
  const at = letters.search(CURL_VALUED_OR_K)
  if (at < 1 || letters[at] !== 'k') return undefined
  return { word, changes: written === string ? [word.replacePart(at, at + 1, '')] : undefined }
}

/** Whether the word behind an option of curl is its value. */
function takesNext(word: ShellWord | undefined): boolean {
  const [letters] = /^-[^-\s]*/.exec(word?.string ?? '') ?? ['']
  const at = letters.search(CURL_VALUED)
  return at > 0 && at === letters.length - 1
}

const CURL_VALUED = /[AbcCdDeEFhHKmoPQrtTuUwxXyYz]/
/** The letters of curl that take a value, and the one that is looked for. */
const CURL_VALUED_OR_K = /[AbcCdDeEFhHKmoPQrtTuUwxXyYzk]/

const YES = /^(?:1|true|yes|on)$/i
const NO = /^(?:0|false|no|off)$/i
const ANY = /^[^-]/

/** How the names of the commands begin that are looked for below. */
const KNOWN = /^(?:wget|pip|uv|git|npm|yarn|pnpm|yum|dnf|microdnf|tdnf|apt|composer|conda|go)/

/** By the command, which words in a row turn it off, and whether it is on when they are taken away. */
const OFF = [
  { names: /^wget2?$/, sequence: [/^--no-check-certificate$/], isRemovable: true },
  { names: /^(?:pip|uv)/, sequence: [/^--trusted-host$/, ANY], isRemovable: true },
  { names: /^(?:pip|uv)/, sequence: [/^--(?:trusted-host|allow-insecure-host)=/], isRemovable: true },
  { names: /^pip/, sequence: [/^config$/, /^set$/, /\.trusted-host$/, ANY], isRemovable: false },
  { names: /^git$/, sequence: [/^-c$/, /^http\.(?:.+\.)?sslverify=(?:0|false|no|off)$/i], isRemovable: true },
  { names: /^git$/, sequence: [/^(?:http|https)\.(?:.+\.)?sslverify$/i, NO], isRemovable: false },
  { names: /^(?:npm|yarn|pnpm)$/, sequence: [/^strict-ssl$/, NO], isRemovable: false },
  { names: /^(?:npm|yarn|pnpm)$/, sequence: [/^(?:--no-strict-ssl|--strict-ssl=false)$/], isRemovable: true },
  { names: /^(?:npm|yarn|pnpm)$/, sequence: [/^strict-ssl=false$/], isRemovable: false },
  {
    names: /^(?:yum|dnf5?|microdnf|tdnf)$/,
    sequence: [/^--setopt=(?:.+\.)?sslverify=(?:0|false|no)$/i],
    isRemovable: true,
  },
  {
    names: /^apt(?:-get)?$/,
    sequence: [/^-o$/, /^Acquire::https::(?:.+::)?Verify-(?:Peer|Host)=(?:0|false|no|off)$/i],
    isRemovable: true,
  },
  {
    names: /^apt(?:-get)?$/,
    sequence: [/^-oAcquire::https::(?:.+::)?Verify-(?:Peer|Host)=(?:0|false|no|off)$/i],
    isRemovable: true,
  },
  { names: /^composer$/, sequence: [/^disable-tls$/, YES], isRemovable: false },
  { names: /^conda$/, sequence: [/^ssl_verify$/, NO], isRemovable: false },
  { names: /^go$/, sequence: [/^--?insecure$/], isRemovable: true },
]
