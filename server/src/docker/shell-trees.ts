import { parseShell, type ShellTree } from './shell-tree.ts'

/** The scripts of one instruction that were parsed; they go with it from version to version. */
export class ShellTrees {
  readonly #known = new Map<string, ShellTree>()

  parse(script: string): ShellTree {
    const known = this.#known.get(script)
    if (known) return known
    const tree = parseShell(script)
    this.#known.set(script, tree)
    return tree
  }
}
