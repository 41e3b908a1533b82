import { type KubernetesVersion, newestVersion } from '../kubernetes/version.ts'
import type { AnyRule, RuleOption, Severity } from '../rules/rule.ts'
import type { ConfigFile, ConfigLayer } from './config.ts'
import { type OtherTool, otherTools } from './config-shape.ts'
import { coversPath } from './glob.ts'
import { isInProfile, type ProfileName } from './profile.ts'

/** What counts for a file. */
export interface Settings {
  readonly profile: ProfileName
  readonly kubernetes: KubernetesVersion
  /** Whether ignore comments and annotations count at all. */
  readonly suppresses: boolean
  /** Which other tools' ignore comments and annotations count. */
  readonly tools: ReadonlySet<OtherTool>
  severityOf(rule: AnyRule): Severity | 'off'
  optionsOf(rule: AnyRule): Readonly<Record<string, RuleOption['default']>>
}

/** What a command line says. */
export interface Flags extends ConfigLayer {
  /** These rules are on, and no others are. */
  readonly only?: ReadonlySet<string>
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
  return {
    profile,
    kubernetes,
    suppresses,
    tools: new Set(tools),
    severityOf(rule) {
      const said = lastOf(({ rules }) => rules?.get(rule.id)?.severity)
      if (only) {
        if (!only.has(rule.id)) return 'off'
        return said === undefined || said === 'on' || said === 'off' ? rule.severity : said
      }
      if (said === 'on') return rule.severity
      return said ?? (isInProfile(rule, profile, kubernetes) ? rule.severity : 'off')
    },
    optionsOf({ id, options = {} }) {
      const defaults = Object.entries(options).map(([name, option]) => [name, option.default] as const)
      const told = layers.map(({ rules }) => rules?.get(id)?.options)
      return Object.assign(Object.fromEntries(defaults), ...told)
    },
  }
}
