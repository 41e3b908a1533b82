import type { Hover } from 'vscode-languageserver'
import { type KeyUser, usersOfKey, wordsOfKey, wordsOfMissingKey } from '../docs/config-words.ts'
import type { Words } from '../docs/words.ts'
import { type ConfigObject, hasKey } from '../kubernetes/config-object.ts'
import { configUsesOf } from '../kubernetes/config-use.ts'
import { isSameNamespace, type Namespace } from '../kubernetes/namespace.ts'
import { podSpecsOf } from '../kubernetes/pod.ts'
import { resourcesOf } from '../kubernetes/resource.ts'
import { collect } from '../text/collect.ts'
import type { YamlDocument } from '../yaml/document.ts'
import type { Client } from './client.ts'
import type { LintedFile, PlacedDocument } from './linted-file.ts'
import { configsNamed, type Documents, each, naming } from './manifest-navigation.ts'
import { type KeyTarget, subjectAt } from './manifest-subject.ts'
import { hoverOf } from './words-hover.ts'

/** At a key of a ConfigMap or a Secret, and where a pod names one: who uses it; where it is not there, what is instead. */
export function configHoverAt(
  documents: Documents,
  file: LintedFile,
  document: YamlDocument,
  offset: number,
  client: Client,
): Hover | undefined {
  const subject = subjectAt(document.text, offset - document.start)
  if (subject?.kind !== 'key') return undefined
  const unit = file.unit([])
  const namespace = subject.resource ? unit.namespaceOf(subject.resource) : subject.target.namespace
  const together: Documents = function* (mayMatter) {
    for (const placed of documents(mayMatter)) if (file.isWith(placed.document)) yield placed
  }
  const words = wordsAbout({ ...subject.target, namespace }, together, unit.isWhole)
  return hoverOf(words.length > 0 ? { span: subject.span, words } : undefined, file, document, client)
}

function wordsAbout(target: KeyTarget, documents: Documents, isWhole: boolean): Words {
  const objects = each(documents(naming(target)), (placed) =>
    configsNamed(target, placed.document.text).map((config) => ({
      has: hasKey(config, target.key),
      isMeant: isSameNamespace(target.namespace, namespaceOf(config, placed)),
      keys: config.keys.map(({ name }) => name),
    })),
  )
  const users = each(documents(naming(target)), (placed) => usersIn(target, placed))
  const isMissing = objects.length > 0 && objects.every(({ has, isMeant }) => has === 'no' && isMeant === 'yes')
  if (isWhole && isMissing) {
    const others = collect(objects, ({ keys }) => keys)
    return wordsOfMissingKey(target, users, others)
  }
  // Who takes all keys has this one where it is there.
  const isThere = objects.some(({ has, isMeant }) => has === 'yes' && isMeant === 'yes')
  const isSure = ({ takesAll, isCertain }: KeyUser) => isCertain && (isThere || !takesAll)
  return wordsOfKey(
    target,
    users.map((user) => ({ ...user, isCertain: isSure(user) })),
  )
}

function usersIn(target: KeyTarget, { document, unit }: PlacedDocument): readonly KeyUser[] {
  const pods = collect(resourcesOf(document.text), podSpecsOf)
  return collect(pods, (pod) => {
    const isMeant = isSameNamespace(target.namespace, unit([]).namespaceOf(pod.resource))
    if (isMeant === 'no') return []
    const uses = configUsesOf(pod).filter(
      ({ groupKind, name }) => groupKind === target.groupKind && name.is(target.name),
    )
    return collect(uses, (use) => usersOfKey(pod, use, target.key, isMeant === 'yes'))
  })
}

/** The namespace that it is deployed to, as far as that is known. */
function namespaceOf({ resource, namespace }: ConfigObject, { unit }: PlacedDocument): Namespace {
  return resource ? unit([]).namespaceOf(resource) : namespace
}
