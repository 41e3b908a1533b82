import { type KubernetesVersion, parseVersion } from '../kubernetes/version.ts'
import { readConfigLayer } from '../lint/config.ts'
import type { Config } from '../lint/linter.ts'
import { type ProfileName, profileNames } from '../lint/profile.ts'
import { rules } from '../rules/index.ts'
import { asRecord } from './client.ts'

/** The settings of one workspace folder. `undefined` where the user says nothing, so that the repository decides. */
export interface Settings {
  readonly isEnabled: boolean
  /** Of which files problems are shown. */
  readonly problems: 'openFiles' | 'workspace'
  /** What `source.fixAll` makes. */
  readonly fixAll: 'safe' | 'unsafe'
  readonly profile: ProfileName | undefined
  readonly kubernetes: KubernetesVersion | undefined
  /** What is said about rules by their ids, as a configuration file may say it. */
  readonly rules: unknown
}

export const defaultSettings: Settings = {
  isEnabled: true,
  problems: 'openFiles',
  fixAll: 'safe',
  profile: undefined,
  kubernetes: undefined,
  rules: undefined,
}

/** Reads what an editor has under `seaworthy`. What makes no sense counts as not said, and is complained about. */
export function settingsOf(value: unknown, complain: (sentence: string) => void): Settings {
  const said = asRecord(value)
  const wrong = (name: string, allowed: string): void => {
    complain(`The setting "seaworthy.${name}" is ${allowed}, not ${JSON.stringify(said[name])?.slice(0, 40)}.`)
  }
  const choice = <const T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const found = allowed.find((one) => one === said[name])
    if (found === undefined && isSaid(said[name])) wrong(name, `one of ${allowed.join(', ')}`)
    return found
  }
  const { enable, kubernetes } = said
  if (isSaid(enable) && typeof enable !== 'boolean') wrong('enable', 'true or false')
  const version = typeof kubernetes === 'string' ? parseVersion(kubernetes) : undefined
  if (isSaid(kubernetes) && !version) wrong('kubernetes', 'a version such as "1.34"')
  return {
    isEnabled: enable !== false,
    problems: choice('problems', ['openFiles', 'workspace']) ?? defaultSettings.problems,
    fixAll: choice('fixAll', ['safe', 'unsafe']) ?? defaultSettings.fixAll,
    profile: choice('profile', profileNames),
    kubernetes: version,
    rules: said.rules,
  }
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null
}

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
