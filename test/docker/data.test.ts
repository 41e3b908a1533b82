import { expect, test } from 'vitest'
import { adminPorts } from '../../server/src/docker/data/admin-ports.ts'
import { credentialShapes } from '../../server/src/docker/data/credential-shapes.ts'
import { currentTags } from '../../server/src/docker/data/current-tags.ts'
import { endedReleases } from '../../server/src/docker/data/ended-releases.ts'
import { imageUsers } from '../../server/src/docker/data/image-users.ts'
import { imageVariables } from '../../server/src/docker/data/image-variables.ts'

test('every table says where it is from, and is looked at again after it was made', () => {
  for (const table of [endedReleases, currentTags, adminPorts, credentialShapes, imageUsers, imageVariables]) {
    expect(table.sources.length, table.about).toBeGreaterThan(0)
    expect(table.asOf < table.due, table.about).toBe(true)
  }
})
