import { collect } from '../text/collect.ts'
import { isBuiltInGroup } from './api-resources.ts'
import type { NameList, PolicyRule } from './rbac.ts'
import { listed, quoted } from './rbac-holding.ts'
import { isEverything } from './rbac-words.ts'

/** What one rule allows, as it goes on after "may", a phrase for each thing that is done: `read pods and services`. */
export function phrasesOf(rule: PolicyRule): readonly string[] {
  if (isEverything(rule)) return ['do everything with everything']
  const open = [rule.verbs, rule.resources, rule.apiGroups, rule.nonResourceURLs].some(({ isOpen }) => isOpen)
  const phrases = [...partPhrases(rule), ...resourcePhrases(rule), ...pathPhrases(rule)]
  const only = onlyNamed(rule.resourceNames)
  return [...phrases.map((phrase) => phrase + only), ...(open ? ['more that a template adds'] : [])]
}

/** What is done with a part of an object, by verbs that open it. */
const PARTS: Readonly<Record<string, readonly [verbs: readonly string[], phrase: string]>> = {
  'pods/log': [['get', 'list', 'watch'], 'read the logs of pods'],
  'pods/exec': [['create', 'get'], 'run commands in pods'],
  'pods/attach': [['create', 'get'], 'type into the processes of pods, and see what they print'],
  'pods/portforward': [['create', 'get'], 'connect to the ports of pods'],
  'pods/eviction': [['create'], 'drive pods away from their nodes'],
  'pods/ephemeralcontainers': [['update', 'patch'], 'add containers to pods that run'],
  'serviceaccounts/token': [['create'], 'get tokens of ServiceAccounts'],
  'nodes/proxy': [['get', 'create'], 'talk to the kubelets of nodes, which run commands in containers'],
  'certificatesigningrequests/approval': [['update', 'patch'], 'approve requests for certificates'],
}

function partPhrases({ resources, verbs }: PolicyRule): readonly string[] {
  return collect(resources.names, (name) => {
    const part = partOf(name)
    return part?.[0].some((verb) => verbs.names.includes(verb) || verbs.names.includes('*')) ? [part[1]] : []
  })
}

function partOf(name: string): readonly [readonly string[], string] | undefined {
  return Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
}

function resourcePhrases({ resources, verbs, apiGroups }: PolicyRule): readonly string[] {
  const { names } = resources
  const shown = names.filter((name) => !partOf(name) && !isSaidWith(name, names))
  if (shown.length === 0) return []
  const objects = listed([...new Set(shown.map(objectsOf))]) + ofGroups(apiGroups.names, names.includes('*'))
  return actionsOf(verbs).map((action) => `${action} ${objects}`)
}

/** Whether a resource goes without saying beside the one that it is a part of. */
function isSaidWith(name: string, names: readonly string[]): boolean {
  const [whole = '', part] = name.split('/')
  return (part === 'status' || part === 'finalizers') && names.includes(whole)
}

/** The objects of a resource, as `deployments` or `the scale of deployments`. */
function objectsOf(name: string): string {
  const [whole = '', part] = name.split('/')
  const objects = whole === '*' ? 'everything' : whole
  return part === undefined ? objects : `the ${part} of ${objects}`
}

/** The API groups, where it is not known without them what is meant. */
function ofGroups(groups: readonly string[], isEvery: boolean): string {
  if (groups.length === 0 || groups.includes('*') || (!isEvery && groups.every(isBuiltInGroup))) return ''
  return ` of ${listed(groups.map((group) => (group === '' ? 'the core API' : `the API ${quoted(group)}`)))}`
}

const ACTIONS: readonly (readonly [verbs: readonly string[], action: string])[] = [
  [['get', 'list', 'watch'], 'read'],
  [['create'], 'make'],
  [['update', 'patch'], 'change'],
  [['delete', 'deletecollection'], 'delete'],
  [['impersonate'], 'act as'],
  [['bind'], 'hand out'],
  [['escalate'], 'write rights that they do not have into'],
  [['approve', 'sign'], 'approve or sign for'],
]

/** What verbs do; the usual ones in one phrase. */
function actionsOf({ names }: NameList): readonly string[] {
  if (names.includes('*')) return ['do everything with']
  const usual = collect(ACTIONS.slice(0, 4), ([verbs, action]) => (verbs.some(isIn(names)) ? [action] : []))
  const special = collect(ACTIONS.slice(4), ([verbs, action]) => (verbs.some(isIn(names)) ? [action] : []))
  const known = collect(ACTIONS, ([verbs]) => verbs)
  const others = names.filter((name) => !known.includes(name)).map((name) => `use the verb ${quoted(name)} on`)
  return [...(usual.length > 0 ? [listed(usual)] : []), ...special, ...others]
}

function isIn(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name)
}

function pathPhrases({ nonResourceURLs }: PolicyRule): readonly string[] {
  const { names } = nonResourceURLs
  if (names.length === 0) return []
  return [names.includes('*') ? 'ask the API server for every path' : `ask the API server for ${listed(names)}`]
}

function onlyNamed({ names, isOpen }: NameList): string {
  if (names.length === 0) return isOpen ? ', of certain names only' : ''
  return `, only ${listed(names.map(quoted))}${isOpen ? ' and others that a template adds' : ''}`
}
