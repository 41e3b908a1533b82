import type { AnyRule, RuleOption, Severity } from '../rules/rule.ts'
import { type GlobMistake, LONGEST_GLOB, parseGlob } from './glob.ts'
import { profileNames } from './profile.ts'

/**
 * What may stand at a place of a configuration. Both what is wrong in a file and the JSON schema follow from it, so they
 * say the same.
 */
export type Shape = Choice | Words | Figure | ListShape | MapShape | EitherShape

interface Described {
  /** One sentence or two, in Markdown. */
  readonly description: string
}

/** One of some values. */
export interface Choice extends Described {
  readonly kind: 'choice'
  readonly values: readonly (string | boolean)[]
}

/** Text. */
export interface Words extends Described {
  readonly kind: 'words'
  /** A regular expression that it matches as a whole, with a word for what does; one that any reader of schemas knows. */
  readonly pattern?: { readonly source: string; readonly matches: (text: string) => boolean; readonly noun: string }
  /** What is wrong with a text beyond that, in a sentence. */
  readonly mistakeIn?: (text: string) => string | undefined
  readonly shortest?: number
  readonly longest?: number
}

/** A whole number that is not negative. */
export interface Figure extends Described {
  readonly kind: 'figure'
}

export interface ListShape extends Described {
  readonly kind: 'list'
  readonly of: Shape
}

export interface MapShape extends Described {
  readonly kind: 'map'
  readonly entries: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  /** What a key is called, as in `There is no rule "x".` */
  readonly noun: string
}

/** A value, or a map that says more. */
export interface EitherShape extends Described {
  readonly kind: 'either'
  readonly choice: Choice
  readonly map: MapShape
}

/** Tools whose ignore comments and annotations are read, by their keys in `equivalents`. */
export const otherTools = ['kube-linter', 'checkov', 'trivy', 'kics', 'hadolint', 'buildkit'] as const
export type OtherTool = (typeof otherTools)[number]

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint']

/** What may stand in a configuration file, where there are these rules. */
export function configShape(rules: readonly AnyRule[]): MapShape {
  const layer = {
    profile: {
      kind: 'choice',
      values: profileNames,
      description:
        'Which rules are on. `pedantic` holds `strict`, and `strict` holds `recommended`; `pss-baseline` and `pss-restricted` are exactly that Pod Security Standard; `all` has the opt-in rules too.',
    },
    kubernetes: {
      kind: 'words',
      pattern: {
        source: '^v?[0-9]{1,4}\\.[0-9]{1,4}$',
        matches: (text) => /^v?[0-9]{1,4}\.[0-9]{1,4}$/.test(text),
        noun: 'version of Kubernetes, such as "1.34"',
      },
      description: 'The version of Kubernetes that is targeted, in quotes, such as `"1.34"`.',
    },
    rules: rulesShape(rules),
  } as const satisfies Record<string, Shape>
  const override: MapShape = {
    kind: 'map',
    noun: 'key of an override',
    entries: { files: patterns('The files that this is for.'), ...layer },
    required: ['files'],
    description: 'What is different for some files.',
  }
  return {
    kind: 'map',
    noun: 'key',
    description: 'How Seaworthy checks the files in and below the folder of this file.',
    entries: {
      ...layer,
      ignore: patterns('Files that are not checked.'),
      overrides: {
        kind: 'list',
        of: override,
        description: 'What is different for some files; where several speak of a file, the last one decides.',
      },
      suppressions: {
        kind: 'map',
        noun: 'tool',
        entries: Object.fromEntries(otherTools.map((tool) => [tool, readSwitch(tool)])),
        description:
          'Whether the ignore comments and annotations of other tools count here. They do where nothing is said.',
      },
    },
  }
}

/** What may be said about these rules. */
export function rulesShape(rules: readonly AnyRule[]): MapShape {
  return {
    kind: 'map',
    noun: 'rule',
    entries: Object.fromEntries(rules.map((rule) => [rule.id, ruleShape(rule)])),
    description: 'Rules by their ids: how severe each is, or `off`, and its options.',
  }
}

function patterns(description: string): ListShape {
  const of: Words = {
    kind: 'words',
    shortest: 1,
    longest: LONGEST_GLOB,
    mistakeIn: (text) => mistakeOf(parseGlob(text)),
    description:
      'A path as from the folder of this file, in which `*`, `?`, `**`, `{a,b}` and `[a-z]` stand for more. A folder stands for all that is in it; `!` takes back.',
  }
  return { kind: 'list', of, description }
}

function mistakeOf(glob: object | GlobMistake): string | undefined {
  return 'mistake' in glob ? glob.mistake : undefined
}

function readSwitch(tool: string): Choice {
  return { kind: 'choice', values: [true, false], description: `Whether those of ${tool} count.` }
}

/** How severe a rule is. */
export const severityShape: Choice = {
  kind: 'choice',
  // Readers of YAML 1.1 take `off` and `on` for truth values.
  values: [...severities, 'off', 'on', false, true],
  description: 'How severe what the rule finds is; `on` is what the rule says, and `off` turns it off.',
}

function ruleShape({ title, options = {} }: AnyRule): EitherShape {
  const entries = Object.entries(options).map(([name, option]) => [name, optionShape(option)] as const)
  const map: MapShape = {
    kind: 'map',
    noun: 'option',
    entries: { severity: severityShape, ...Object.fromEntries(entries) },
    description: 'The severity and the options of the rule.',
  }
  return { kind: 'either', choice: severityShape, map, description: `${title}.` }
}

function optionShape({ default: value, description }: RuleOption): Shape {
  if (typeof value === 'number') return { kind: 'figure', description }
  if (typeof value === 'boolean') return { kind: 'choice', values: [true, false], description }
  if (typeof value === 'string') return { kind: 'words', description }
  return { kind: 'list', of: { kind: 'words', description }, description }
}
