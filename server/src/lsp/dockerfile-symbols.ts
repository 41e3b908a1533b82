import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver'
import type { DockerDocument } from '../docker/document.ts'
import type { Instruction } from '../docker/instruction.ts'
import type { Stage } from '../docker/stage.ts'
import { type ShownDockerfile, shownDockerfile } from '../docs/dockerfile-text.ts'
import { secretsOf } from '../lint/secrets.ts'
import { symbolPlaces } from './convert.ts'
import type { LintedFile } from './linted-file.ts'

/** The stages of a Dockerfile with their instructions, behind what stands before the first of them. */
export function symbolsOfDockerfile(file: LintedFile, document: DockerDocument): readonly DocumentSymbol[] {
  const { dockerfile } = document.text
  const { show } = shownDockerfile(dockerfile, secretsOf(file.result))
  const ofInstruction = (instruction: Instruction): DocumentSymbol => {
    const { keyword, span, location } = instruction
    return {
      name: keyword,
      detail: detailOf(instruction, show),
      kind: KINDS[keyword] ?? SymbolKind.Property,
      ...symbolPlaces(file.lines, document, span, location.span),
    }
  }
  const ofStage = (stage: Stage): DocumentSymbol => {
    const { from, image, instructions, nameArgument, index } = stage
    const whole = { start: from.span.start, end: (instructions.at(-1) ?? from).span.end }
    const name = nameArgument.isMissing ? from : nameArgument
    return {
      name: `Stage ${show(nameArgument.string || String(index))}`,
      detail: show(image.written),
      kind: SymbolKind.Class,
      ...symbolPlaces(file.lines, document, whole, name.location.span),
      children: instructions.map(ofInstruction),
    }
  }
  const globals = dockerfile.instructions.filter(({ stage }) => !stage)
  return [...globals.map(ofInstruction), ...dockerfile.stages.map(ofStage)]
}

/** What tells an instruction from others of its kind: of variables and labels the names alone. */
function detailOf({ pairs, rest }: Instruction, show: ShownDockerfile['show']): string {
  return show(pairs.length > 0 ? pairs.map(({ key }) => key.written).join(', ') : rest)
}

const KINDS: Readonly<Record<string, SymbolKind>> = {
  ADD: SymbolKind.File,
  ARG: SymbolKind.Variable,
  CMD: SymbolKind.Event,
  COPY: SymbolKind.File,
  ENTRYPOINT: SymbolKind.Event,
  ENV: SymbolKind.Variable,
  RUN: SymbolKind.Function,
}
