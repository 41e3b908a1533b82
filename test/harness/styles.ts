import { stringify } from 'yaml'

/** The same file written in another way, its comments kept. */
export const restyles: Readonly<Record<string, (content: string) => string>> = {
  'with CR LF': (content) => content.replaceAll('\n', '\r\n'),
  'as second document': (content) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: first\n---\n${content}`,
  'behind a byte order mark': (content) => `\ufeff${content}`,
  'without a final line break': (content) => content.trimEnd(),
  'with four spaces': (content) =>
    content.replace(
      /^( *)(- )?/gm,
      (_, spaces: string, dash: string | undefined) => spaces + spaces + (dash ? '-   ' : ''),
    ),
}

type Print = (documents: readonly unknown[]) => string | undefined

const one =
  (print: (document: unknown) => string): Print =>
  (documents) =>
    documents.length === 1 ? print(documents[0]) : undefined

/** The same data printed anew. */
export const reprints: Readonly<Record<string, Print>> = {
  'as JSON': one((document) => `${JSON.stringify(document, null, 2)}\n`),
  'as JSON on one line': one((document) => JSON.stringify(document)),
  'in flow style': one((document) => stringify(document, { collectionStyle: 'flow' })),
  'with lists that are not indented': one((document) => stringify(document, { indentSeq: false })),
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

const skipEmpty =
  (print: Print): Print =>
  (documents) =>
    print(documents) || undefined

/** The same pod in other kinds. */
export const kinds: Readonly<Record<string, Print>> = {
  'as a Deployment': skipEmpty(
    podAs((template) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template } })),
  ),
  'as a CronJob': skipEmpty(
    podAs((template) => ({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'web' },
      spec: { jobTemplate: { spec: { template } } },
    })),
  ),
}
