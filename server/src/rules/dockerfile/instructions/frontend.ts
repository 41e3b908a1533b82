import type { Dockerfile } from '../../../docker/dockerfile.ts'
import type { Instruction } from '../../../docker/instruction.ts'
import { isInstruction } from '../../../docker/syntax.ts'

/** Whether the builder reads a Dockerfile by the syntax of Docker: no `# syntax=` names a frontend of somebody else. */
export function isReadByDocker({ directives }: Dockerfile): boolean {
  return directives.every(({ name, value }) => name !== 'syntax' || OFFICIAL.test(value))
}

/** Whether lines of a template or of a preprocessor stand among the instructions: other ones may come in their place. */
export function isTemplate({ instructions, comments }: Dockerfile): boolean {
  const isLine = ({ source }: (typeof instructions)[number]) => !/^[A-Za-z]/.test(source.syntax.keyword.text)
  const hasHole = ({ keyword, source }: (typeof instructions)[number]) =>
    !isInstruction(keyword) && /[{<%@]/.test(source.line.text)
  return (
    instructions.some((one) => (isLine(one) && !LEFT_OVER.test(one.keyword)) || hasHole(one)) ||
    comments.some(({ text }) => /^(?:include|define|if|ifdef|ifndef)\b/.test(text))
  )
}

/** Whether an instruction has holes of a template, as `{{ name }}`: its words are others when it is built. */
export function isHoled({ source }: Instruction): boolean {
  return /\{\{|\{%|<%/.test(source.line.text)
}

const OFFICIAL = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?:[:@]|$)/
/** What begins the rest of a command whose lines are not continued. */
const LEFT_OVER = /^(?:&&|\|\||\||;|--?[A-Z])/
