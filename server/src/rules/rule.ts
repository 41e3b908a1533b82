import type { BuildContext } from '../docker/build-context.ts'
import type { Dockerfile } from '../docker/dockerfile.ts'
import type { Instruction } from '../docker/instruction.ts'
import type { Stage } from '../docker/stage.ts'
import type { Facts } from '../kubernetes/facts.ts'
import type { Namespace } from '../kubernetes/namespace.ts'
import type { Container, PodSpec } from '../kubernetes/pod.ts'
import type { RoleBinding } from '../kubernetes/rbac-binding.ts'
import type { Role } from '../kubernetes/rbac-role.ts'
import type { GroupKind, Manifest, Resource } from '../kubernetes/resource.ts'
import type { LabelSelector } from '../kubernetes/selector.ts'
import type { PartialLabels } from '../kubernetes/selector-partial.ts'
import type { KubernetesVersion } from '../kubernetes/version.ts'
import type { Located, Location } from '../text/document.ts'
import type { Change, SetValue } from '../yaml/change.ts'
import type { Json } from '../yaml/json.ts'
import type { ConfigMistake } from './config-mistake.ts'
import type { IgnoreNote } from './ignore-note.ts'

export type Severity = 'error' | 'warning' | 'info' | 'hint'

/**
 * What a fix does to the workload or the build:
 * - `safe`: nothing. What it takes away was dead or refused, or it is another spelling of the same thing; provable in the
 *   file alone. Only these take part in fix-all unless the user widens it.
 * - `unsafe`: it is what the user most likely wants, and it changes how the workload or the build behaves.
 * - `manual`: it has a placeholder that only the user can fill in, or there are several right answers.
 */
export type Applicability = 'safe' | 'unsafe' | 'manual'

export interface Fix {
  /** An imperative sentence that says what will be in the file. */
  readonly title: string
  readonly applicability: Applicability
  /**
   * They are made together or not at all, in whatever files their texts stand:
   * - `value.set(…)` and the like change a value, of this file, or with `set` of a `UnitResource` of another one;
   * - `{ kind: 'append-document', after: resource.value.text, value: { apiVersion: …, kind: … } }` puts another resource
   *   behind this one in its file, written as the file is;
   * - `{ kind: 'create-file', beside: text, path: '.dockerignore', content: '…' }` makes a file in the folder of this one,
   *   if there is none.
   */
  readonly changes: readonly Change[]
}

/** A place that explains a finding. */
export interface Related {
  readonly location: Location
  readonly message: string
}

export interface Finding {
  readonly rule: RuleMeta
  readonly severity: Severity
  readonly location: Location
  /** What stands at the location is secret: it is never shown beyond its first three characters. */
  readonly sensitive?: true
  /** One sentence that says what is, and ends with a full stop. */
  readonly message: string
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
}

/** File contents by path; a string is one file. `«…»` marks where a finding is. */
export type Files = string | Readonly<Record<string, string>>

export interface Example {
  readonly title: string
  readonly bad: Files
  readonly good: Files
}

/** The smallest profile that turns a rule on; `opt-in` is in none. */
export type Profile = 'recommended' | 'strict' | 'pedantic' | 'opt-in'

/** The Pod Security Standard that demands what a rule checks, and the first Kubernetes release, as `1.25`, whose version of it does. */
export interface PodSecurity {
  readonly level: 'baseline' | 'restricted'
  readonly since?: string
}

/** What a rule can be told in the configuration. The type of `default` is that of the option. */
export interface RuleOption {
  readonly default: number | boolean | string | readonly string[]
  /** A sentence in Markdown that says what it changes. */
  readonly description: string
}

export type RuleOptions = Readonly<Record<string, RuleOption>>

/** What counts for each option of a rule: what a configuration says, or else the default. */
export type OptionValues<Options extends RuleOptions = RuleOptions> = {
  readonly [Name in keyof Options]: Widened<Options[Name]['default']>
}

type Widened<T extends RuleOption['default']> = T extends number
  ? number
  : T extends boolean
    ? boolean
    : T extends string
      ? string
      : readonly string[]

export interface RuleMeta {
  /** In kebab-case; it names the problem, and it is the name of the rule's file. */
  readonly id: string
  /** The message without the name of the thing. */
  readonly title: string
  /** The highest severity it reports. */
  readonly severity: Severity
  readonly profile: Profile
  /** Stands in `recommended` for several findings of others, which stricter profiles show instead. */
  readonly isSummary?: boolean
  /** Not shown where one of these is reported at the same place, except where each demand of a standard is wanted. */
  readonly impliedBy?: readonly string[]
  readonly podSecurity?: PodSecurity
  /** The attack, in two or three sentences. */
  readonly why: string
  readonly references: readonly string[]
  /** The same check in other tools, by the name of the tool: shown to people who come from there, and read in their suppressions. */
  readonly equivalents?: Readonly<Record<string, readonly string[]>>
  /** What can be told to it, by names in camelCase; most rules need none. */
  readonly options?: RuleOptions
  /** What is told to it in its examples, where it finds nothing by its defaults. */
  readonly exampleOptions?: OptionValues
  /** The most that its fixes can promise; `false` when it has none. */
  readonly fixable: Applicability | false
  readonly examples: readonly [Example, ...Example[]]
}

/** What a rule can look at. The key is what a rule writes in `on`. */
export interface Subjects {
  /** A document that holds at least one Kubernetes object. */
  manifest: Manifest
  resource: Resource
  podSpec: PodSpec
  container: Container
  /** A Role or a ClusterRole. */
  role: Role
  /** A RoleBinding or a ClusterRoleBinding. */
  roleBinding: RoleBinding
  /** One that has an instruction. */
  dockerfile: Dockerfile
  stage: Stage
  /** Any of a Dockerfile: ONBUILD, and what it keeps for later, are two. */
  instruction: Instruction
  /** Something in a configuration file of ours. */
  configMistake: ConfigMistake
  /** An ignore comment or annotation of ours, when all rules but those on these have run. */
  ignore: IgnoreNote
}

export interface Report {
  readonly at: Located
  readonly message: string
  /** Where it is less than that of the rule. */
  readonly severity?: Severity
  readonly related?: readonly Related[]
  readonly fixes?: readonly (Fix | undefined)[]
}

/** Another resource, of which a rule sees no more than its facts. */
export interface UnitResource {
  readonly facts: Facts
  /**
   * Points at the resource, or at the label of that name, for as long as the finding is kept: the place moves along when
   * its file changes.
   */
  related(message: string, label?: string): Related
  /** Sets something in the resource, in whatever file it stands by then: `set(['automountServiceAccountToken'], false)`. */
  set(path: readonly string[], value: Json): SetValue
}

/** What comes of looking for a resource by its name; `unknown` also when several differ of which any may be meant. */
export type Lookup =
  | { readonly kind: 'found'; readonly resource: UnitResource }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' }

/** What is chosen for certain, and what else may be. */
export interface Selected {
  readonly certain: readonly UnitResource[]
  readonly possible: readonly UnitResource[]
}

/**
 * The resources that are deployed together with the subject: those of its unit, and of the units that include it.
 *
 * A rule looks up only the groups and kinds that its `reads` names; anything else throws.
 */
export interface UnitIndex {
  /** Whether all of it is known. Where it is not, nothing is certainly missing from it. */
  readonly isWhole: boolean
  /** The namespace that a resource is in: its own, or the one that its unit sets. */
  namespaceOf(resource: Resource | UnitResource): Namespace
  /**
   * The groups and kinds of which there may be resources. A rule needs no `reads` for this: it looks again when there is
   * one more.
   */
  readonly kinds: readonly GroupKind[]
  resources(groupKind: GroupKind): readonly UnitResource[]
  /** Of a kind, those whose pods run as a ServiceAccount of one of these names, and bindings that have such a subject. */
  withAccount(groupKind: GroupKind, names: readonly string[]): readonly UnitResource[]
  /** The resources of a kind in a namespace, and those that may be there. */
  resourcesIn(groupKind: GroupKind, namespace: Namespace): Selected
  /** For what is in no namespace, `namespace` is `undefined`. */
  find(groupKind: GroupKind, namespace: Namespace | undefined, name: string): Lookup
  /** The resources of a kind, NetworkPolicies or Services, that select pods of a namespace by their labels. */
  selecting(groupKind: GroupKind, namespace: Namespace, labels: PartialLabels): Selected
  /** The resources of a kind whose pods a selector selects. */
  selectPods(groupKind: GroupKind, namespace: Namespace, selector: LabelSelector): Selected
  /**
   * What is worked out of this index alone, kept until anything changes that the rule reads. It is the same for all files of
   * a unit, so it may not come of `find`, which looks for what is nearest.
   *
   * @param name What it is, and of what; one name always stands for the same.
   */
  remember<T>(name: string, workOut: () => T): T
}

export interface Context<Options extends RuleOptions = RuleOptions> {
  /** What was told to the rule. */
  readonly options: OptionValues<Options>
  /** The version of Kubernetes that is targeted. */
  readonly kubernetes: KubernetesVersion
  readonly unit: UnitIndex
  /** What lies around the Dockerfile; nothing is known of it without `readsBuildContext`. */
  readonly buildContext: BuildContext
  /**
   * What the rules of a Pod Security Standard find in the pods of a resource, by the version of the standard. Nothing for
   * a rule that has no `reads`.
   */
  violationsOf(resource: Resource, standard: PodSecurity['level'], version: KubernetesVersion): readonly Finding[]
  report(report: Report): void
}

export interface Rule<On extends keyof Subjects = keyof Subjects, Options extends RuleOptions = RuleOptions>
  extends RuleMeta {
  readonly on: On
  /** The keywords of the instructions that it looks at, for a rule on instructions; without them it looks at all. */
  readonly keywords?: On extends 'instruction' ? readonly string[] : never
  /** The groups and kinds of the resources that it looks at, for a rule on resources; without them it looks at all. */
  readonly kinds?: On extends 'resource' ? readonly GroupKind[] : never
  readonly options?: Options
  /**
   * The groups and kinds of other resources that it looks up, for a rule that does. It runs only where its unit is known
   * as a whole, and again when the facts of such a resource change, for a subject about which it has asked of any: so it
   * looks at its subject first.
   */
  readonly reads?: readonly GroupKind[]
  /** Whether it looks at the build context of Dockerfiles. It runs again when something changes that may lie in it. */
  readonly readsBuildContext?: true
  /** Looks at one subject. It keeps nothing, and it asks nothing but the subject and the context. */
  check(subject: Subjects[On], context: Context<Options>): void
}

/** A rule on any subject. */
export type AnyRule = { [On in keyof Subjects]: Rule<On> }[keyof Subjects]

/** A rule as it is written; here so that the types of its subject and its options follow from it. */
export function defineRule<const On extends keyof Subjects, const Options extends RuleOptions = RuleOptions>(
  rule: Rule<On, Options>,
): Rule<On, Options> {
  return rule
}
