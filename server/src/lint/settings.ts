import { type KubernetesVersion, newestVersion } from '../kubernetes/version.ts'
import type { AnyRule, OptionValues, Rule, RuleMeta, Severity } from '../rules/rule.ts'
import type { ConfigFile, ConfigLayer, RuleSetting } from './config.ts'
import { type OtherTool, otherTools } from './config-shape.ts'
import { coversPath } from './glob.ts'
import { optionsOf } from './options.ts'
import { isInProfile, type ProfileName } from './profile.ts'

/** What counts for a file. */
export interface Settings {
  readonly profile: ProfileName
  readonly kubernetes: KubernetesVersion
  /** Whether ignore comments and annotations count at all. */
  readonly suppresses: boolean
  /** Which other tools' ignore comments and annotations count. */
  readonly tools: ReadonlySet<OtherTool>
  /** Whether a rule runs, and how severe it is. */
  severityOf(rule: Rule): Severity | 'off'
  /** How severe a configuration says that findings of a rule are; nothing where it leaves that to the rule. */
  saidSeverity(rule: Pick<RuleMeta, 'id'>): Severity | undefined
  /** Whether the findings of a rule are asked for. A rule may run only because others depend on it. */
  isShown(rule: Pick<RuleMeta, 'id'>): boolean
  optionsOf(rule: Rule): OptionValues
}

/** What a command line says. */
export interface Flags extends ConfigLayer {
  /** Only findings of these rules are asked for, whatever the profile. */
  readonly only?: readonly AnyRule[]
  readonly suppresses?: boolean
}

/** What was said about the files of a folder; what is further down decides. */
export interface ConfigSources {
  readonly editor?: ConfigLayer
  readonly file?: ConfigFile
  readonly flags?: Flags
}

/** The settings of the files of a folder. Files with the same overrides have the same object. */
export class FolderSettings {
  readonly #sources: ConfigSources
  readonly #known = new Map<string, Settings>()

  constructor(sources: ConfigSources = {}) {
    this.#sources = sources
  }

  /** Whether the configuration leaves a file out. The path is as from the folder of the configuration file. */
  isIgnored(path: string): boolean {
    return coversPath(this.#sources.file?.ignore ?? [], path)
  }

  /** What counts for a file, whose path is as from the folder of the configuration file. */
  settingsFor(path: string): Settings {
    const { editor, file, flags } = this.#sources
    const overrides = (file?.overrides ?? []).filter(({ files }) => coversPath(files, path))
    const key = overrides.map((override) => file?.overrides.indexOf(override)).join()
    const known = this.#known.get(key)
    if (known) return known
    const layers = [editor, file, ...overrides, flags].filter((layer) => layer !== undefined)
    const settings = settingsOf(layers, flags)
    this.#known.set(key, settings)
    return settings
  }
}

function settingsOf(layers: readonly ConfigLayer[], { only, suppresses = true }: Flags = {}): Settings {
  const profile = layers.findLast((layer) => layer.profile)?.profile ?? 'recommended'
  const kubernetes = layers.findLast((layer) => layer.kubernetes)?.kubernetes ?? newestVersion
  const lastOf = <T>(one: (layer: ConfigLayer) => T | undefined): T | undefined =>
    layers.reduce<T | undefined>((last, layer) => one(layer) ?? last, undefined)
  const tools = otherTools.filter((tool) => lastOf(({ suppressions }) => suppressions?.get(tool)) ?? true)
  const said = (id: string) => lastOf(({ rules }) => rules?.get(id)?.severity)
  const asked = only && new Set(only.map(({ id }) => id))
  // What is said of ignore comments depends on what all others find.
  const runsOthers = !only || only.some(({ on }) => on === 'ignore')
  return {
    profile,
    kubernetes,
    suppresses,
    tools: new Set(tools),
    severityOf(rule) {
      const severity = said(rule.id)
      const isOff = severity === 'off' || (severity === undefined && !isInProfile(rule, profile, kubernetes))
      const isRun = asked?.has(rule.id) || (runsOthers && !isOff)
      if (!isRun) return 'off'
      return isSeverity(severity) ? severity : rule.severity
    },
    saidSeverity({ id }) {
      const severity = said(id)
      return isSeverity(severity) ? severity : undefined
    },
    isShown: ({ id }) => asked?.has(id) ?? true,
    optionsOf: (rule) => optionsOf(rule, ...layers.map(({ rules }) => rules?.get(rule.id)?.options)),
  }
}

function isSeverity(said: RuleSetting['severity']): said is Severity {
  return said !== undefined && said !== 'on' && said !== 'off'
}
