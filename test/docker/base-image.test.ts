import { expect, test } from 'vitest'
import { endOfLifeOf, unprivilegedUserOf, userOf } from '../../server/src/docker/base-image.ts'
import { adminPorts } from '../../server/src/docker/data/admin-ports.ts'
import { credentialShapes } from '../../server/src/docker/data/credential-shapes.ts'
import { endedFolders, endedImages, endedLines } from '../../server/src/docker/data/end-of-life.ts'
import { folderUsers, imageUsers } from '../../server/src/docker/data/image-users.ts'
import { parseImageReference } from '../../server/src/docker/image.ts'

const ended: readonly (readonly [image: string, found: string])[] = [
  ['debian:buster-slim', 'Debian buster, 2024-06-30, 13'],
  ['docker.io/library/debian:10.3', 'Debian 10, 2024-06-30, 13'],
  ['debian:12', ''],
  ['debian', ''],
  [`debian:10@sha256:${'a'.repeat(64)}`, ''],
  ['example.com/debian:10', ''],
  ['someone/debian:10', ''],
  ['node:18-alpine', 'Node.js 18, 2025-04-30, 24'],
  ['node:180', ''],
  ['node:24.1.0', ''],
  ['python:3.1', 'Python 3.1, 2023-06-27, 3.13'],
  ['python:3.10.2-slim', 'Python 3.10, 2026-10-31, 3.13'],
  ['python:3', ''],
  ['python:3.13-slim-buster', 'Debian buster, 2024-06-30'],
  ['python:3.13-alpine3.17', 'Alpine Linux 3.17, 2024-11-22'],
  ['python:3.13-alpine', ''],
  ['golang:1.2', 'Go 1.2, 2025-02-11, 1.26'],
  ['golang:1', ''],
  ['ubuntu:bionic-20220801', 'Ubuntu bionic, 2023-05-31, 24.04'],
  ['mcr.microsoft.com/dotnet/sdk:8.0-alpine', '.NET 8, 2026-11-10, 10.0'],
  ['centos', 'CentOS Linux, 2024-06-30, almalinux'],
  ['centos:7', 'CentOS Linux, 2024-06-30, almalinux'],
  ['openjdk:17', 'The image openjdk, 2022-07-31, eclipse-temurin'],
  ['openjdk:27-ea-slim', ''],
  ['bitnami/redis:7.2', 'Bitnami, 2025-09-29, dhi.io'],
  ['bitnami/redis:latest', ''],
  ['constructor:toString', ''],
]

for (const [image, found] of ended) {
  test(`${image} ${found === '' ? 'gets fixes as far as is known' : `has ended: ${found}`}`, () => {
    const end = endOfLifeOf(parseImageReference(image)!)
    const parts = end ? [end.product, end.until, end.tag ?? end.instead] : []
    expect(parts.filter((part) => part !== undefined).join(', ')).toBe(found)
  })
}

test('no successor has ended, and nothing ends after the day of its table', () => {
  for (const [image, { lines, successor }] of Object.entries(endedLines.rows)) {
    expect(endOfLifeOf(parseImageReference(`${image}:${successor}`)!), image).toBeUndefined()
    for (const until of Object.keys(lines)) expect(until <= endedLines.asOf, `${image} ${until}`).toBe(true)
  }
})

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
  for (const table of [endedLines, endedImages, endedFolders, imageUsers, folderUsers, adminPorts, credentialShapes]) {
    expect(table.sources.length, table.about).toBeGreaterThan(0)
    expect(table.asOf < table.due, table.about).toBe(true)
  }
})
