import { collect } from '../text/collect.ts'
import { isDay } from './day.ts'
import type { IgnoreComment, IgnoredName } from './ignore.ts'

/** Reads what comments of one tool ask to ignore, as the tool itself reads them. */
type CommentReader = (comment: string) => readonly IgnoreComment[]

/** The readers of other tools; one more is one more line here. */
export const otherComments: readonly CommentReader[] = [checkov, trivy, kics, hadolint, buildkit]

/** `# checkov:skip=CKV_K8S_14,CKV_K8S_43:reason`; without an id all that the tool checks. */
function checkov(comment: string): readonly IgnoreComment[] {
  const [head, ids = '', reason] =
    /(?:checkov|bridgecrew|cortex):skip= {0,9}([\w,-]*)(?::([^\n]*))?/.exec(comment) ?? []
  if (head === undefined) return []
  const names = namesIn(ids)
  // It is one for a whole Dockerfile, and in YAML one for the resource that it stands in.
  const all = { family: 'checkov', by: 'checkov:skip', reach: 'document' } as const
  return [{ ...all, names: names.length > 0 ? names : 'all', reason: reason?.trim() || undefined }]
}

/** `# trivy:ignore:KSV-0012:exp:2027-01-31`, of which several may stand in a comment. */
function trivy(comment: string): readonly IgnoreComment[] {
  return [...comment.matchAll(/(?:trivy|tfsec):ignore:([^\s:[]+)(\S*)/g)].map(
    ({ 0: word, 1: id = '', 2: rest = '', index }) => {
      const expiry = /^(?:\[[^\]\s]*\])?:exp:(\S+)/.exec(rest)?.[1]
      const reason = comment.slice(index + word.length).trim() || undefined
      const until = expiry !== undefined && isDay(expiry) ? expiry : undefined
      const names = id === '*' ? ('all' as const) : namesIn(id)
      return { family: 'trivy', by: 'trivy:ignore', reach: 'line-or-next', names, reason, until }
    },
  )
}

const kicsReaches = {
  ignore: 'file-at-start',
  disable: 'file-at-start',
  'ignore-line': 'next-line',
  'ignore-block': 'below',
} as const

/** `# kics-scan ignore-line`, `# kics-scan disable=…`. */
function kics(comment: string): readonly IgnoreComment[] {
  const [head, command = '', ids] =
    /^#+[ \t]*(?:kics|dd-iac)-scan[ \t]+([a-z-]+)(?:=([\w,-]+))?[ \t]*$/.exec(comment) ?? []
  if (head === undefined || !isKicsCommand(command) || (command === 'disable') !== (ids !== undefined)) return []
  const names = ids === undefined ? ('all' as const) : namesIn(ids)
  return [{ family: 'kics', by: `kics-scan ${command}`, reach: kicsReaches[command], names, reason: undefined }]
}

function isKicsCommand(command: string): command is keyof typeof kicsReaches {
  return Object.hasOwn(kicsReaches, command)
}

const hadolintReaches = { '': 'next-line', stage: 'stage', global: 'file' } as const

/** `# hadolint ignore=DL3006,DL3008 # reason`, `# hadolint stage ignore=…`, `# hadolint global ignore=…`. */
function hadolint(comment: string): readonly IgnoreComment[] {
  const words = /^#[ \t]*hadolint[ \t]+(?:(stage|global)[ \t]+)?ignore[ \t]*=([^#]*)(?:#(.*))?$/.exec(comment)
  if (!words) return []
  const [, scope = '', ids = '', reason] = words
  // Anything but codes makes it a comment like any other.
  if (!/^[DLSC0-9,\s]+$/.test(ids) || (scope !== '' && scope !== 'stage' && scope !== 'global')) return []
  const by = `hadolint ${scope === '' ? 'ignore' : `${scope} ignore`}`
  const names = namesIn(ids)
  return [{ family: 'hadolint', by, reach: hadolintReaches[scope], names, reason: reason?.trim() || undefined }]
}

/** `# check=skip=StageNameCasing;error=true`: for the file above all else in it, and for the instruction below it. */
function buildkit(comment: string): readonly IgnoreComment[] {
  const [head, options = ''] = /^#[ \t]*check[ \t]*=[ \t]*(\S+)/i.exec(comment) ?? []
  const skip = options.split(';').find((option) => option.startsWith('skip='))
  if (head === undefined || skip === undefined) return []
  const ids = skip.slice('skip='.length)
  const names = ids === 'all' ? ('all' as const) : namesIn(ids)
  const said = { family: 'buildkit', by: 'check=skip', names, reason: undefined } as const
  return [
    { ...said, reach: 'directive' },
    { ...said, reach: 'next-line' },
  ]
}

function namesIn(ids: string): readonly IgnoredName[] {
  return collect(ids.split(/[\s,]+/), (id) => (id === '' ? [] : { id }))
}
