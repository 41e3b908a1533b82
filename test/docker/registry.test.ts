import { expect, test } from 'vitest'
import { parseImageReference } from '../../server/src/docker/image.ts'
import { comesFrom } from '../../server/src/docker/registry.ts'

const places: readonly (readonly [image: string, pattern: string, isFrom: boolean])[] = [
  ['nginx', 'docker.io', true],
  ['nginx', 'docker.io/library', true],
  ['nginx', 'docker.io/library/*', true],
  ['acme/nginx', 'docker.io/library/*', false],
  ['ghcr.io/acme/app', 'ghcr.io', true],
  ['ghcr.io/acme/app', 'ghcr.io/acme/', true],
  ['ghcr.io/acme-2/app', 'ghcr.io/acme', false],
  ['a.b.example.com/app', '*.example.com', true],
  ['example.com/app', '*.example.com', false],
  ['localhost:5000/app', 'localhost:*', true],
  ['1.dkr.ecr.eu.amazonaws.com/app', '*.dkr.ecr.*.amazonaws.com', true],
  ['ab.aba.io/app', '*ab*aba.io', true],
  ['aba.io/app', '*ab*ba.io', false],
  ['ghcr.io/acme/app', '*', true],
]

for (const [image, pattern, isFrom] of places) {
  test(`${image} comes ${isFrom ? '' : 'not '}from ${pattern}`, () => {
    expect(comesFrom(parseImageReference(image)!, [pattern])).toBe(isFrom)
  })
}
