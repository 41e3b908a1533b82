import type { Dockerfile } from '../docker/dockerfile.ts'
import { DockerText } from '../docker/document.ts'
import type { Instruction } from '../docker/instruction.ts'
import { podSpecsOf } from '../kubernetes/pod.ts'
import { roleBindingsOf } from '../kubernetes/rbac-binding.ts'
import { rolesOf } from '../kubernetes/rbac-role.ts'
import { type GroupKind, Manifest, type Resource, resourcesOf } from '../kubernetes/resource.ts'
import { rules } from '../rules/index.ts'
import type { Rule, Subjects } from '../rules/rule.ts'
import { collect } from '../text/collect.ts'
import type { Text } from '../text/document.ts'
import { YamlText } from '../yaml/document.ts'
import { configMistakes } from './config-mistakes.ts'
import { configShape } from './config-shape.ts'
import type { Language } from './language.ts'

type SubjectLists = { readonly [On in keyof Subjects]: readonly Subjects[On][] }

/** Finds what rules look at in one text, each kind of subject once and only when it is asked for. */
export class TextSubjects {
  readonly text: Text
  readonly language: Language
  readonly #byKeywords = new Map<string, readonly Instruction[]>()
  readonly #byKinds = new Map<string, readonly Resource[]>()
  readonly #known: { -readonly [On in keyof Subjects]?: SubjectLists[On] }

  /** @param known Subjects that are not looked for. */
  constructor(text: Text, language: Language, known: Partial<SubjectLists> = {}) {
    this.#known = { ...known }
    this.text = text
    this.language = language
  }

  /** All subjects of the text that a rule looks at which writes this in `on`. */
  of<On extends keyof Subjects>(on: On): SubjectLists[On] {
    const known = this.#known[on]
    if (known) return known
    const found: SubjectLists[On] = readers[on](this)
    this.#known[on] = found
    return found
  }

  /** All that a rule looks at. */
  for({ on, keywords, kinds }: Pick<Rule, 'on' | 'keywords' | 'kinds'>): readonly Subjects[keyof Subjects][] {
    if (keywords) return this.#instructions(keywords)
    return kinds ? this.#resources(kinds) : this.of(on)
  }

  /** The groups and kinds of the resources in the text, each once. */
  get kinds(): readonly GroupKind[] {
    return [...new Set(this.of('resource').map(({ groupKind }) => groupKind))]
  }

  #resources(kinds: readonly GroupKind[]): readonly Resource[] {
    const all = this.of('resource')
    const [only, ...others] = all
    // So it is in most texts.
    if (only && others.length === 0) return kinds.includes(only.groupKind) ? all : []
    const name = kinds.join(' ')
    const known = this.#byKinds.get(name)
    if (known) return known
    const found = all.filter(({ groupKind }) => kinds.includes(groupKind))
    this.#byKinds.set(name, found)
    return found
  }

  /** Those with one of these keywords: most rules on instructions look at few of them. */
  #instructions(keywords: readonly string[]): readonly Instruction[] {
    const name = keywords.length === 1 ? keywords[0]! : keywords.join()
    const known = this.#byKeywords.get(name)
    if (known) return known
    const found = this.of('instruction').filter(({ keyword }) => keywords.includes(keyword))
    this.#byKeywords.set(name, found)
    return found
  }
}

/** How each kind of subject is found in a text: none in a text of another language. */
const readers: { readonly [On in keyof Subjects]: (subjects: TextSubjects) => SubjectLists[On] } = {
  manifest: (subjects) => {
    const { text, language } = subjects
    if (!(text instanceof YamlText) || !isYamlOfKubernetes[language]) return []
    const resources = subjects.of('resource')
    return resources.length > 0 || text.tree.errors.length > 0 ? [new Manifest(text, resources)] : []
  },
  resource: ({ text, language }) => (text instanceof YamlText && hasResources(language) ? resourcesOf(text) : []),
  podSpec: (subjects) => collect(subjects.of('resource'), podSpecsOf),
  container: (subjects) => collect(subjects.of('podSpec'), (pod) => pod.containers()),
  role: (subjects) => collect(subjects.of('resource'), rolesOf),
  roleBinding: (subjects) => collect(subjects.of('resource'), roleBindingsOf),
  dockerfile: ({ text }) => dockerfilesIn(text),
  stage: ({ text }) => collect(dockerfilesIn(text), ({ stages }) => stages),
  instruction: ({ text }) => {
    const instructions = collect(dockerfilesIn(text), (dockerfile) => dockerfile.instructions)
    return collect(instructions, (one) => (one.trigger ? [one, one.trigger] : one))
  },
  configMistake: ({ text, language }) =>
    text instanceof YamlText && language === 'config' ? configMistakes(text, configShape(rules)) : [],
  // What becomes of them is known only when all other rules have run.
  ignore: () => [],
}

/** The one that a text is, if it says anything. */
function dockerfilesIn(text: Text): readonly Dockerfile[] {
  if (!(text instanceof DockerText)) return []
  const { dockerfile } = text
  return dockerfile.instructions.length > 0 || !dockerfile.isRead ? [dockerfile] : []
}

const hasResources = (language: Language): boolean => language === 'kubernetes' || language === 'kustomization'

const isYamlOfKubernetes: Readonly<Record<Language, boolean>> = {
  kubernetes: true,
  kustomization: true,
  chart: true,
  values: false,
  compose: false,
  dockerfile: false,
  dockerignore: false,
  config: false,
  other: false,
}
