import type { Location, Span, Text } from '../text/document.ts'
import type { Value } from '../yaml/value.ts'
import type { OtherTool } from './config-shape.ts'

/** Whose ignore comments and annotations there are. */
export type IgnoreFamily = 'seaworthy' | OtherTool

/** A rule, or a check of another tool, by the name that is written. */
export interface IgnoredName {
  readonly id: string
  /** Where it stands in what is written; only of ours. */
  readonly span?: Span
}

/** What an ignore comment or annotation says. Offsets count from the `#`, or in the string of the annotation. */
export interface IgnoreWords {
  readonly family: IgnoreFamily
  /** What it is called where the findings that it hides are listed. */
  readonly by: string
  /** All that the tool checks where it names nothing. */
  readonly names: readonly IgnoredName[] | 'all'
  readonly reason: string | undefined
  /** The last day on which it counts, as `2027-01-31`. */
  readonly until?: string | undefined
  /** What is wrong with it, in sentences. */
  readonly mistakes?: readonly { readonly span: Span; readonly message: string }[]
}

/**
 * What a comment is for:
 * - `here`: the line that it stands behind, with the value that begins there, or what begins on the line below.
 * - `below`: what begins on the line below, as a block; in a Dockerfile only a build stage.
 * - `next-line`: the line below, or the instruction.
 * - `line-or-next`: the line that it stands behind, or the line below.
 * - `stage`: the build stage that begins on the line below.
 * - `document`: all of its document.
 * - `file`: all of its file.
 * - `file-at-start`: all of its file, where it stands above all else in it.
 * - `directive`: all of its file, where it is a parser directive of a Dockerfile.
 */
export type CommentReach =
  | 'here'
  | 'below'
  | 'next-line'
  | 'line-or-next'
  | 'stage'
  | 'document'
  | 'file'
  | 'file-at-start'
  | 'directive'

export interface IgnoreComment extends IgnoreWords {
  readonly reach: CommentReach
}

/** An ignore comment or annotation at its place. */
export interface Ignore extends IgnoreWords {
  readonly text: Text
  /** The comment, or the value of the annotation. */
  readonly location: Location
  /** The comment from its `#` on, or the string of the annotation. */
  readonly written: string
  /** Of an annotation. */
  readonly value?: Value
  /** Where findings begin that it hides, in its text; `first` is the file if the text is the first of it. */
  readonly reach: Span | 'file' | 'first'
}
