import type { Dockerfile } from '../docker/dockerfile.ts'
import type { Pair } from '../docker/instruction.ts'
import type { Stage } from '../docker/stage.ts'
import { namedStagesOf } from '../docker/stage-reference.ts'
import { declarationOf, globalOf } from '../docker/variable-uses.ts'
import { type DockerSubject, dockerSubjectAt, usesOfVariable } from '../docs/dockerfile-subject.ts'
import type { Location } from '../text/document.ts'

/** Where the stage or the variable is declared that is named at an offset of a Dockerfile. */
export function declarationsInDockerfile(dockerfile: Dockerfile, offset: number): readonly Location[] {
  const subject = dockerSubjectAt(dockerfile, offset)
  if (subject?.kind === 'stage') return [placeOfStage(subject.stage)]
  if (subject?.kind === 'declaration') return [(globalOf(subject.pair) ?? subject.pair).key.location]
  const declared = subject?.kind === 'use' ? declarationOf(subject.use) : undefined
  return declared ? [declared.key.location] : []
}

/** The places that use the stage or the variable which is named at an offset, and on demand where it is declared. */
export function usesInDockerfile(
  dockerfile: Dockerfile,
  offset: number,
  includeDeclaration: boolean,
): readonly Location[] {
  const subject = dockerSubjectAt(dockerfile, offset)
  if (subject?.kind === 'stage') {
    const uses = namedStagesOf(dockerfile).get(subject.stage) ?? []
    return [...(includeDeclaration ? [placeOfStage(subject.stage)] : []), ...uses.map(({ place }) => place.location)]
  }
  const declared = subject && declaredBy(subject)
  if (!declared) return []
  return [...(includeDeclaration ? [declared.key.location] : []), ...usesOfVariable(dockerfile, declared)]
}

function declaredBy(subject: DockerSubject): Pair | undefined {
  if (subject.kind === 'declaration') return subject.pair
  return subject.kind === 'use' ? declarationOf(subject.use) : undefined
}

/** Its name, else what it is built from. */
function placeOfStage({ nameArgument, location }: Stage): Location {
  return nameArgument.isMissing ? location : nameArgument.location
}
