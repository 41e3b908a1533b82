import { type KubernetesVersion, parseVersion } from '../kubernetes/version.ts'
import { readConfigLayer } from '../lint/config.ts'
import { type Glob, parseGlob } from '../lint/glob.ts'
import type { Config } from '../lint/linter.ts'
import { type ProfileName, profileNames } from '../lint/profile.ts'
import { rules } from '../rules/index.ts'
import { collect } from '../text/collect.ts'
import { asRecord } from './client.ts'
import { customized } from './customizations.ts'

/** The settings of one workspace folder. `undefined` where the user says nothing, so that the repository decides. */
export interface Settings {
  readonly isEnabled: boolean
  /** When an open file is checked. */
  readonly run: 'onType' | 'onSave'
  /** Of which files problems are shown. */
  readonly problems: 'openFiles' | 'workspace'
  /** What `source.fixAll` makes. */
  readonly fixAll: 'safe' | 'unsafe'
  readonly profile: ProfileName | undefined
  readonly kubernetes: KubernetesVersion | undefined
  /** What is said about rules by their ids, as a configuration file may say it. */
  readonly rules: Readonly<Record<string, unknown>>
  /** Files that are not checked, by their paths as from the folder. */
  readonly exclude: readonly Glob[]
  /** Where an ignore comment is written; nowhere if the user does not want to be offered any. */
  readonly ignoreComment: 'separateLine' | 'sameLine' | 'none'
  /** Whether the page of a rule is offered among the fixes. */
  readonly offersPages: boolean
}

/** Reads what an editor has under `seaworthy`. What makes no sense counts as not said, and is complained about. */
export function settingsOf(value: unknown, complain: (sentence: string) => void): Settings {
  const said = asRecord(value)
  const wrong = (name: string, allowed: string, found: unknown = said[name]): void => {
    complain(`The setting "seaworthy.${name}" is ${allowed}, not ${JSON.stringify(found)?.slice(0, 40)}.`)
  }
  const choice = <const T extends string>(
    name: string,
    allowed: readonly T[],
    value: unknown = said[name],
  ): T | undefined => {
    const found = allowed.find((one) => one === value)
    if (found === undefined && isSaid(value)) wrong(name, `one of ${allowed.join(', ')}`, value)
    return found
  }
  const { enable, kubernetesVersion, codeAction, exclude, rules: ofRules } = said
  if (isSaid(enable) && typeof enable !== 'boolean') wrong('enable', 'true or false')
  const version = typeof kubernetesVersion === 'string' ? parseVersion(kubernetesVersion) : undefined
  if (isSaid(kubernetesVersion) && !version) wrong('kubernetesVersion', 'a version such as "1.34"')
  const { disableRuleComment, showDocumentation } = asRecord(codeAction)
  const { enable: offersIgnores, location } = asRecord(disableRuleComment)
  const place = choice('codeAction.disableRuleComment.location', ['separateLine', 'sameLine'], location ?? undefined)
  return {
    isEnabled: enable !== false,
    run: choice('run', ['onType', 'onSave']) ?? 'onType',
    problems: choice('problems', ['openFiles', 'workspace']) ?? 'openFiles',
    fixAll: choice('fixAll', ['safe', 'unsafe']) ?? 'safe',
    profile: choice('profile', profileNames),
    kubernetes: version,
    rules: customized(ofRules, (text) => wrong('rules.customizations', text, asRecord(ofRules).customizations)),
    exclude: globsOf(exclude, (text) => wrong('exclude', text)),
    ignoreComment: offersIgnores === false ? 'none' : (place ?? 'separateLine'),
    offersPages: asRecord(showDocumentation).enable !== false,
  }
}

export const defaultSettings: Settings = settingsOf(undefined, () => undefined)

/** What the settings say about the checks, which counts where no configuration file says otherwise. */
export function configOf({ profile, kubernetes, rules: said }: Settings): Config {
  const layer = readConfigLayer({ rules: said }, rules)
  return {
    editor: { ...layer, ...(profile ? { profile } : {}), ...(kubernetes ? { kubernetes } : {}) },
    get today() {
      return new Date().toISOString().slice(0, 10)
    },
  }
}

function globsOf(value: unknown, wrong: (allowed: string) => void): readonly Glob[] {
  if (!isSaid(value)) return []
  const globs = (Array.isArray(value) ? value : [undefined]).map((pattern: unknown) =>
    typeof pattern === 'string' ? parseGlob(pattern) : undefined,
  )
  const valid = collect(globs, (glob) => (glob && !('mistake' in glob) ? [glob] : []))
  if (valid.length < globs.length) wrong('a list of patterns such as "vendor/**"')
  return valid
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null
}
