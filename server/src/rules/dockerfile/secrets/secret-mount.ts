import type { Dockerfile } from '../../../docker/dockerfile.ts'

/** The flag that gives a RUN a secret of the build as a variable of the same name. */
export function secretMount(name: string): string {
  return `--mount=type=secret,id=${name},env=${name}`
}

/** Whether what reads the Dockerfile knows secrets in variables, which came with version 1.10 of its syntax. */
export function takesSecretVariables({ directives }: Dockerfile): boolean {
  const syntax = directives.find(({ name }) => name === 'syntax')
  return syntax === undefined || NEW_SYNTAX.test(syntax.value)
}

const NEW_SYNTAX = /^docker\/dockerfile:(?:1|1\.[1-9]\d|latest|labs|1-labs)$/
