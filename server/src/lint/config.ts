import { type KubernetesVersion, parseVersion } from '../kubernetes/version.ts'
import type { AnyRule, RuleOption, Severity } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import { YamlText } from '../yaml/document.ts'
import { rootOf, type Value } from '../yaml/value.ts'
import { type OtherTool, otherTools } from './config-shape.ts'
import { type Glob, parseGlob } from './glob.ts'
import { type ProfileName, profileNames } from './profile.ts'

/** What is said about the checks, by a file, by the settings of an editor or by a command line. What is not said is left to what comes before. */
export interface ConfigLayer {
  readonly profile?: ProfileName
  readonly kubernetes?: KubernetesVersion
  /** By the ids of rules. */
  readonly rules?: ReadonlyMap<string, RuleSetting>
  /** Which other tools' ignore comments count. */
  readonly suppressions?: ReadonlyMap<OtherTool, boolean>
}

export interface RuleSetting {
  /** `on` is the severity that the rule has. */
  readonly severity?: Severity | 'on' | 'off'
  readonly options?: Readonly<Record<string, RuleOption['default']>>
}

/** What a configuration file says. Its patterns are for paths as from its folder. */
export interface ConfigFile extends ConfigLayer {
  readonly ignore: readonly Glob[]
  readonly overrides: readonly ConfigOverride[]
}

export interface ConfigOverride extends ConfigLayer {
  readonly files: readonly Glob[]
}

/** Reads a configuration; what is wrong in it is left out. Never throws. */
export function readConfig(text: YamlText, rules: readonly AnyRule[]): ConfigFile {
  const root = rootOf(text)
  const overrides = root.get('overrides').items()
  const tools = collect(otherTools, (tool) => {
    const { scalar } = root.get('suppressions', tool)
    return typeof scalar === 'boolean' ? [[tool, scalar] as const] : []
  })
  return {
    ...layerOf(root, rules),
    suppressions: new Map(tools),
    ignore: globsIn(root.get('ignore')),
    overrides: overrides.map((value) => ({ ...layerOf(value, rules), files: globsIn(value.get('files')) })),
  }
}

/** Reads the text of a configuration file. */
export function textOfConfig(content: string): YamlText {
  // Its words are those of YAML 1.2, so `off` is a word.
  return new YamlText(content, 'compose')
}

/** Reads what is said in JSON, as the settings of editors are; the same as a file may say, without its patterns. */
export function readConfigLayer(json: unknown, rules: readonly AnyRule[]): ConfigLayer {
  return layerOf(rootOf(textOfConfig(JSON.stringify(json) ?? '')), rules)
}

function layerOf(value: Value, rules: readonly AnyRule[]): ConfigLayer {
  const profile = profileNames.find((name) => value.get('profile').is(name))
  const kubernetes = parseVersion(value.get('kubernetes').string ?? '')
  const settings = collect(rules, (rule) => {
    const setting = settingOf(value.get('rules', rule.id), rule)
    return setting ? [[rule.id, setting] as const] : []
  })
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(kubernetes === undefined ? {} : { kubernetes }),
    rules: new Map(settings),
  }
}

function settingOf(value: Value, { options = {} }: AnyRule): RuleSetting | undefined {
  const isMap = value.node?.kind === 'map'
  const severity = severityIn(isMap ? value.get('severity') : value)
  if (!isMap) return severity && { severity }
  const told = collect(Object.entries(options), ([name, option]) => {
    const told = optionIn(value.get(name), option)
    return told === undefined ? [] : [[name, told] as const]
  })
  return { severity: severity ?? 'on', options: Object.fromEntries(told) }
}

const severityWords: ReadonlyMap<unknown, RuleSetting['severity']> = new Map<unknown, RuleSetting['severity']>([
  ...(['error', 'warning', 'info', 'hint', 'on', 'off'] as const).map((word) => [word, word] as const),
  [true, 'on'],
  [false, 'off'],
])

function severityIn({ scalar }: Value): RuleSetting['severity'] {
  return severityWords.get(scalar)
}

/** The value of an option; nothing where it is of another type than the default. */
function optionIn(value: Value, { default: normal }: RuleOption): RuleOption['default'] | undefined {
  if (typeof normal === 'object') {
    const items = collect(value.items(), ({ string }) => (string === undefined ? [] : [string]))
    return value.node?.kind === 'seq' && items.length === value.items().length ? items : undefined
  }
  const { scalar } = value
  if (typeof scalar === 'number')
    return Number.isInteger(scalar) && scalar >= 0 && typeof normal === 'number' ? scalar : undefined
  return scalar !== null && typeof scalar === typeof normal ? scalar : undefined
}

function globsIn(list: Value): readonly Glob[] {
  return collect(list.items(), ({ string }) => {
    const glob = string === undefined ? undefined : parseGlob(string)
    return glob && !('mistake' in glob) ? [glob] : []
  })
}
