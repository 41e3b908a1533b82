import type { RuleMeta } from '../rules/rule.ts'
import type { Span } from '../text/document.ts'

/** Sentences, and under some of them a list. */
export type Words = readonly { readonly sentence: string; readonly items?: readonly string[] }[]

/** What is said of a place, and how far it reaches. */
export interface WordsAt {
  readonly span: Span
  readonly words: Words
}

/** As lines of text, with a dash before each item of a list. */
export function printWords(words: Words, escapeText: (text: string) => string = (text) => text): string {
  const blocks = words.map(({ sentence, items = [] }) => [
    escapeText(sentence),
    ...items.map((item) => `- ${escapeText(item)}`),
  ])
  return blocks.map((lines) => lines.join('\n')).join('\n\n')
}

/** As many as can be read at a glance. */
export function limited(items: readonly string[]): readonly string[] {
  const unique = [...new Set(items)]
  return unique.length > MOST_ITEMS ? [...unique.slice(0, MOST_ITEMS), 'and more'] : unique
}

const MOST_ITEMS = 20

/** The Pod Security Standard that demands what a rule checks, in words; empty where none does. */
export function standardOf({ podSecurity }: RuleMeta): string {
  if (!podSecurity) return ''
  const level = podSecurity.level === 'baseline' ? 'Baseline' : 'Restricted'
  return podSecurity.since === undefined ? level : `${level}, since Kubernetes ${podSecurity.since}`
}
