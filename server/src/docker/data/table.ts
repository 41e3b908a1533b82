/**
 * Facts about the world outside of files, which grow old: `npm run data-due` lists the tables that someone has to look
 * at again. Dates are written as 2026-11-21.
 */
export interface Table<Rows> {
  /** What it says, as the end of "a table of …". */
  readonly about: string
  /** Where its rows were read, and where to read them again. */
  readonly sources: readonly string[]
  /** The day for which they were written. */
  readonly asOf: string
  readonly due: string
  readonly rows: Rows
}
