import { stringify } from 'yaml'

/** The same file with other bytes around its lines. */
export const restyles: Readonly<Record<string, (content: string) => string>> = {
  'with CR LF': (content) => content.replaceAll('\n', '\r\n'),
  'as second document': (content) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: first\n---\n${content}`,
  'behind a byte order mark': (content) => `\ufeff${content}`,
  'without a final line break': (content) => content.trimEnd(),
}

/** The same file as a template, of which every value is known. */
export const templates: Readonly<Record<string, (content: string) => string>> = {
  'in a template': (content) =>
    `{{- if .Values.enabled }}\n${content.replace(
      /^metadata:\n {2}name: .*\n(?! {2}labels:)/m,
      (lines) => `${lines}  labels:\n    {{- include "web.labels" . | nindent 4 }}\n`,
    )}{{- end }}\n`,
}

/** The same file in another layout. */
export const layouts: Readonly<Record<string, (content: string) => string>> = {
  'with four spaces': (content) =>
    content.replace(
      /^( *)(- )?/gm,
      (_, spaces: string, dash: string | undefined) => spaces + spaces + (dash ? '-   ' : ''),
    ),
}

type Print = (documents: readonly unknown[]) => string | undefined

/** Prints files of one document only; of these none where nothing is printed. */
const one =
  (print: (document: unknown) => string): Print =>
  (documents) =>
    (documents.length === 1 && print(documents[0])) || undefined

/** The same data printed anew. */
export const reprints: Readonly<Record<string, Print>> = {
  'as JSON': one((document) => `${JSON.stringify(document, null, 2)}\n`),
  'as JSON on one line': one((document) => JSON.stringify(document)),
  'in flow style': one((document) => stringify(document, { collectionStyle: 'flow' })),
  'with lists that are not indented': one((document) => stringify(document, { indentSeq: false })),
  'behind an alias': one((document) => {
    const { spec, ...object } = document as Pod // Examples are objects with a kind.
    return object.kind === 'Pod' && spec ? stringify({ 'x-spec': spec, ...object, spec }) : ''
  }),
  'in a List': (documents) => stringify({ apiVersion: 'v1', kind: 'List', items: documents }),
}

interface Pod {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata?: object
  readonly spec?: object
}

/** A single pod as the template of another kind. */
const podAs = (wrap: (template: object) => object): Print =>
  one((document) => {
    const { kind, metadata = {}, spec = {} } = document as Pod // Examples are objects with a kind.
    return kind === 'Pod' ? stringify(wrap({ metadata, spec })) : ''
  })

/** The same pod in other kinds. */
export const kinds: Readonly<Record<string, Print>> = {
  'as a Deployment': podAs((template) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { template },
  })),
  'as a CronJob': podAs((template) => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'web' },
    spec: { jobTemplate: { spec: { template } } },
  })),
}
