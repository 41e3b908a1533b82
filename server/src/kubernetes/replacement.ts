import { EVERYTHING, type PatchPath, type PatchStep } from '../yaml/patched.ts'
import type { Value } from '../yaml/value.ts'
import { anyPatch, type Patch, readTarget } from './patch.ts'

/** What an item of `replacements` of a kustomization sets. One that stands in a file of its own may set anything. */
export function replacementsIn(replacement: Value): readonly Patch[] {
  const targets = replacement.get('targets')
  if (targets.items().length === 0) return [anyPatch()]
  return targets.items().map((target): Patch => {
    const selected = readTarget(target.get('select')) ?? {}
    const fields = target.get('fieldPaths').items()
    if (fields.length === 0) return anyPatch(selected)
    return {
      target: selected,
      paths: fields.map(({ string }) => (string === undefined ? [EVERYTHING] : pathOf(string))),
    }
  })
}

/** As `spec.template.spec.containers.[name=app].image`. What comes after something that is not understood is left out. */
function pathOf(fieldPath: string): PatchPath {
  const path: PatchStep[] = []
  for (const part of partsOf(fieldPath)) {
    if (part === '*' || part === '') break
    if (!part.startsWith('[')) path.push(part)
    else {
      const [, key, value] = /^\[([^=\]]+)=([^\]]*)\]$/.exec(part) ?? []
      if (key === undefined || value === undefined) break
      path.push({ key, value })
    }
  }
  return path.length > 0 ? path : [EVERYTHING]
}

/** The parts between dots, but for dots within brackets and behind a backslash. */
function partsOf(fieldPath: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let before = ''
  for (const character of fieldPath) {
    const isInBrackets = part.startsWith('[')
    const isEscaped = !isInBrackets && character === '.' && before === '\\'
    before = character
    if (isEscaped) part = `${part.slice(0, -1)}.`
    else if (isInBrackets ? character === ']' : character === '.' || character === '[') {
      parts.push(isInBrackets ? `${part}]` : part)
      part = isInBrackets || character === '.' ? '' : '['
    } else part += character
  }
  return [...parts, part].filter((one) => one !== '')
}
