import { expect, test } from 'vitest'
import { unprivilegedUserOf, userOf } from '../../server/src/docker/base-image.ts'
import { adminPorts } from '../../server/src/docker/data/admin-ports.ts'
import { credentialShapes } from '../../server/src/docker/data/credential-shapes.ts'
import { currentTags } from '../../server/src/docker/data/current-tags.ts'
import { endedReleases } from '../../server/src/docker/data/ended-releases.ts'
import { folderUsers, imageUsers } from '../../server/src/docker/data/image-users.ts'
import { parseImageReference } from '../../server/src/docker/image.ts'

const users: readonly (readonly [image: string, runsAs: string | undefined, hasUser: string | undefined])[] = [
  ['node:24', 'root', 'node'],
  ['golang:1.26', 'root', undefined],
  ['nginxinc/nginx-unprivileged:1.29', '101', '101'],
  ['gcr.io/distroless/static-debian12:nonroot', '65532', '65532'],
  ['gcr.io/distroless/static-debian12', 'root', undefined],
  ['gcr.io/distroless/static-debian12:debug', undefined, undefined],
  ['cgr.dev/chainguard/node:latest', '65532', '65532'],
  ['cgr.dev/chainguard/node:latest-dev', undefined, undefined],
  ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled', '1654', '1654'],
  ['mcr.microsoft.com/dotnet/aspnet:10.0', undefined, undefined],
  ['example.com/node', undefined, undefined],
  ['someone/app', undefined, undefined],
]

for (const [image, runsAs, hasUser] of users) {
  test(`${image} runs as ${runsAs ?? 'nobody knows whom'}, and has ${hasUser ?? 'no known user'}`, () => {
    const reference = parseImageReference(image)!
    expect([userOf(reference), unprivilegedUserOf(reference)]).toEqual([runsAs, hasUser])
  })
}

test('every table says where it is from, and is looked at again after it was made', () => {
  for (const table of [endedReleases, currentTags, imageUsers, folderUsers, adminPorts, credentialShapes]) {
    expect(table.sources.length, table.about).toBeGreaterThan(0)
    expect(table.asOf < table.due, table.about).toBe(true)
  }
})
