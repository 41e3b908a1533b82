import { type Language, languageOf } from '../lint/language.ts'

/** What a file is, by the editor and by itself. Editors add to the ids of languages, as in `yaml.helm-values`. */
export function languageIn(uri: string, languageId: string, content: string): Language {
  const [id = ''] = languageId.split('.')
  const language = Object.hasOwn(languages, id) ? languages[id] : undefined
  return language === 'tell' ? languageOf(uri, content) : (language ?? 'other')
}

/** The ids that editors have for languages of ours. An id of theirs says more than the name of the file. */
const languages: Readonly<Record<string, Language | 'tell'>> = {
  '': 'tell',
  yaml: 'tell',
  helm: 'tell',
  json: 'tell',
  jsonc: 'tell',
  plaintext: 'tell',
  dockerfile: 'dockerfile',
  dockercompose: 'compose',
}

const LARGEST = 10 * 1024 * 1024

/** Whether a content is text, and not too large. */
export function isLintable(content: string): boolean {
  return content.length <= LARGEST && !content.slice(0, 8000).includes('\0')
}
