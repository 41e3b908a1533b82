import fc from 'fast-check'
import { expect, test } from 'vitest'
import { familiarName, type ImageReference, isOfficial, parseImageReference } from '../../server/src/docker/image.ts'
import type { Span } from '../../server/src/text/document.ts'

const sha256 = `sha256:${'0123456789abcdef'.repeat(4)}`
const sha384 = `sha384:${'0123456789abcdef'.repeat(6)}`
const sha512 = `sha512:${'0123456789abcdef'.repeat(8)}`

const references: readonly (readonly [text: string, registry: string, repository: string, rest?: string])[] = [
  // Names without a registry are those of Docker Hub.
  ['nginx', 'docker.io', 'library/nginx'],
  ['nginx:1.27', 'docker.io', 'library/nginx', ':1.27'],
  ['library/nginx', 'docker.io', 'library/nginx'],
  ['bitnami/nginx', 'docker.io', 'bitnami/nginx'],
  ['library/distros/ubuntu', 'docker.io', 'library/distros/ubuntu'],
  ['a/b/c/d:e', 'docker.io', 'a/b/c/d', ':e'],
  ['docker.io/nginx', 'docker.io', 'library/nginx'],
  ['docker.io/library/nginx', 'docker.io', 'library/nginx'],
  ['docker.io/bitnami/nginx', 'docker.io', 'bitnami/nginx'],
  ['index.docker.io/nginx', 'docker.io', 'library/nginx'],
  ['index.docker.io/bitnami/nginx:1', 'docker.io', 'bitnami/nginx', ':1'],
  ['registry-1.docker.io/nginx', 'registry-1.docker.io', 'nginx'],
  ['docker.io:443/nginx', 'docker.io:443', 'nginx'],
  ['localhost', 'docker.io', 'library/localhost'],
  ['example.com', 'docker.io', 'library/example.com'],
  ['scratch', 'docker.io', 'library/scratch'],
  // A first part with a dot, a colon or a capital is a registry, and so is localhost.
  ['ghcr.io/owner/app:v1', 'ghcr.io', 'owner/app', ':v1'],
  ['registry.k8s.io/pause:3.10', 'registry.k8s.io', 'pause', ':3.10'],
  ['localhost/app', 'localhost', 'app'],
  ['localhost:5000/app', 'localhost:5000', 'app'],
  ['localhost:5000/app:1', 'localhost:5000', 'app', ':1'],
  ['registry:5000/team/app', 'registry:5000', 'team/app'],
  ['owner:1/app', 'owner:1', 'app'],
  ['registry/app', 'docker.io', 'registry/app'],
  ['127.0.0.1/app', '127.0.0.1', 'app'],
  ['127.0.0.1:5000/app:1', '127.0.0.1:5000', 'app', ':1'],
  ['[::1]/app', '[::1]', 'app'],
  ['[2001:db8::1]:5000/app:1', '[2001:db8::1]:5000', 'app', ':1'],
  ['[ABC]/app', '[ABC]', 'app'],
  ['LOCALHOST/app', 'LOCALHOST', 'app'],
  ['Registry/app', 'Registry', 'app'],
  ['Docker.io/nginx', 'Docker.io', 'nginx'],
  ['a--b.example.com/app', 'a--b.example.com', 'app'],
  ['xn--n3h.com/app', 'xn--n3h.com', 'app'],
  ['example.com:0/app', 'example.com:0', 'app'],
  ['example.com:123456/app', 'example.com:123456', 'app'],
  // A host name has no underscore, so here all is the repository.
  ['my_host.com/app:1', '', 'my_host.com/app', ':1'],
  // The words of a folder may have some marks between them.
  ['a.b_c__d-e---f', 'docker.io', 'library/a.b_c__d-e---f'],
  ['0/1', 'docker.io', '0/1'],
  // Tags.
  ['nginx:latest', 'docker.io', 'library/nginx', ':latest'],
  ['nginx:LATEST', 'docker.io', 'library/nginx', ':LATEST'],
  ['nginx:_', 'docker.io', 'library/nginx', ':_'],
  ['nginx:5000', 'docker.io', 'library/nginx', ':5000'],
  ['nginx:1.27-alpine_3.20.', 'docker.io', 'library/nginx', ':1.27-alpine_3.20.'],
  [`nginx:${'a'.repeat(128)}`, 'docker.io', 'library/nginx', `:${'a'.repeat(128)}`],
  // Digests.
  [`nginx@${sha256}`, 'docker.io', 'library/nginx', `@${sha256}`],
  [`nginx@${sha384}`, 'docker.io', 'library/nginx', `@${sha384}`],
  [`nginx@${sha512}`, 'docker.io', 'library/nginx', `@${sha512}`],
  [`nginx:1.27@${sha256}`, 'docker.io', 'library/nginx', `:1.27@${sha256}`],
  [`example.com:5000/a/b:c@${sha256}`, 'example.com:5000', 'a/b', `:c@${sha256}`],
  ['sha256:abc', 'docker.io', 'library/sha256', ':abc'],
  // Lengths.
  ['a'.repeat(247), 'docker.io', `library/${'a'.repeat(247)}`],
  [`b/${'a'.repeat(253)}`, 'docker.io', `b/${'a'.repeat(253)}`],
  [`example.com/${'a'.repeat(255)}`, 'example.com', 'a'.repeat(255)],
  ['a'.repeat(63), 'docker.io', `library/${'a'.repeat(63)}`],
  [`${'0'.repeat(64)}:1`, 'docker.io', `library/${'0'.repeat(64)}`, ':1'],
]

for (const [text, registry, repository, rest = ''] of references) {
  test(`${shortened(text)} is ${shortened(`${registry}/${repository}${rest}`)}`, () => {
    const image = parseImageReference(text)
    expect(image).toMatchObject({ registry, repository })
    expect(image && text.slice(image.name.length)).toBe(rest)
    expect(image && writtenAfterName(image)).toBe(rest)
    expect(image && fromSpans(text, image)).toBe(text)
  })
}

const refused: readonly (readonly [why: string, text: string])[] = [
  ['is empty', ''],
  ['has a space', 'nginx latest'],
  ['has a space around it', ' nginx'],
  ['has a line break behind it', 'nginx\n'],
  ['has a capital in the repository', 'Nginx'],
  ['has a capital behind the registry', 'ghcr.io/Owner/app'],
  ['has a capital behind a folder', 'owner/App'],
  ['has a capital that is not in ASCII', 'é/app'],
  ['has an underscore in a registry with a capital', 'My_Registry/app'],
  ['has an empty tag', 'nginx:'],
  ['has two tags', 'nginx:1:2'],
  ['has a tag that begins with a dot', 'nginx:.1'],
  ['has a tag that begins with a dash', 'nginx:-1'],
  ['has a plus in the tag', 'nginx:1+2'],
  ['has a tag of 129 characters', `nginx:${'a'.repeat(129)}`],
  ['has only a tag', ':1'],
  ['is a registry and a slash', 'ghcr.io/'],
  ['begins with a slash', '/nginx'],
  ['has an empty folder', 'a//b'],
  ['ends with a slash', 'a/b/'],
  ['is a URL', 'https://ghcr.io/owner/app'],
  ['has a port that is no number', 'registry:port/app'],
  ['has an empty port', 'registry:/app'],
  ['has a tag in the middle', 'owner:v1/app'],
  ['has an IPv6 address that is not closed', '[::1/app'],
  ['has an empty IPv6 address', '[]:5000/app'],
  ['has a zone in an IPv6 address', '[fe80::1%eth0]/app'],
  ['has an IPv6 address without brackets', '::1/app'],
  ['has a registry that begins with a dash', '-a.com/app'],
  ['has a registry part that ends with a dash', 'a-.com/app'],
  ['has a folder that begins with a mark', 'owner/-app'],
  ['has a folder that ends with a mark', 'owner/app_'],
  ['has two dots', 'a..b'],
  ['has three underscores', 'a___b'],
  ['has two different marks together', 'a-_b'],
  ['has a template in it', '{{ .Values.image }}'],
  ['has a variable in it', '$IMAGE'],
  ['has an empty digest', 'nginx@'],
  ['has a digest without algorithm', `nginx@${'0'.repeat(64)}`],
  ['has a digest that is too short', `nginx@${sha256.slice(0, -1)}`],
  ['has a digest that is too long', `nginx@${sha256}0`],
  ['has a digest with capitals', `nginx@sha256:${'A'.repeat(64)}`],
  ['has the name of an algorithm with capitals', `nginx@SHA256:${'0'.repeat(64)}`],
  ['has a digest of an algorithm that is not known', `nginx@md5:${'0'.repeat(32)}`],
  ['has two digests', `nginx@${sha256}@${sha256}`],
  ['has a tag behind the digest', `nginx@${sha256}:1`],
  ['has a digest and no name', `@${sha256}`],
  ['is a digest', sha256],
  ['is a digest by another algorithm', sha512],
  ['is the ID of an image', '0'.repeat(64)],
  ['has an official name of more than 255 characters with its folder', 'a'.repeat(248)],
  ['has a repository of 256 characters', `example.com/${'a'.repeat(256)}`],
  ['is longer than any reference', 'a.'.repeat(10_000_000)],
]

for (const [why, text] of refused) {
  test(`a text that ${why} is no reference`, () => {
    expect(parseImageReference(text)).toBe(undefined)
  })
}

const familiar: readonly (readonly [text: string, name: string, official: boolean])[] = [
  ['nginx:1', 'nginx', true],
  [`docker.io/library/nginx@${sha256}`, 'nginx', true],
  ['index.docker.io/nginx', 'nginx', true],
  ['docker.io/bitnami/nginx', 'bitnami/nginx', false],
  ['library/distros/ubuntu', 'library/distros/ubuntu', false],
  ['ghcr.io/library/nginx', 'ghcr.io/library/nginx', false],
  ['localhost:5000/nginx', 'localhost:5000/nginx', false],
  ['my_host.com/library', 'my_host.com/library', false],
]

for (const [text, name, official] of familiar) {
  test(`${shortened(text)} is known as ${name} and is ${official ? '' : 'not '}official`, () => {
    const image = parseImageReference(text)
    expect(image && familiarName(image)).toBe(name)
    expect(image && isOfficial(image)).toBe(official)
  })
}

test('the tag can be replaced alone', () => {
  const text = `localhost:5000/app:1@${sha256}`
  const tag = parseImageReference(text)?.spans.tag
  expect(tag && `${text.slice(0, tag.start)}2${text.slice(tag.end)}`).toBe(`localhost:5000/app:2@${sha256}`)
})

test('a registry is where it is written, not where it resolves to', () => {
  expect(parseImageReference('nginx:1')?.spans).toEqual({
    name: { start: 0, end: 5 },
    registry: undefined,
    repository: { start: 0, end: 5 },
    tag: { start: 6, end: 7 },
    digest: undefined,
  })
  expect(parseImageReference('index.docker.io/nginx')?.spans).toMatchObject({
    registry: { start: 0, end: 15 },
    repository: { start: 16, end: 21 },
  })
})

test('no text makes it throw, and what it reads has the parts that stand in the text', () => {
  const part = fc.constantFrom('a', 'B', '0', '.', '_', '-', '/', ':', '@', '[', ']', '::1', 'é', '\0', sha256)
  const text = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (written) => {
      const image = parseImageReference(written)
      return image === undefined || fromSpans(written, image) === written
    }),
    { numRuns: 2000 },
  )
})

function writtenAfterName({ tag, digest }: ImageReference): string {
  return (tag === undefined ? '' : `:${tag}`) + (digest === undefined ? '' : `@${digest}`)
}

function fromSpans(text: string, { spans }: ImageReference): string {
  const written = (before: string, span: Span | undefined, after = '') =>
    span ? before + text.slice(span.start, span.end) + after : ''
  const name = written('', spans.registry, '/') + written('', spans.repository)
  expect(written('', spans.name)).toBe(name)
  return name + written(':', spans.tag) + written('@', spans.digest)
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 50)}… (${text.length})`
}
